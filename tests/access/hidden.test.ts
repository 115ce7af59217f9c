import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous, circlesOf } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { publicId } from '../../src/model/public-id.ts'
import { visibilities } from '../../src/model/viewer.ts'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { refreshPeopleFigures } from '../../src/records/people-figures.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

const a = castId('kelompok-a')
const hidden = castId('kelompok-f')

beforeAll(async () => {
  records = await castRecords()
  const { prisma } = records
  const source = await prisma.source.findFirstOrThrow({ where: { visibility: 'PUBLIC' } })
  const secret = await prisma.source.create({
    data: {
      slug: 'rahasia',
      kind: 'PRESS',
      title: 'RAHASIA',
      sortName: 'rahasia',
      url: 'https://example.org/rahasia',
      visibility: 'NETWORK',
    },
  })
  const claim = { asPrinted: 'RAHASIA', visibility: 'PUBLIC' } as const
  await prisma.claim.createMany({
    data: [
      { ...claim, property: 'bySecretSource', actorId: a, sourceId: secret.id },
      { ...claim, property: 'notPublic', actorId: a, sourceId: source.id, visibility: 'NETWORK' },
      { ...claim, property: 'onHidden', actorId: hidden, sourceId: source.id },
    ],
  })
  await prisma.recognition.createMany({
    data: [
      { actorId: a, kind: 'VILLAGE_DECREE', recognizerId: hidden, visibility: 'PUBLIC' },
      { actorId: a, kind: 'UNION_REGISTRATION', number: 'RAHASIA', visibility: 'NETWORK' },
    ],
  })
  await prisma.tie.create({
    data: {
      kind: 'GIVES_WORK_TO',
      fromId: castId('pabrik'),
      toId: a,
      middlemanId: hidden,
      visibility: 'PUBLIC',
    },
  })
  const person = await prisma.person.create({ data: { synthetic: true, visibility: 'GROUP' } })
  await prisma.membership.create({
    data: { personId: person.id, groupId: a, synthetic: true, visibility: 'PUBLIC' },
  })
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

it('lets an anonymous viewer see what is public, in both stores', () => {
  expect(circlesOf(anonymous)).toEqual(['PUBLIC'])
  expect(visibilities[0]).toBe('PUBLIC')
  expect(graphFilter(anonymous)).toMatchObject({
    params: { every: false, circles: ['PUBLIC'], hidden: [] },
  })
  expect(graphFilter(anonymous).seen('r')).toBe(
    '($every OR r.circle IN $circles) AND NOT r.id IN $hidden',
  )
})

it('hides claims that are not public, come from a hidden source or are on a hidden record', async () => {
  const { data } = await ask(
    '{ group(by: { slug: "kelompok-a" }) { claims { property asPrinted source { title } } } }',
  )
  expect(data.group.claims.length).toBeGreaterThan(0)
  expect(JSON.stringify(data)).not.toMatch(/RAHASIA|kelompok-f/)
  const rows = await records.prisma.claim.findMany({ where: { asPrinted: 'RAHASIA' } })
  expect(rows).toHaveLength(3)
  const { data: nodes } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
    ids: rows.map(({ id }) => publicId('claim', id)),
  })
  expect(nodes.nodes).toEqual([null, null, null])
})

it('hides a hidden recognizer and middleman, and a recognition that is not public', async () => {
  const { data, errors } = await ask(`{ group(by: { slug: "kelompok-a" }) {
    recognitions { registrationNumber recognizer { slug } }
    ties(filter: { kinds: [GIVES_WORK_TO] }) { nodes { middleman { slug } from { slug } } } } }`)
  expect(errors).toEqual([])
  expect(data.group.recognitions).toContainEqual({ registrationNumber: null, recognizer: null })
  expect(data.group.ties.nodes).toContainEqual({ middleman: null, from: { slug: 'pabrik' } })
  expect(JSON.stringify(data)).not.toMatch(/RAHASIA|kelompok-f/)
})

it('hides the membership of a hidden person, in the list and in its total', async () => {
  const { data } = await ask(`{ group(by: { slug: "kelompok-a" }) {
    memberships(includeSynthetic: true, first: 100) { totalCount nodes { person { id } } } } }`)
  const { totalCount, nodes } = data.group.memberships
  expect(nodes).toHaveLength(totalCount)
  const secret = await records.prisma.person.findMany({ where: { visibility: 'GROUP' } })
  expect(secret.length).toBeGreaterThan(0)
  for (const { id } of secret) {
    expect(JSON.stringify(nodes)).not.toContain(id)
    expect((await ask(`{ node(id: "${publicId('person', id)}") { id } }`)).data.node).toBeNull()
  }
})

it('withholds a count of members from 1 to 10, and never mixes in invented ones', async () => {
  let day = 1
  const count = async () => {
    day += 1
    await refreshPeopleFigures(records.prisma, `2024-06-${String(day).padStart(2, '0')}`)
    const { data } = await ask(
      '{ group(by: { slug: "kelompok-c" }) { memberCounts { recorded { value withheld } } } }',
    )
    return data.group.memberCounts.recorded
  }
  const add = async (people: number) => {
    for (let n = 0; n < people; n += 1) {
      const { id } = await records.prisma.person.create({ data: {} })
      await records.prisma.membership.create({
        data: { personId: id, groupId: castId('kelompok-c') },
      })
    }
  }
  expect(await count()).toEqual({ value: 0, withheld: null })
  await add(1)
  expect(await count()).toEqual({ value: null, withheld: 'FEWER_THAN_11' })
  await add(9)
  expect(await count()).toEqual({ value: null, withheld: 'FEWER_THAN_11' })
  await add(1)
  expect(await count()).toEqual({ value: 11, withheld: null })
})
