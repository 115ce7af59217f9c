import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/**
 * Two ways that one document asks the same record, with other arguments beneath: `both` holds them
 * side by side, `one` and `two` each alone. Each answer must be the same as alone.
 */
interface Twice {
  readonly what: string
  readonly around: (inner: string) => string
  readonly one: string
  readonly two: string
}

const stances = (first: number) => `stances(first: ${first}) { totalCount nodes { asOf } }`
const claims = (property: string) => `claims(property: "${property}") { id }`

const cases: Twice[] = [
  {
    what: 'an actor of a seat',
    around: (inner) => `issues { nodes { seats { nodes { ${inner} } } } }`,
    one: `a: actor { slug ${stances(1)} }`,
    two: `b: actor { name ${stances(2)} }`,
  },
  {
    what: 'an actor of a seat, once by its own name',
    around: (inner) => `issues { nodes { seats { nodes { ${inner} } } } }`,
    one: `b: actor { slug ${stances(1)} }`,
    two: `actor { name ${stances(2)} }`,
  },
  {
    what: 'places of actors',
    around: (inner) => `groups { nodes { ${inner} } }`,
    one: `a: areas { area { code ${claims('x')} } }`,
    two: `b: areas { area { name ${claims('homeworkers')} } }`,
  },
  {
    what: 'trades',
    around: (inner) => `groups { nodes { ${inner} } }`,
    one: 'trades { slug groups(first: 1) { nodes { slug } } }',
    two: 'b: trades { nameId groups(first: 2) { nodes { slug } } }',
  },
  {
    what: 'related issues',
    around: (inner) => `issues { nodes { ${inner} } }`,
    one: `a: related { label issue { slug ${stances(1)} } }`,
    two: `b: related { kind issue { name ${stances(2)} } }`,
  },
  {
    what: 'a related issue, and the ends of the relation',
    around: (inner) => `issues { nodes { related { ${inner} } } }`,
    one: `issue { slug ${stances(2)} }`,
    two: `relation { kind from { name ${stances(1)} } to { slug ${claims('stage')} } }`,
  },
  {
    what: 'the record of a disagreement, and that of its claims',
    around: (inner) => `disagreements { nodes { ${inner} } }`,
    one: `subject { id ... on Actor { slug ${claims('members')} } }`,
    two: `conflicts { claims { source { slug } subject { id ... on Actor { name ${claims('x')} } } } }`,
  },
  {
    what: 'the record of a claim',
    around: (inner) => `claims(first: 100) { nodes { ${inner} } }`,
    one: `a: subject { id ... on Actor { slug ${stances(1)} } }`,
    two: `b: subject { ... on Actor { name ${stances(2)} } }`,
  },
  {
    what: 'sources',
    around: (inner) => `groups { nodes { ${inner} } }`,
    one: 'a: sources { slug claims(first: 1) { nodes { id } } }',
    two: 'b: sources { title claims(first: 2) { nodes { id } } }',
  },
  {
    what: 'who won an outcome',
    around: (inner) => `issues { nodes { outcomes { nodes { ${inner} } } } }`,
    one: `winner { slug ${stances(1)} }`,
    two: `w: winner { name ${stances(2)} }`,
  },
  {
    what: 'an end of a tie that the network found',
    around: (inner) => `network { ties { nodes { ${inner} } } }`,
    one: `a: from { slug ${stances(1)} }`,
    two: `b: from { name ${stances(2)} }`,
  },
  {
    what: 'nodes and edges',
    around: (inner) => `issues { ${inner} }`,
    one: `nodes { slug area { code ${claims('x')} } }`,
    two: `edges { node { name area { name ${claims('homeworkers')} } } }`,
  },
  {
    what: 'nodes and edges that the network found',
    around: (inner) => `groups { nodes { ties { ${inner} } } }`,
    one: `nodes { from { slug ${stances(1)} } }`,
    two: `edges { node { from { name ${stances(2)} } } other { summary ${stances(3)} } }`,
  },
  {
    what: 'claims of figures',
    around: (inner) => `groups { nodes { figures { ${inner} } } }`,
    one: `series { id subject { ... on Actor { slug ${claims('members')} } } }`,
    two: `latest { id subject { ... on Actor { name ${claims('x')} } } }`,
  },
]

/** Every field of both answers, side by side. */
function union(a: unknown, b: unknown): unknown {
  if (Array.isArray(a) && Array.isArray(b)) return a.map((one, at) => union(one, b[at]))
  if (a && b && typeof a === 'object' && typeof b === 'object') {
    const names = new Set([...Object.keys(a), ...Object.keys(b)])
    const of = (from: object, name: string) => (from as Record<string, unknown>)[name]
    return Object.fromEntries([...names].map((name) => [name, union(of(a, name), of(b, name))]))
  }
  return a ?? b ?? null
}

describe('what a document asks twice, with other arguments beneath', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it.each(cases)('is answered as if asked alone: $what', async ({ around, one, two }) => {
        const [first, second, both] = [
          await ask(`{ ${around(one)} }`),
          await ask(`{ ${around(two)} }`),
          await ask(`{ ${around(`${one} ${two}`)} }`),
        ]
        expect([first, second, both].flatMap(({ errors }) => errors)).toEqual([])
        expect(both.data).toEqual(union(first.data, second.data))
        // At most one statement more a level than the two together.
        expect(both.sql.length).toBeLessThanOrEqual(first.sql.length + second.sql.length + 1)
      })
    },
  )
})
