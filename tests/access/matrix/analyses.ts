import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
} from 'graphql'
import { schema } from '../../../src/api/schema.ts'
import { argumentsOf, type Field, objectsOf } from './documents.ts'

/** Of a record who it is, and no more: the rest of it is asked by other documents. */
const about = ['id', 'slug', 'name', 'asOf']

/** What has a document of its own, or only tells which state of the records was looked at. */
const besides = [
  ...['Network.whatIf', 'Network.version', 'Computation.version', 'NetworkTimeline.version'],
]

type Named = ReturnType<typeof getNamedType>

/** One field with all that it holds, in every way that it can be asked for. */
function calls(type: GraphQLObjectType, field: Field, above: readonly string[]): string[] {
  const named = getNamedType(field.type)
  const below = isLeafType(named) ? '' : ` { __typename ${parts(named, [...above, type.name])} }`
  return argumentsOf(type, field).map(
    (list, n) => `${type.name}${n || ''}_${field.name}: ${field.name}${list}${below}`,
  )
}

function parts(named: Named, above: readonly string[]): string {
  const each = objectsOf(named).map((type) => {
    const isRecord = type.getInterfaces().some(({ name }) => name === 'Node')
    const asked = Object.values(type.getFields()).filter(
      (field) =>
        !(isRecord && !about.includes(field.name)) &&
        !besides.includes(`${type.name}.${field.name}`) &&
        !above.includes(getNamedType(field.type).name),
    )
    const text = asked.flatMap((field) => calls(type, field, above)).join(' ')
    return isAbstractType(named) ? `... on ${type.name} { ${text} }` : text
  })
  return each.join(' ')
}

const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType

/** Some fields of a type, each with all that it holds. */
const fieldsOf = (type: string, ...names: readonly string[]): string =>
  names
    .flatMap((name) => calls(typeOf(type), typeOf(type).getFields()[name] as Field, []))
    .join(' ')

const network = parts(typeOf('Network'), [])

const structure = schema.getType('NetworkStructure') as GraphQLInterfaceType

/** The same, without what the network itself carries names for. */
export const ofStructure: string = `{ network {
  ${fieldsOf('Network', ...Object.keys(structure.getFields()))} } }`

/**
 * All that can be asked of how a network is built, of the real one and of one as it would be, and of
 * who stands where: every value, and of records only which they are.
 */
export const analyses: Readonly<Record<string, string>> = {
  'the network': `{ network { ${network} } }`,
  'who decides outside of a part of it': `{ network(filter: { actorKinds: [ALLIANCE, STAKEHOLDER] }) {
    leverage(input: { issue: { slug: "perda-uji" }, organizers: [{ slug: "federasi" }], mostAssumed: 1 }) {
      ... on Leverage { computation { notes } } ... on TooLittleKnown { computation { notes } } } } }`,
  'all times': `{ network(filter: { asOf: null }) { ${network} } }`,
  'as it would be': `{ network { ${fieldsOf('Network', 'whatIf')} } }`,
  'an issue': `{ issue(by: { slug: "perda-uji" }) {
    ${fieldsOf('Issue', 'seats', 'stances', 'spectrum', 'powerInterest')} } }`,
  'over time': `{ ${fieldsOf('Query', 'networkTimeline', 'demandAcrossProvinces', 'leverageDefaults')} }`,
}
