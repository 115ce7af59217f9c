import type { Bilingual } from '../model/language.ts'
import type { LeverageRow } from './leverage-rows.ts'

/**
 * Why an organizer should go to an actor, in one sentence: through whom, what it decides and for whom
 * it counts, how far it can be moved, what that gains, and how much of it is assumed.
 */
export interface ExplainOptions {
  /** The name of an actor by its place. */
  readonly nameOf: (actor: number) => string
  readonly target: 1 | -1
}

export function explainLeverage(row: LeverageRow, { nameOf, target }: ExplainOptions): Bilingual {
  const name = nameOf(row.actor)
  return {
    id: sentence([
      `Dekati ${name} ${wayIn(row, nameOf).id}`,
      `: ${shareOf(row, name, nameOf).id}, ruang geraknya ${comma(row.room)}`,
      `, sehingga hasilnya dapat bergeser ${comma(row.score)} ke arah ${target === 1 ? 'kita' : 'lawan'}`,
      range(row, 'antara', 'dan', comma),
      assumedOf(row).id,
    ]),
    en: sentence([
      `Approach ${name} ${wayIn(row, nameOf).en}`,
      `: ${shareOf(row, name, nameOf).en}, its room to move is ${point(row.room)}`,
      `, so the outcome can shift by ${point(row.score)} ${target === 1 ? 'towards us' : 'away from us'}`,
      range(row, 'between', 'and', point),
      assumedOf(row).en,
    ]),
  }
}

const sentence = (parts: readonly string[]) => `${parts.join('')}.`

const point = (value: number) =>
  value > 0 && value < 0.005 ? value.toPrecision(1) : value.toFixed(2)
const comma = (value: number) => point(value).replace('.', ',')

/** Percent, never 0 of what is there and never 100 of what is not all. */
function percent(share: number): string {
  const whole = Math.round(share * 100)
  if (share > 0 && whole === 0) return '<1'
  return share < 1 && whole === 100 ? '>99' : String(whole)
}

type Names = (actor: number) => string

function wayIn({ way, reach }: LeverageRow, nameOf: Names): Bilingual {
  const path = way.actors.map(nameOf).join('–')
  const between = way.actors.length > 2
  return {
    id: `${between ? 'lewat' : 'langsung lewat hubungan'} ${path} (kekuatan ${comma(reach)})`,
    en: `${between ? 'through' : 'directly along the tie'} ${path} (strength ${point(reach)})`,
  }
}

/** What share it has, and through whose ears: that of its heaviest walk. */
function shareOf({ share, walks }: LeverageRow, name: string, nameOf: Names): Bilingual {
  const [walk] = walks
  const who = walk && walk.actors.length > 1 ? walk.actors : null
  const first = who ? nameOf(who[0] as number) : ''
  const near = who ? nameOf(who[who.length - 2] as number) : ''
  const own = {
    id: `${name} memegang ${percent(share)}% bagian keputusan`,
    en: `${name} holds ${percent(share)}% of the decision`,
  }
  if (!who)
    return walk
      ? { id: `${own.id} dan ikut memutuskan`, en: `${own.en} and has a seat in it` }
      : own
  if (first === near) {
    return {
      id: `${own.id} karena didengar ${near}, yang ikut memutuskan`,
      en: `${own.en} because ${near}, who has a seat in it, listens to it`,
    }
  }
  return {
    id: `${own.id} karena didengar ${near}, yang suaranya sampai ke ${first}, yang ikut memutuskan`,
    en: `${own.en} because ${near} listens to it, whose voice gets to ${first}, who has a seat in it`,
  }
}

function range(
  { interval }: LeverageRow,
  between: string,
  and: string,
  say: (n: number) => string,
) {
  return interval ? ` (${between} ${say(interval.low)} ${and} ${say(interval.high)})` : ''
}

function assumedOf({ assumed }: LeverageRow): Bilingual {
  if (assumed.share === 0) return { id: '', en: '' }
  const [id, en]: [string[], string[]] = [[], []]
  if (assumed.stance) {
    id.push('sikapnya')
    en.push('its stance')
  }
  if (assumed.openness.length > 0) {
    id.push('keterbukaan')
    en.push('openness')
  }
  if (assumed.strengths.length > 0) {
    id.push('kekuatan hubungan')
    en.push('the strength of ties')
  }
  const share = percent(assumed.share)
  return {
    id: `; ${share}% dari masukannya masih anggapan, belum dinilai siapa pun (${id.join(', ')})`,
    en: `; ${share}% of what this rests on is assumed, judged by nobody yet (${en.join(', ')})`,
  }
}
