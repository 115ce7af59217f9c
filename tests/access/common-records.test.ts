import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous } from '../../src/access/circles.ts'
import { checkMayWrite } from '../../src/access/writing.ts'
import type { IdPrefix } from '../../src/model/public-id.ts'
import type { Held, Viewer } from '../../src/model/viewer.ts'
import type { Records } from '../../src/records/database.ts'
import type { Prisma } from '../../src/records/generated/client.ts'
import { namesAudience } from '../../src/records/write/audience.ts'
import type { RowChange } from '../../src/records/write/write.ts'
import { castId } from '../cast.ts'
import { castRecords } from '../support/filled.ts'

let records: Records & { drop(): Promise<void> }
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const [a, b, c] = [castId('kelompok-a'), castId('kelompok-b'), castId('kelompok-c')]
const [federation, council] = [castId('federasi'), castId('dewan')]
const today = '2024-06-01'

const writer = (last: string, held: Held): Viewer => ({
  ...anonymous,
  accountId: `01900000-0000-7000-8000-00000000${last}`,
  scopes: ['READ', 'WRITE'],
  alliances: [federation],
  held: [held],
})
const writers = {
  maker: writer('c001', { role: 'ORGANIZER', over: c }),
  party: writer('c002', { role: 'ORGANIZER', over: a }),
  companion: writer('c003', { role: 'COMPANION', over: a }),
  other: writer('c004', { role: 'ORGANIZER', over: b }),
  coordinator: writer('c005', { role: 'COORDINATOR', over: federation }),
  whole: writer('c006', { role: 'COORDINATOR', over: null }),
}
type Writer = keyof typeof writers

const folded = (name: string) => ({ slug: name, name, sortName: name })
let n = 0
const named = () => folded(`catatan-${++n}`)

type Make = (tx: Prisma.TransactionClient) => Promise<{ id: string }>

/** A record of each table that all of the network sees; it names kelompok-a where it names anybody. */
const tables: Record<string, Make> = {
  actor: (tx) => {
    const kind = { kind: 'STAKEHOLDER', classification: 'AGENCY', level: 'PROVINCE' }
    return tx.actor.create({ data: { ...named(), ...kind } as never })
  },
  tie: (tx) =>
    tx.tie.create({ data: { kind: 'OPPOSES', fromId: a, toId: council, visibility: 'NETWORK' } }),
  issue: (tx) =>
    tx.issue.create({ data: { ...named(), kind: 'POLICY', level: 'PROVINCE' } as never }),
  outcome: async (tx) => {
    const issue = await tx.issue.findFirstOrThrow({ where: { slug: 'perda-uji' } })
    return tx.outcome.create({ data: { issueId: issue.id, summary: 'x', winnerId: a } as never })
  },
  stance: async (tx) => {
    const issue = await tx.issue.findFirstOrThrow({ where: { slug: 'perda-uji' } })
    return tx.stance.create({
      data: {
        issueId: issue.id,
        actorId: a,
        position: 'NEUTRAL',
        asOf: new Date('2020-01-01'),
        basis: 'OBSERVED',
        confidence: 'LOW',
        visibility: 'NETWORK',
      } as never,
    })
  },
  activity: async (tx) => {
    const data = { ...named(), kind: 'CONSOLIDATION', visibility: 'NETWORK' }
    const made = await tx.activity.create({ data: data as never })
    await tx.participation.create({ data: { activityId: made.id, actorId: a, role: 'ORGANIZER' } })
    return made
  },
  commitment: async (tx) => {
    const activity = await tx.activity.findFirstOrThrow({ where: { slug: 'pertemuan-uji' } })
    return tx.commitment.create({
      data: { activityId: activity.id, byId: a, what: 'x', visibility: 'NETWORK' } as never,
    })
  },
  publication: (tx) => {
    const { name: title, ...rest } = named()
    return tx.publication.create({ data: { ...rest, title } as never })
  },
  source: (tx) => {
    const { name: title, ...rest } = named()
    return tx.source.create({
      data: { ...rest, title, kind: 'PRESS', url: 'https://contoh.test' } as never,
    })
  },
  claim: async (tx) => {
    const source = await tx.source.findFirstOrThrow({ where: { slug: 'warta-uji' } })
    return tx.claim.create({
      data: {
        sourceId: source.id,
        actorId: a,
        property: 'existence',
        asPrinted: 'x',
        visibility: 'NETWORK',
      } as never,
    })
  },
}

/** These name nobody who could speak for them. */
const nameless = ['actor', 'issue', 'publication', 'source']

const madeBy = (viewer: Viewer, make: Make) =>
  records.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('anyam.principal', ${`account:${viewer.accountId}`}, true)`
    return make(tx)
  })

/** Asks whether a writer may make a change; the fields of what is in the way. */
async function asked(who: Writer | Viewer, row: Record<string, unknown>): Promise<string[]> {
  const viewer = typeof who === 'string' ? writers[who] : who
  const faults: string[] = []
  const write = {
    ...{ tx: records.prisma, principal: `account:${viewer.accountId}`, seen: () => ({}) },
    ...{ warn: () => undefined, problems: () => faults.length },
    problem: ({ code, path }: { code: string; path: readonly string[] }) =>
      faults.push([code, ...path].join(' ')),
  }
  const change = { expectedVersion: 1, path: [], ...row } as unknown as RowChange
  await checkMayWrite(write as never, { viewer, today }, [change])
  return faults
}

const removing = (who: Writer, table: string, id: string) =>
  asked(who, { what: 'DELETE', table, id })
const hiding = (who: Writer, table: string, id: string, visibility: string, audienceId: string) =>
  asked(who, { what: 'UPDATE', table, id, values: { visibility, audienceId } })

test('every table that names an audience is asked', () => {
  expect(Object.keys(tables).sort()).toEqual([...namesAudience].sort())
})

describe.each(Object.entries(tables))(
  'a record that all of the network sees: %s',
  (table, make) => {
    const isNamed = !nameless.includes(table)
    let id: string
    beforeAll(async () => {
      id = (await madeBy(writers.maker, make)).id
    })

    test.each<[Writer, boolean]>([
      ['maker', true],
      ['party', isNamed],
      ['companion', false],
      ['other', false],
      ['coordinator', false],
      ['whole', true],
    ])('is removed by its keepers only: %s', async (who, may) => {
      expect(await removing(who, table, id)).toEqual(may ? [] : ['NOT_ALLOWED'])
    })

    test.each<[Writer, 'GROUP' | 'SELF' | 'ALLIANCE', string, boolean]>([
      ['maker', 'GROUP', c, true],
      ['party', 'GROUP', a, isNamed],
      ['party', 'ALLIANCE', federation, isNamed],
      ['other', 'GROUP', b, false],
      ['other', 'SELF', b, false],
      ['other', 'ALLIANCE', federation, false],
      ['coordinator', 'ALLIANCE', federation, false],
      ['whole', 'ALLIANCE', federation, isNamed],
    ])('is hidden by its keepers only, for those whom it names: %s, %s', async (...asks) => {
      const [who, visibility, audience, may] = asks
      expect(await hiding(who, table, id, visibility, audience)).toEqual(
        may ? [] : ['NOT_ALLOWED visibility'],
      )
    })

    test.each<Writer>(['maker', 'party', 'other', 'coordinator', 'whole'])(
      'is changed by whoever writes: %s',
      async (who) => {
        const change = { what: 'UPDATE', table, id }
        expect(await asked(who, { ...change, values: { confidence: 'LOW' } })).toEqual([])
      },
    )
  },
)

describe('a party is whom a record named when it was made', () => {
  test('not who was written into it later', async () => {
    const { id } = await madeBy(writers.maker, tables.outcome as Make)
    await records.prisma.outcome.update({ where: { id }, data: { winnerId: b } })
    expect(await removing('other', 'outcome', id)).toEqual(['NOT_ALLOWED'])
    expect(await hiding('other', 'outcome', id, 'GROUP', b)).toEqual(['NOT_ALLOWED visibility'])
    expect(await removing('party', 'outcome', id)).toEqual([])
  })

  test('not who joined an activity later, or was no organizer of it', async () => {
    const { id } = await madeBy(writers.maker, tables.activity as Make)
    await madeBy(writers.other, (tx) =>
      tx.participation.create({ data: { activityId: id, actorId: b, role: 'ORGANIZER' } }),
    )
    await madeBy(writers.maker, (tx) =>
      tx.participation.create({ data: { activityId: id, actorId: b, role: 'PARTICIPANT' } }),
    )
    expect(await removing('other', 'activity', id)).toEqual(['NOT_ALLOWED'])
    expect(await hiding('other', 'activity', id, 'GROUP', b)).toEqual(['NOT_ALLOWED visibility'])
  })

  test('what came with the seed is removed by those whom it named, and whole coordinators', async () => {
    const { id } = await records.prisma.activity.findUniqueOrThrow({
      where: { slug: 'pertemuan-uji' },
    })
    for (const who of ['party', 'other', 'maker'] as const) {
      expect(await removing(who, 'activity', id)).toEqual(['NOT_ALLOWED'])
    }
    // kelompok-a was there, the federation organized it.
    for (const who of ['coordinator', 'whole'] as const) {
      expect(await removing(who, 'activity', id)).toEqual([])
    }
  })
})

test('parts and claims of a record are removed by its keepers too', async () => {
  const issue = await madeBy(writers.maker, tables.issue as Make)
  const { prisma } = records
  const step = await prisma.stageEvent.create({
    data: { issueId: issue.id, stage: 'PROPOSED', note: 'x' },
  })
  expect(await removing('other', 'stageEvent', step.id)).toEqual(['NOT_ALLOWED'])
  expect(await removing('maker', 'stageEvent', step.id)).toEqual([])
  const contact = await prisma.contact.create({
    data: { actorId: council, kind: 'WEBSITE', value: 'https://contoh.test' },
  })
  for (const what of ['DELETE', 'UPDATE']) {
    const hidden = { what, table: 'contact', id: contact.id, values: { visibility: 'GROUP' } }
    expect(await asked('other', hidden)).toEqual([
      what === 'DELETE' ? 'NOT_ALLOWED' : 'NOT_ALLOWED visibility',
    ])
  }
})

test('what a group keeps to itself is removed by those who write for it', async () => {
  const { id } = await madeBy(writers.maker, tables.issue as Make)
  await records.prisma.issue.update({ where: { id }, data: { visibility: 'GROUP', audienceId: a } })
  expect(await removing('companion', 'issue', id)).toEqual([])
  expect(await removing('party', 'issue', id)).toEqual([])
  const visitor = { ...writers.other, held: [...writers.other.held, { role: 'MEMBER', over: a }] }
  expect(
    await asked(visitor as Viewer, { what: 'DELETE', table: 'issue' as IdPrefix, id }),
  ).toEqual(['NOT_ALLOWED'])
})
