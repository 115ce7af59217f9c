import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicId } from '../../../src/model/public-id.ts'
import { openGrafeo } from '../../../src/network/engines/grafeo.ts'
import type { Records } from '../../../src/records/database.ts'
import { apiOver } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { analyses } from './analyses.ts'
import { askers, everyCircle, mark } from './circles.ts'
import { type MatrixDocument, matrixDocuments, reachableFields } from './documents.ts'
import { beside, type Planted, plant } from './world.ts'

let records: Records & { drop(): Promise<void> }
let api: Awaited<ReturnType<typeof apiOver>>
let planted: Planted[]
let stand: readonly string[]
const engine = openGrafeo({ readTimer: 30_000 })
const whole = Object.entries(analyses).map(([name, text]): MatrixDocument => {
  return { name, text, fields: new Set(), paths: 0 }
})
const documents = [...matrixDocuments(), ...whole]

beforeAll(async () => {
  records = await castRecords()
  stand = await beside(records.prisma)
  planted = await plant(records.prisma)
  // Row-level security would hide what the filters let through: it has tests of its own.
  api = await apiOver(records, engine, { secondWall: false })
})
afterAll(async () => {
  await api.close()
  await engine.close()
  await records.drop()
})

/** What a viewer may be refused; any other error would say that something was not asked at all. */
const refusals: readonly unknown[] = ['NOT_ALLOWED', 'PURPOSE_REQUIRED']

/** What of the planted an answer tells, of those circles; its texts alone or its ids as well. */
const toldOf = (answer: string, hidden: ReadonlySet<string>, ids = true): string[] => [
  ...everyCircle.filter((circle) => hidden.has(circle) && answer.includes(mark(circle))),
  ...planted
    .filter(({ circle, id }) => ids && hidden.has(circle) && answer.includes(id))
    .map(({ table, circle }) => `${table} ${circle}`),
]

interface Connection {
  readonly totalCount?: number
  readonly nodes?: readonly unknown[]
  readonly pageInfo?: { readonly hasNextPage?: boolean; readonly hasPreviousPage?: boolean }
}

/** The lists of an answer that are whole and count something else than they show. */
function miscounted(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one, n) => miscounted(one, `${path}.${n}`))
  if (typeof value !== 'object' || value === null) return []
  const plain = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.slice(key.indexOf('_') + 1), one]),
  )
  const { totalCount, nodes, pageInfo } = plain as Connection
  const page = Object.fromEntries(
    Object.entries(pageInfo ?? { hasNextPage: true }).map(([key, one]) => [
      key.slice(key.indexOf('_') + 1),
      one,
    ]),
  )
  const whole = nodes && page.hasNextPage === false && page.hasPreviousPage === false
  const wrong = whole && totalCount !== nodes.length ? [`${path}: ${totalCount}`] : []
  return [
    ...wrong,
    ...Object.entries(value).flatMap(([key, one]) => miscounted(one, `${path}.${key}`)),
  ]
}

/** The ids of what was planted, of the types that a document asks for by id; a hundred at a time. */
function idsFor({ name }: MatrixDocument): string[] {
  const ofActor = ['Group', 'Alliance', 'Partner', 'Stakeholder']
  const table = ofActor.includes(name) ? 'actor' : `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  const own = planted.filter((one) => one.table === table)
  const others = stand.filter((id) => id.startsWith(`${table}_`))
  return [...own.map((one) => publicId(one.table, one.id)), ...others].slice(0, 100)
}

const tellsPeople = ({ text }: MatrixDocument): boolean =>
  /\b(Person|PersonalData|Membership|Consent|DataRequest|AuditEntry)_/.test(text)

test('every field that can be asked for is asked for', () => {
  const asked = new Set(documents.flatMap(({ fields }) => [...fields]))
  const byRoot = ['Query.tie', 'Query.person', 'Query.commitment']
  expect(reachableFields().filter((field) => !asked.has(field) && !byRoot.includes(field))).toEqual(
    [],
  )
})

describe('nobody is told of what they may not see', () => {
  const leaks: string[] = []
  let answers = 0
  for (const [name, { viewer, sees, ofPeople, readsTrail }] of Object.entries(askers)) {
    test(name, { timeout: 300_000 }, async () => {
      const hidden = new Set<string>(everyCircle.filter((circle) => !sees.includes(circle)))
      const told = new Set<string>()
      for (const document of ofPeople ? documents.filter(tellsPeople) : documents) {
        const asked = idsFor(document)
        const variables = {
          ids: asked,
          id: asked[0] ?? publicId('actor', planted[0]?.id as string),
        }
        const { data, errors } = await api.ask(document.text, variables, 'EN', viewer)
        answers += 1
        const answer = JSON.stringify([data, errors])
        const ids = !(readsTrail && /^audit/i.test(document.name))
        for (const one of toldOf(answer, hidden, ids))
          leaks.push(`${name}: ${document.name}: ${one}`)
        for (const one of miscounted(data, document.name)) leaks.push(`${name}: counts ${one}`)
        const faults = errors.filter(({ code }) => !refusals.includes(code))
        expect([document.name, faults]).toEqual([document.name, []])
        for (const circle of sees)
          if (toldOf(answer, new Set([circle])).length > 0) told.add(circle)
      }
      expect(leaks).toEqual([])
      // Whoever is in a circle is shown what stands in it: an empty answer would prove nothing.
      expect([...told].sort()).toEqual([...sees].sort())
    })
  }
  afterAll(() => {
    const paths = documents.reduce((sum, one) => sum + one.paths, 0)
    const fields = reachableFields().length
    console.log(
      `Matrix: ${Object.keys(askers).length} viewers, ${fields} fields, ${paths} paths, ${answers} answers, ${planted.length} planted, ${leaks.length} leaks`,
    )
  })
})
