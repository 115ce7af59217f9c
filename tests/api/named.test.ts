import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGrafeo } from '../../src/network/engines/grafeo.ts'
import { type Ask, apiOver } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
let ask: Ask
const engine = openGrafeo()
const undo: (() => Promise<void>)[] = []

beforeAll(async () => {
  records = await castRecords()
  const { issue, publication, publicationTitle } = records.prisma
  await issue.update({ where: { slug: 'upah-layak' }, data: { nameEn: '100% fair_pay \\o/' } })
  const made = await publication.create({
    data: { slug: 'buku-uji', title: 'Buku Uji', sortName: 'buku uji', visibility: 'PUBLIC' },
  })
  await publicationTitle.create({ data: { publicationId: made.id, title: 'Buku Kab. Lain' } })
  const api = await apiOver(records, engine)
  ask = api.ask
  undo.push(api.close, () => engine.close(), records.drop)
})
afterAll(async () => {
  for (const step of undo) await step()
})

const lists = {
  actors: (name: string) => `actors(filter: { named: ${name} })`,
  groups: (name: string) => `groups(filter: { named: ${name} })`,
  issues: (name: string) => `issues(filter: { named: ${name} })`,
  activities: (name: string) => `activities(filter: { named: ${name} })`,
  publications: (name: string) => `publications(named: ${name})`,
} as const

type List = keyof typeof lists

async function slugs(list: List, name: string): Promise<string[]> {
  const { data, errors } = await ask(
    `{ found: ${lists[list](JSON.stringify(name))} { nodes { slug } } }`,
  )
  expect(errors).toEqual([])
  return data.found.nodes.map(({ slug }: { slug: string }) => slug)
}

describe('lists by name', () => {
  it.each<[List, string, string[]]>([
    ['actors', 'FEDERASI   uji', ['federasi']],
    ['groups', 'Kelompok Uji A', ['kelompok-a']],
    ['groups', "kelompok uji b jum'at", ['kelompok-b']],
    ['groups', 'Federasi Uji', []],
    ['issues', 'perda UJI', ['perda-uji']],
    ['issues', '100% FAIR_pay \\o/', ['upah-layak']],
    ['issues', '100% fairxpay \\o/', []],
    ['issues', '%', []],
    ['activities', 'pertemuan uji', ['pertemuan-uji']],
    ['publications', 'Buku úji', ['buku-uji']],
    ['publications', 'buku kab. lain', ['buku-uji']],
  ])('%s: %s', async (list, name, expected) => {
    expect(await slugs(list, name)).toEqual(expected)
  })

  it.each(Object.keys(lists) as List[])('%s: a name that none has, or can have', async (list) => {
    for (const name of ['tidak ada', '', ' ', 'a\0b', '\u200F', '-']) {
      expect(await slugs(list, name)).toEqual([])
    }
  })
})
