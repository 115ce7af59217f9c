import { describe, expect, test } from 'vitest'
import { explainLeverage } from '../../src/analysis/explain.ts'
import { leverage } from '../../src/analysis/leverage.ts'
import type { LeverageRow } from '../../src/analysis/leverage-rows.ts'
import { snapshotOf, worked } from './decisions.ts'

const options = { nameOf: (actor: number) => 'ABDO'[actor] ?? '?', target: 1 as const }

describe('the explanation of a row', () => {
  test('says through whom, why, how far, and what it wins', () => {
    const { rows } = leverage({ ...worked, raise: 1, draws: 0 })
    const [b, d] = rows.map((row) => explainLeverage(row, options))
    expect(b).toEqual({
      id: 'Dekati B langsung lewat hubungan O–B (kekuatan 0,80): B memegang 25% bagian keputusan karena didengar D, yang ikut memutuskan, ruang geraknya 1,00, sehingga hasilnya dapat bergeser 0,20 ke arah kita.',
      en: 'Approach B directly along the tie O–B (strength 0.80): B holds 25% of the decision because D, who has a seat in it, listens to it, its room to move is 1.00, so the outcome can shift by 0.20 towards us.',
    })
    expect(d?.en).toBe(
      'Approach D through O–B–D (strength 0.24): D holds 50% of the decision and has a seat in it, its room to move is 1.00, so the outcome can shift by 0.12 towards us.',
    )
  })

  test('says what is assumed, and the interval', () => {
    const { rows } = leverage({
      snapshot: snapshotOf(4, [
        [0, 1, 'ALLIED_WITH'],
        [1, 2, 'LOBBIES'],
        [2, 3, 'PART_OF'],
      ]),
      ...{ organizers: [0], target: -1, seats: [{ actor: 3, weight: 1 }], judgements: [] },
    })
    const row = rows.find(({ actor }) => actor === 1) as LeverageRow
    const { id, en } = explainLeverage(row, { ...options, target: -1 })
    expect(id).toContain(
      '; 100% dari masukannya masih anggapan, belum dinilai siapa pun (sikapnya, keterbukaan, kekuatan hubungan).',
    )
    expect(en).toMatch(
      /shift by 0\.0\d+ away from us \(between 0[.\d]* and 0[.\d]*\); 100% of what/,
    )
    expect(en).toContain('because D listens to it')
  })

  test('never says 0 of what is there, or all of what is not', () => {
    const [row] = leverage({ ...worked, draws: 0 }).rows
    const said = (share: number) => explainLeverage({ ...(row as LeverageRow), share }, options).en
    expect(said(0.0001)).toContain('<1% of the decision')
    expect(said(0.9999)).toContain('>99% of the decision')
    const tiny = { ...(row as LeverageRow), score: 0.00031 }
    expect(explainLeverage(tiny, options).id).toContain('bergeser 0,0003 ke')
  })
})
