import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { developer } from '../../../src/access/circles.ts'
import { onEveryApi } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { field, refused } from './world.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const spread = (args = '') =>
  `influenceSpread${args && `(${args})`} { seeds { slug } expected low high before bound { atMost guarantee reached } sentence computation { method exact notes parameters { name value } } }`
const seeds = (...slugs: string[]) =>
  `seeds: [${slugs.map((slug) => `{ slug: "${slug}" }`).join(', ')}]`

// federasi -0.6-> dewan, kelompok-a -0.5-> dinas, dewan -0.3-> dinas, dinas -0.4-> dewan.
const filter = 'tieKinds: [LOBBIES, INFLUENCES]'
const whole = { filter, viewer: developer }

const slugsOf = ({ seeds: found }: { seeds: { slug: string }[] }) => found.map(({ slug }) => slug)

describe('influence spread', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each([
        [['federasi'], 1 + 0.6 + 0.6 * 0.3],
        [['kelompok-a'], 1 + 0.5 + 0.5 * 0.4],
        [['federasi', 'kelompok-a'], 2 + (0.6 + 0.4 * 0.5 * 0.4) + (0.5 + 0.5 * 0.6 * 0.3)],
      ])('of %s is what can be reckoned by hand', async (from, expected) => {
        const found = await field(ask, spread(seeds(...from)), whole)
        expect(slugsOf(found).toSorted()).toEqual(from)
        expect(found.bound).toBeNull()
        expect(found.low).toBeLessThanOrEqual(found.expected)
        expect(found.high).toBeGreaterThanOrEqual(found.expected)
        expect(found.high - found.low).toBeLessThan(0.1)
        // Two times the half width: a deviation that no run may reach.
        expect(Math.abs(found.expected - expected)).toBeLessThan(found.high - found.low)
        expect(found.computation).toMatchObject({ method: 'SPREAD', exact: false })
      })

      it('is only what one may see', async () => {
        // mitra accompanies kelompok-a, and kelompok-f, which only its own members see.
        const part = { filter: 'tieKinds: [ACCOMPANIED_BY]' }
        const open = await field(ask, spread(seeds('mitra')), part)
        expect(open.expected).toBeCloseTo(1.7, 1)
        const within = await field(ask, spread(seeds('mitra')), { ...part, viewer: developer })
        expect(within.expected).toBeCloseTo(2.4, 1)
        const best = await field(ask, spread('count: 20'))
        expect(slugsOf(best)).toHaveLength(13)
        expect(slugsOf(best)).not.toContain('kelompok-f')
        expect(await refused(ask, spread(seeds('kelompok-f')))).toBe('NOT_IN_SLICE')
      })

      it('finds the best seeds', async () => {
        const one = await field(ask, spread('count: 1'), whole)
        expect(slugsOf(one)).toEqual(['federasi'])
        const two = await field(ask, spread('count: 2'), whole)
        expect(slugsOf(two)).toEqual(['federasi', 'kelompok-a'])
        expect(two.expected).toBeCloseTo(3.27, 1)
        expect(two.low).toBeLessThan(3.27)
        expect(two.high).toBeGreaterThan(3.27)
        expect(two.bound.atMost).toBeGreaterThan(3.27)
        expect(two.bound).toMatchObject({ reached: true })
        expect(two.bound.guarantee).toBeGreaterThan(1 - 1 / Math.E - 0.1)
        const usual = await field(ask, spread(), whole)
        expect(usual.seeds).toHaveLength(3)
      })

      it('says it in both languages', async () => {
        const alone = await field(ask, spread(seeds('kelompok-e')))
        expect(alone.sentence).toBe(
          'A campaign that begins with this actor wins over 1.0 of 13 actors on average (between 1.0 and 1.0), itself included.',
        )
        const local = await field(ask, spread(seeds('kelompok-e')), { language: 'ID' })
        expect(local.sentence).toBe(
          'Kampanye yang mulai dari 1 pihak ini rata-rata merangkul 1,0 dari 13 pihak (antara 1,0 dan 1,0), termasuk mereka sendiri.',
        )
        expect(alone.computation.notes[0]).toContain('an assumption')
      })

      it('leaves out whoever is lost, and tells what was before', async () => {
        const lose = 'whatIf(changes: [{ loseActor: { actor: { slug: "dewan" } } }])'
        const { network: lost } = await field(
          ask,
          `${lose} { network { it: ${spread(seeds('federasi', 'dewan'))} } }`,
          whole,
        )
        const found = lost.it
        expect(slugsOf(found)).toEqual(['federasi'])
        expect(found).toMatchObject({ expected: 1 })
        expect(found.before).toBeCloseTo(1.78, 1)
        const { network } = await field(
          ask,
          `${lose} { network { it: ${spread('count: 20')} } }`,
          whole,
        )
        expect(slugsOf(network.it)).not.toContain('dewan')
        expect(network.it.expected).toBe(network.it.seeds.length)
      })

      it('says of nobody that there is nobody, and refuses what cannot be asked', async () => {
        const empty = await field(ask, spread(), { filter: 'actorKinds: []' })
        expect(empty).toMatchObject({ seeds: [], expected: 0 })
        expect(empty.computation.notes[0]).toContain('no actor')
        for (const args of [`${seeds('mitra')}, count: 2`, 'seeds: []', 'count: 0', 'count: 21']) {
          expect(await refused(ask, spread(args))).toBe('BAD_FILTER')
        }
      })
    },
  )
})
