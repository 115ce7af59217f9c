import { type Attack, document, times } from './attack.ts'

const nest = (levels: number, field: string, leaf: string): string =>
  levels === 0 ? leaf : `${field} { ${nest(levels - 1, field, leaf)} }`

const item = 'nodes { ties(first: 1) { nodes { from { slug } } } }'

/** Documents that are built to cost much, or to tell of the schema more than they may. */
export const documentAttacks: readonly Attack[] = [
  document(
    'aliases of one root field',
    'TOO_MANY_ALIASES',
    `{ ${times(6, (n) => `a${n}: status { now: __typename }`)} }`,
  ),
  document(
    'aliases of a heavy list',
    'TOO_MANY_ALIASES',
    `{ ${times(50, (n) => `a${n}: actors(first: 100) { totalCount }`)} }`,
  ),
  document(
    'aliases spread over fragments',
    'TOO_MANY_ALIASES',
    `{ ${times(6, (n) => `...F${n}`)} } ${times(6, (n) => `fragment F${n} on Query { a${n}: actors { totalCount } }`)}`,
  ),
  document(
    'aliases of __typename',
    'TOO_MANY_ALIASES',
    `{ ${times(200, (n) => `a${n}: __typename`)} }`,
  ),
  document(
    'directives on one field',
    'TOO_MANY_DIRECTIVES',
    `{ __typename ${times(100, () => '@skip(if: false)')} }`,
  ),
  document(
    'directives over many fields',
    'TOO_MANY_DIRECTIVES',
    `{ ${times(6, () => '__typename @include(if: true)')} }`,
  ),
  document(
    'directives that do not exist',
    'TOO_MANY_DIRECTIVES',
    `{ __typename ${times(10, (n) => `@d${n}`)} }`,
  ),
  document('depth by fields', 'TOO_DEEP', `{ ${nest(15, 'status', '__typename')} }`),
  document(
    'depth by actors and their ties',
    'TOO_DEEP',
    `{ actors { nodes { ${times(8, () => 'ties { nodes { from {')} slug ${'} } } '.repeat(8)} } } }`,
  ),
  document(
    'depth through fragments',
    'TOO_DEEP',
    `{ ...F0 } ${times(16, (n) => `fragment F${n} on Query { status { ...F${n + 1} } }`)} fragment F16 on Query { __typename }`,
  ),
  document(
    'depth through inline fragments',
    'TOO_DEEP',
    `{ ${times(15, () => '... { status {')} __typename ${'} }'.repeat(15)} }`,
  ),
  document(
    'depth of introspection',
    'TOO_DEEP',
    `{ __schema { types { ${nest(15, 'ofType', 'name')} } } }`,
  ),
  document(
    'lists of introspection inside each other',
    'TOO_DEEP',
    `{ __schema { ${times(6, () => 'types { fields { type {')} name ${'} } } '.repeat(6)} } }`,
  ),
  document(
    'the same field five hundred times',
    'TOO_MANY_FIELDS',
    `{ ${times(490, () => '__typename')} }`,
  ),
  document(
    'the same field with selections to compare',
    'TOO_MANY_FIELDS',
    `{ ${times(150, () => 'status { __typename }')} }`,
  ),
  document(
    'the same field in inline fragments',
    'TOO_MANY_FIELDS',
    `{ ${times(60, () => '... { status { __typename } }')} }`,
  ),
  document(
    'overlapping fields that conflict',
    'BAD_DOCUMENT',
    '{ a: status { __typename } a: actors { totalCount } }',
  ),
  document(
    'overlapping fields in fragments that conflict',
    'BAD_DOCUMENT',
    '{ ...A ...B } fragment A on Query { x: actors(first: 1) { totalCount } } fragment B on Query { x: actors(first: 2) { totalCount } }',
  ),
  document('a fragment inside itself', 'BAD_DOCUMENT', '{ ...A } fragment A on Query { ...A }'),
  document(
    'two fragments inside each other',
    'BAD_DOCUMENT',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
  ),
  document(
    'a ring of thirty fragments',
    'BAD_DOCUMENT',
    `{ ...F0 } ${times(30, (n) => `fragment F${n} on Query { status { __typename } ...F${(n + 1) % 30} }`)}`,
  ),
  document(
    'fragments that are all inside each other',
    'BAD_DOCUMENT',
    `{ ...F0 } ${times(12, (n) => `fragment F${n} on Query { ${times(12, (to) => `...F${to}`)} }`)}`,
  ),
  document(
    'fragments that double at each step',
    'BAD_DOCUMENT',
    `{ ...F0 } ${times(60, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)}`,
  ),
  document('tokens', 'TOO_MANY_TOKENS', `{ ${times(1001, () => '__typename')} }`),
  document(
    'tokens of many operations',
    'TOO_MANY_TOKENS',
    times(400, (n) => `query Q${n} { __typename }`),
  ),
  document('a bracket that never closes', 'TOO_MANY_TOKENS', '{a'.repeat(100_000)),
  document(
    'a literal list',
    'LIST_TOO_LONG',
    `{ nodes(ids: [${times(101, () => '"x"')}]) { id } }`,
  ),
  document(
    'a list in the variables',
    'LIST_TOO_LONG',
    'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    { ids: Array.from({ length: 101 }, () => 'x') },
  ),
  document('a list of another variable', 'LIST_TOO_LONG', '{ __typename }', {
    unused: Array.from({ length: 10_000 }, () => 0),
  }),
  document(
    'a deep literal',
    'INPUT_TOO_DEEP',
    `{ actors(filter: ${'{a: '.repeat(200)}1${'}'.repeat(200)}) { totalCount } }`,
  ),
  {
    name: 'deep variables',
    code: 'INPUT_TOO_DEEP',
    send: ({ post }) =>
      post(
        `{"query":"{ __typename }","variables":{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      ),
  },
  document(
    'the cost of pages inside pages',
    'TOO_COSTLY',
    `{ actors(first: 100) { nodes { ties(first: 100) { nodes { from { slug } to { slug } } } } } }`,
  ),
  document(
    'the cost of pages by a variable',
    'TOO_COSTLY',
    `query ($n: Int) { actors(first: $n) { nodes { ties(first: $n) { nodes { from { slug } to { slug } } } } } }`,
    { n: 100 },
  ),
  document(
    'the cost of fragments used again',
    'TOO_COSTLY',
    `{ a: actors(first: 100) { ...P } b: groups(first: 100) { nodes { ties(first: 100) { nodes { kind } } } } } fragment P on ActorConnection { ${item} ...Q } fragment Q on ActorConnection { nodes { allies(first: 100) { totalCount edges { node { slug name } } } } }`,
  ),
  document('a page of 101', 'PAGE_TOO_LARGE', '{ actors(first: 101) { nodes { id } } }'),
  document('a last page of 101', 'PAGE_TOO_LARGE', '{ ties(last: 101) { nodes { id } } }'),
  document(
    'a page of two thousand million',
    'PAGE_TOO_LARGE',
    '{ areas(first: 2147483647) { nodes { id } } }',
  ),
  document(
    'a page beyond what an Int holds',
    'BAD_DOCUMENT',
    '{ areas(first: 99999999999) { nodes { id } } }',
  ),
  document('a page of less than nothing', 'BAD_PAGE', '{ actors(first: -1) { nodes { id } } }'),
  document('both ends of a list', 'BAD_PAGE', '{ actors(first: 1, last: 1) { nodes { id } } }'),
  document(
    'mutations in one document',
    'TOO_MANY_ROOT_FIELDS',
    'mutation { a: __typename b: __typename }',
  ),
  document(
    'mutations through a fragment',
    'TOO_MANY_ROOT_FIELDS',
    'mutation { ...A ...B } fragment A on Mutation { a: __typename } fragment B on Mutation { b: __typename }',
  ),
  document('no document at all', 'BAD_SYNTAX', ''),
  document('a document of NUL', 'BAD_SYNTAX', '\0'),
  document('a schema of its own', 'BAD_DOCUMENT', 'type Query { mine: String } { mine }'),
  document('an unknown operation', 'BAD_REQUEST', 'query A { __typename } query B { __typename }'),
  document('the way to the prototype', 'BAD_DOCUMENT', '{ __proto__ { constructor } }'),
]
