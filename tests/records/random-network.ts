import type pg from 'pg'
import type { Random } from '../relay/random.ts'
import { ids, insert, insertBase, type Values } from './rows.ts'

/** The actors of a random network, by kind. All of them are invented. */
export type Cast = Readonly<Record<'GROUP' | 'ALLIANCE' | 'PARTNER' | 'STAKEHOLDER', string[]>>

const sorts = [
  ['GROUP', 'UNION', 5],
  ['ALLIANCE', 'NETWORK', 4],
  ['PARTNER', 'NGO', 3],
  ['STAKEHOLDER', 'AGENCY', 5],
] as const

const anyDays = { sinceMin: '0001-01-01', untilMax: '9999-12-31' }

/** Dates that may be known, be open, touch each other and overlap. */
function days(random: Random): Values {
  const [a, b] = [random.below(6), random.below(6)].sort() as [number, number]
  const [first, last] = [2010 + a, 2010 + b]
  const from = random.chance(0.8)
    ? { since: `${first}`, sinceMin: `${first}-01-01`, sinceMax: `${first}-12-31` }
    : {}
  if (random.chance(0.3)) return { ...anyDays, ...from }
  if (random.chance(0.3)) return { ...anyDays, ...from, untilMin: '2020-02-02' }
  return {
    ...anyDays,
    ...from,
    until: `${last}`,
    untilMin: `${last}-12-31`,
    untilMax: `${last}-12-31`,
  }
}

const names = ['Melati', 'Mawar', 'Anggrek', 'Kenanga', 'KPR', 'HBW']

/** Rows of every table that names actors; most of what they name is named more than once. */
const makers: Readonly<Record<string, (random: Random, cast: Cast, any: () => string) => Values>> =
  {
    ActorName: (random, _, any) => {
      const name = random.pick(names)
      return { actorId: any(), name, sortName: name.toLowerCase() }
    },
    ActorArea: (random, _, any) => ({
      actorId: any(),
      areaId: ids.area,
      role: random.pick(['SEAT', 'WORKS_IN', 'MEMBERS_IN']),
    }),
    Recognition: (random, cast, any) => ({
      actorId: random.pick(cast.GROUP),
      recognizerId: random.chance(0.5) ? any() : null,
      number: random.chance(0.5) ? '1' : null,
    }),
    Contact: (random, _, any) => ({
      actorId: any(),
      value: `https://example.org/${random.below(2)}`,
    }),
    Membership: (random, cast) => ({ groupId: random.pick(cast.GROUP), ...days(random) }),
    Seat: (random, _, any) => ({ actorId: any(), role: random.pick(['DECIDES', 'DRAFTS']) }),
    Outcome: (_random, _cast, any) => ({ winnerId: any(), concederId: any() }),
    Stance: (random, _, any) => ({ actorId: any(), assessorId: random.chance(0.5) ? any() : null }),
    Participation: (random, _, any) => ({ actorId: any(), role: random.pick(['HOST', 'TARGET']) }),
    Commitment: (random, cast, any) => ({
      byId: any(),
      toId: random.chance(0.5) ? any() : null,
      ...seenBy(random, cast),
    }),
    Claim: (_random, _cast, any) => ({ actorId: any() }),
    Actor: (random, cast) => ({ name: random.pick(names), ...seenBy(random, cast) }),
    Issue: (random, cast) => seenBy(random, cast),
  }

const seenBy = (random: Random, { ALLIANCE }: Cast): Values =>
  random.chance(0.4) ? { visibility: 'ALLIANCE', audienceId: random.pick(ALLIANCE) } : {}

const tieKinds = ['ALLIED_WITH', 'WORKS_WITH', 'MEMBER_OF', 'PART_OF', 'PART_OF', 'GIVES_WORK_TO']

function tie(random: Random, cast: Cast, any: () => string): Values {
  const kind = random.pick(tieKinds)
  const [from, to] = [any(), kind === 'MEMBER_OF' ? random.pick(cast.ALLIANCE) : any()]
  const ends =
    kind.endsWith('WITH') && from > to ? { fromId: to, toId: from } : { fromId: from, toId: to }
  return {
    kind,
    ...ends,
    middlemanId: kind === 'GIVES_WORK_TO' && random.chance(0.7) ? any() : null,
    ...days(random),
    ...seenBy(random, cast),
  }
}

/** Fills an empty database with a small network in which much can collide; what cannot be is left out. */
export async function randomNetwork(client: pg.Client, random: Random): Promise<Cast> {
  await insertBase(client)
  const cast: Cast = { GROUP: [], ALLIANCE: [], PARTNER: [], STAKEHOLDER: [] }
  const put = (table: string, values: Values) =>
    insert(client, table, values).catch((error: { code?: string }) => {
      if (!error.code?.startsWith('23')) throw error
      return null
    })
  for (const [kind, classification, count] of sorts) {
    for (let n = 0; n < count; n++) {
      const known = random.chance(0.5) ? { foundedOn: '2012' } : {}
      const values = { kind, classification, name: random.pick(names), ...known }
      cast[kind].push(await insert(client, 'Actor', values))
    }
  }
  const all = Object.values(cast).flat()
  const any = () => random.pick(all)
  for (let n = 0; n < 90; n++) {
    const id = await put('Tie', tie(random, cast, any))
    if (id && random.chance(0.3)) {
      await put('Claim', { actorId: null, tieId: id, property: 'existence' })
      await put('TieAssessment', { tieId: id, assessorId: any() })
    }
  }
  for (const [table, make] of Object.entries(makers)) {
    for (let n = 0; n < 10; n++) await put(table, make(random, cast, any))
  }
  return cast
}
