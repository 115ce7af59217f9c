import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { type Ask, onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

// Every list of the schema is asked with every part of its filter: with nothing, with everything,
// with what is on no record, and with days at the ends of time. The sizes stand in one file, that
// each engine is compared with; a new list or a new part of a filter is in it by itself.

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/** How a record of each type is reached in the cast; what stands there is asked beneath it. */
const ways: Record<string, (inner: string) => string> = {
  Query: (inner) => `{ ${inner} }`,
  Group: (inner) => `{ group(by: { slug: "kelompok-a" }) { ${inner} } }`,
  Alliance: (inner) => `{ alliance(by: { slug: "federasi" }) { ${inner} } }`,
  Person: (inner) => `{ groups { nodes { memberships(includeSynthetic: true) { nodes { person {
    ${inner} } } } } } }`,
  Issue: (inner) => `{ issue(by: { slug: "perda-uji" }) { ${inner} } }`,
  Activity: (inner) => `{ activity(by: { slug: "pertemuan-uji" }) { ${inner} } }`,
  Publication: (inner) => `{ publication(by: { slug: "panduan-uji" }) { ${inner} } }`,
  Source: (inner) => `{ source(by: { slug: "warta-uji" }) { ${inner} } }`,
  Area: (inner) => `{ area(by: { code: "34" }) { ${inner} } }`,
  Trade: (inner) => `{ trades { ${inner} } }`,
  Network: (inner) => `{ network { ${inner} } }`,
}

/** What a field must be given before its other arguments can be tried. */
const needed: Record<string, string> = {
  'Query.search': 'text: "uji"',
  'Query.coverage': 'by: PROVINCE',
  'Query.networkTimeline': 'from: "2015-01-01", to: "2020-01-01", step: YEAR',
  'Query.demandAcrossProvinces': 'demand: DECENT_PAY',
  'Network.centrality': 'measure: DEGREE',
  'Network.brokerage': 'by: KIND',
  'Network.export': 'format: CSV',
  'Network.routes': 'from: { slug: "kelompok-a" }, to: { slug: "dewan" }',
  'Network.brokers': 'between: [{ alliance: { slug: "federasi" } }, { area: { code: "34" } }]',
  'Network.commonAllies': 'of: [{ slug: "kelompok-a" }, { slug: "kelompok-c" }]',
  'Network.bridging': 'between: [{ alliance: { slug: "federasi" } }, { area: { code: "34" } }]',
}
const required = (name: string, field: Field) =>
  needed[name] ??
  (field.args.some(({ name }) => name === 'with') ? 'with: { slug: "kelompok-b" }' : '')

type Field = GraphQLField<unknown, unknown>

/** What to ask of an answer so that its size can be told; null: it has none. */
function sizeOf(field: Field): string | null {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) return null
  const fields = type.getFields()
  if (fields.totalCount) return '{ totalCount }'
  if (type.name === 'Network') return '{ summary { actors ties } }'
  if (fields.items) return '{ items { __typename } }'
  if (type.name === 'NetworkTimeline') return '{ points { ties } }'
  return isListType(getNullableType(field.type)) ? '{ __typename }' : null
}

const pages = new Set(['first', 'after', 'last', 'before', 'orderBy', 'direction', 'lang'])

/** A record of the cast for each kind of reference; each is tried beside one that is on no record. */
const knownRefs: Record<string, string> = {
  ActorRef: 'kelompok-a',
  AreaRef: '34.02',
  IssueRef: 'perda-uji',
  ActivityRef: 'pertemuan-uji',
  SourceRef: 'warta-uji',
  TradeRef: 'menjahit',
}

/** The values that a part of a filter, or an argument, is tried with. */
function valuesOf(type: GraphQLInputType): string[] {
  const inner = getNamedType(type)
  const isList = isListType(getNullableType(type))
  const listed = (values: string[]) => (isList ? ['[]', `[${values.join(', ')}]`] : values)
  if (isEnumType(inner)) return listed(inner.getValues().map(({ name }) => name))
  if (isInputObjectType(inner)) {
    if (!inner.isOneOf) return []
    const key = inner.name === 'AreaRef' ? 'code' : 'slug'
    const known = knownRefs[inner.name]
    if (!known) throw new Error(`Which ${inner.name} of the cast is to be tried?`)
    return listed([known, key === 'code' ? '99' : 'none'].map((value) => `{ ${key}: "${value}" }`))
  }
  if (inner.name === 'Date') return ['"0001-01-01"', '"1900-01-01"', '"9999-12-31"', 'null']
  if (inner.name === 'Boolean') return ['true', 'false', 'null']
  if (inner.name === 'String') return isList ? ['[]', '["none"]'] : ['"none"', '""']
  if (inner.name === 'Float') return ['0.000001', '1.0', 'null']
  return []
}

/** The arguments to try on a field: each alone. */
function triesOf(name: string, field: Field): string[] {
  const tries: string[] = ['']
  const put = (at: string, part: GraphQLArgument | GraphQLInputField, depth: number): void => {
    const inner = getNamedType(part.type)
    const wrap = (value: string) => at.replace('*', `${part.name}: ${value}`)
    if (isInputObjectType(inner) && !inner.isOneOf && !isListType(getNullableType(part.type))) {
      if (isNonNullType(part.type) || depth > 3) return
      const parts = Object.values(inner.getFields())
      if (parts.some(({ type }) => isNonNullType(type))) return
      tries.push(wrap('{}'), wrap('null'))
      for (const one of parts) put(wrap('{ * }'), one, depth + 1)
      return
    }
    if (isNonNullType(part.type)) return
    for (const value of valuesOf(part.type)) tries.push(wrap(value))
  }
  for (const arg of field.args) if (!pages.has(arg.name)) put('*', arg, 0)
  const given = required(name, field)
  return tries.map((one) => [given, one].filter((part) => part !== '').join(', '))
}

/** A list of every value of an enum. */
const long = /\[(?:[A-Z_]+, ){2,}[A-Z_]+\]/

/** Parts of filters that speak against each other: nothing is left. */
const contradictions = [
  'alliances(filter: { kinds: [GROUP] })',
  'groups(filter: { classifications: [FEDERATION] })',
  'groups(filter: { levels: [NATIONAL], area: { code: "99" } })',
  'issues(filter: { kinds: [POLICY], demands: [DECENT_PAY] })',
  'activities(filter: { from: "2020-01-02", to: "2020-01-01" })',
  'commitments(filter: { dueFrom: "2020-01-02", dueTo: "2020-01-01" })',
  'claims(filter: { trueFrom: "2020-01-02", trueTo: "2020-01-01" })',
]

/** The sizes in an answer, whatever hangs above them. */
function sizesIn(value: unknown): string {
  if (Array.isArray(value)) {
    const inner = value.map(sizesIn)
    return inner.every((one) => one === '{}') ? String(value.length) : `[${inner.join(' ')}]`
  }
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).filter(([key]) => key !== '__typename')
  if (entries.length === 0) return '{}'
  return entries.map(([, inner]) => sizesIn(inner)).join('/')
}

const actorFields = (schema.getType('Actor') as GraphQLInterfaceType).getFields()

async function table(ask: Ask): Promise<string> {
  const lines: string[] = []
  for (const [typeName, way] of Object.entries(ways)) {
    const type = schema.getType(typeName) as GraphQLObjectType
    for (const field of Object.values(type.getFields())) {
      const name = `${typeName}.${field.name}`
      const size = sizeOf(field)
      const noList = name === 'Query.vocabulary'
      const seenOnGroups = typeName === 'Alliance' && field.name in actorFields
      if (!size || field.args.length === 0 || seenOnGroups || noList) continue
      const answer = async (args: string) => {
        const { data, errors } = await ask(
          way(`${field.name}${args === '' ? '' : `(${args})`} ${size}`),
        )
        const said = errors.map(({ code, message }) => code ?? message).join()
        return `${name}(${args.replace(long, '[all]')}): ${said || sizesIn(data)}`
      }
      const tries = triesOf(name, field)
      for (let at = 0; at < tries.length; at += 5) {
        lines.push(...(await Promise.all(tries.slice(at, at + 5).map(answer))))
      }
    }
  }
  return `${lines.join('\n')}\n`
}

onEveryApi(
  () => records,
  (ask) => {
    it('answers every part of every filter', { timeout: 300_000 }, async () => {
      const written = await table(ask)
      expect(written).not.toMatch(/undefined|Cannot query|INTERNAL/)
      await expect(written).toMatchFileSnapshot('every-filter.txt')
    })

    it.each(contradictions)('finds nothing by %s', async (list) => {
      const { data, errors } = await ask(`{ ${list} { totalCount nodes { id } } }`)
      expect(errors).toEqual([])
      expect(Object.values(data)).toEqual([{ totalCount: 0, nodes: [] }])
    })

    it('finds no tie by what speaks against itself', async () => {
      const { data, errors } = await ask(`{ group(by: { slug: "kelompok-a" }) {
        a: ties(filter: { unsourced: true, sourceKinds: [PRESS] }) { totalCount }
        b: ties(filter: { kinds: [MEMBER_OF], direction: IN }) { totalCount }
        c: ties(filter: { kinds: [MEMBER_OF], otherKinds: [PARTNER] }) { totalCount }
        d: neighbourhood(hops: 4, filter: { unsourced: true, sourceKinds: [COPY] }) {
          summary { ties } } }
        network(filter: { tieKinds: [MEMBER_OF], actorKinds: [GROUP, PARTNER] }) {
          summary { ties } actors(filter: { kinds: [ALLIANCE] }) { totalCount } } }`)
      expect(errors).toEqual([])
      const none = { totalCount: 0 }
      expect(data).toEqual({
        group: { a: none, b: none, c: none, d: { summary: { ties: 0 } } },
        network: { summary: { ties: 0 }, actors: none },
      })
    })
  },
)
