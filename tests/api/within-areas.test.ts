import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { castId } from '../cast.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
const ids = new Map<string, string>()
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

const village = '34.02.01.2001'

beforeAll(async () => {
  records = await castRecords()
  const { area, actorArea } = records.prisma
  const add = async (code: string, name: string, level: 'DISTRICT' | 'VILLAGE', within: string) => {
    const parent = await area.findUniqueOrThrow({ where: { code: within } })
    const sortName = name.toLowerCase()
    return area.create({ data: { code, name, sortName, level, parentId: parent.id } })
  }
  await add('34.02.01', 'Kecamatan Uji', 'DISTRICT', '34.02')
  const { id } = await add(village, 'Desa Uji', 'VILLAGE', '34.02.01')
  await actorArea.create({ data: { actorId: castId('kelompok-d'), areaId: id, role: 'SEAT' } })
  for (const one of await area.findMany()) ids.set(one.code, one.id)
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const codes = ['34', '34.02', '34.02.01', village]
const asked = (ref: string) => `{
  areas(within: ${ref}) { nodes { code } }
  groups(filter: { area: ${ref} }) { nodes { slug } }
  network(filter: { areas: [${ref}] }) { actors(first: 100) { nodes { slug } } }
  coverage(by: REGENCY, filter: { area: ${ref} }) { groups area { code } }
  activities(filter: { area: ${ref} }) { totalCount }
  issues(filter: { area: ${ref} }) { totalCount }
}`

describe('an area and what lies in it', () => {
  it.each(codes)('is the same by code and by id: %s', async (code) => {
    const byCode = await ask(asked(`{ code: "${code}" }`))
    const byId = await ask(asked(`{ id: "area_${ids.get(code)}" }`))
    expect([...byCode.errors, ...byId.errors]).toEqual([])
    expect(byId.data).toEqual(byCode.data)
    const within = byCode.data.areas.nodes.map((one: { code: string }) => one.code)
    expect(within).toContain(village)
    const groups = byCode.data.groups.nodes.map((one: { slug: string }) => one.slug)
    expect(groups).toContain('kelompok-d')
  })

  it.each(['34.2', '34.02.01.20011', '3', '34.', '34.02.', 'abc', ''])(
    'a code that none can be is refused: %j',
    async (code) => {
      const { errors } = await ask(`{ areas(within: { code: "${code}" }) { totalCount } }`)
      expect(errors.map((one) => one.code)).toEqual(['BAD_FILTER'])
    },
  )

  it('a code that is on no record matches nothing', async () => {
    const { data, errors } = await ask(
      '{ areas(within: { code: "34.02.99.2001" }) { totalCount } }',
    )
    expect({ data, errors }).toEqual({ data: { areas: { totalCount: 0 } }, errors: [] })
  })
})
