import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { besideFacts } from '../support/tables.ts'
import { good, ids, insert, insertBase, type Values } from './rows.ts'

let database: FreshDatabase
let client: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await insertBase(client)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
beforeEach(() => client.query('BEGIN'))
afterEach(() => client.query('ROLLBACK'))

/** A column's constraint, values it refuses, and values it accepts. */
type Rule = [constraint: string, bad: readonly unknown[], fine: readonly unknown[]]

const column = (table: string, name: string, suffix: string, bad: unknown[], fine: unknown[]) =>
  [
    `${table}_${name}_${suffix}`,
    bad.map((one) => ({ [name]: one })),
    fine.map((one) => ({ [name]: one })),
  ] as Rule

const slug = (table: string) =>
  column(table, 'slug', 'shape', ['', 'Ab', 'a_b', '-a', 'a-', 'a--b', 'é'], ['a', 'a1-b2'])

const said = (table: string, name: string, longest = 500) =>
  column(table, name, 'said', ['', ' \t', 'x'.repeat(longest + 1)], ['x', 'x'.repeat(longest)])

const partialDate = (table: string, name: string) =>
  column(
    table,
    name,
    'partial_date',
    ['', '15', '2015-13', '2015-00', '2015-1', '2015-01-32', '2015?', '~2015', '0000', '2015\n'],
    [null, '2015', '2015-01', '2015-01-14', '2014-06~', '0001'],
  )

const order = (table: string, first: string, last: string): Rule => [
  `${table}_${first}_${last}_order`,
  [...crossed(first, last), { [first]: '0001-01-01 BC' }, { [last]: 'infinity' }],
  [{ [first]: '2018-01-31', [last]: '2018-01-31' }, { [first]: '0001-01-01' }],
]

/** The start and the end of one interval, each of which has its own order beside this one. */
const startBeforeEnd = (table: string, first: string, last: string): Rule => [
  `${table}_${first}_${last}_order`,
  crossed(first, last),
  [{ [first]: '2018-01-31', [last]: '2018-01-31' }],
]

const crossed = (first: string, last: string) =>
  first === last ? [] : [{ [first]: '2018-02-01', [last]: '2018-01-31' }]

const unit = (table: string) =>
  column(table, 'strength', 'range', [0, -0.1, 1.01, 'NaN'], [0.01, 1])

const audience = (table: string): Rule => [
  `${table}_audience`,
  [
    { visibility: 'ALLIANCE', audienceId: null },
    { visibility: 'NETWORK', audienceId: ids.alliance },
  ],
  [
    { visibility: 'ALLIANCE', audienceId: ids.alliance },
    { visibility: 'GROUP', audienceId: ids.low },
    { visibility: 'SELF' },
    { visibility: 'PUBLIC' },
  ],
]

const label = (table: string) =>
  column(table, 'label', 'shape', ['', 'Ab', 'a b', `a${'b'.repeat(60)}`], [null, 'a-b2'])

const rules: Rule[] = [
  ...['Actor', 'Trade', 'Issue', 'Activity', 'Publication', 'Source'].map(slug),
  ...['Actor', 'ActorName', 'Area', 'Issue', 'Activity'].map((table) => said(table, 'name')),
  ...['Publication', 'PublicationTitle', 'PublicationPart', 'Source'].map((table) =>
    said(table, 'title'),
  ),
  ...['Actor', 'ActorName', 'Area', 'Issue', 'Activity', 'Publication', 'Source'].map((table) =>
    said(table, 'sortName', 2000),
  ),
  said('Trade', 'nameId'),
  said('Trade', 'nameEn'),
  said('Issue', 'nameEn'),
  said('Contact', 'value'),
  said('Claim', 'property', 100),
  said('Claim', 'asPrinted', 20_000),
  said('StageEvent', 'note', 20_000),
  said('Outcome', 'summary', 20_000),
  said('Commitment', 'what', 20_000),
  column('ActorName', 'language', 'shape', ['Indonesia', 'ID'], [null, 'id']),
  column('Publication', 'language', 'shape', ['ind'], ['en']),
  column('Area', 'code', 'shape', ['3', '34.', '34.2', 'ab'], ['34', '34.71', '34.02.01.2001']),
  partialDate('Actor', 'foundedOn'),
  partialDate('Actor', 'dissolvedOn'),
  partialDate('Recognition', 'givenOn'),
  partialDate('Membership', 'since'),
  partialDate('Membership', 'until'),
  partialDate('Tie', 'since'),
  partialDate('Tie', 'until'),
  partialDate('StageEvent', 'date'),
  partialDate('Outcome', 'date'),
  partialDate('Activity', 'startsOn'),
  partialDate('Activity', 'endsOn'),
  partialDate('Commitment', 'dueOn'),
  partialDate('Publication', 'draftedFrom'),
  partialDate('Publication', 'draftedTo'),
  partialDate('Publication', 'publishedOn'),
  partialDate('Source', 'publishedOn'),
  partialDate('Claim', 'trueOn'),
  ...['Membership', 'Tie'].flatMap((table) => [
    order(table, 'sinceMin', 'sinceMax'),
    order(table, 'untilMin', 'untilMax'),
    startBeforeEnd(table, 'sinceMin', 'untilMax'),
  ]),
  order('StageEvent', 'dateMin', 'dateMax'),
  order('Outcome', 'dateMin', 'dateMax'),
  order('Activity', 'startMin', 'startMax'),
  order('Activity', 'endMin', 'endMax'),
  startBeforeEnd('Activity', 'startMin', 'endMax'),
  order('Commitment', 'dueMin', 'dueMax'),
  order('Claim', 'trueMin', 'trueMax'),
  order('Tie', 'lastConfirmedOn', 'lastConfirmedOn'),
  order('TieAssessment', 'asOf', 'asOf'),
  order('Stance', 'asOf', 'asOf'),
  order('Source', 'retrievedOn', 'retrievedOn'),
  order('Source', 'witnessedOn', 'witnessedOn'),
  column(
    'Activity',
    'startTime',
    'shape',
    ['9:00', '24:00', '09:60', '09:00:00'],
    ['09:00', '23:59'],
  ),
  column('Activity', 'endTime', 'shape', ['noon'], [null, '00:00']),
  unit('Tie'),
  unit('TieAssessment'),
  column('Seat', 'weight', 'range', [0, -1, 'NaN', 'Infinity'], [0.5, 100]),
  column('Outcome', 'people', 'range', [-1], [null, 0, 112]),
  column('Participation', 'headCount', 'range', [-1], [null, 0, 30]),
  column('PublicationPart', 'part', 'range', [0], [2]),
  column('PublicationPart', 'place', 'range', [-1], [0, 3]),
  column('Stance', 'power', 'range', [0, 6], [null, 1, 5]),
  column('Stance', 'interest', 'range', [0, 6], [null, 1, 5]),
  column('Stance', 'openness', 'range', [-0.1, 1, 'NaN'], [null, 0, 0.99]),
  [
    'Area_place_range',
    [
      { latitude: 91, longitude: 0 },
      { latitude: 0, longitude: -181 },
    ],
    [{ latitude: -7.9, longitude: 110.3 }],
  ],
  ['Area_place_whole', [{ latitude: -7.9 }, { longitude: 110.3 }], [{}]],
  ['Area_parentId_other', [{ id: ids.person, parentId: ids.person }], [{ parentId: ids.area }]],
  ['Activity_parentId_other', [{ id: ids.tie, parentId: ids.tie }], [{ parentId: ids.activity }]],
  [
    'Actor_classification_of_kind',
    [
      { kind: 'GROUP', classification: 'NGO' },
      { kind: 'ALLIANCE', classification: 'UNION' },
      { kind: 'PARTNER', classification: 'DONOR' },
      { kind: 'STAKEHOLDER', classification: 'COALITION' },
    ],
    [
      { kind: 'GROUP', classification: 'COOPERATIVE' },
      { kind: 'ALLIANCE', classification: 'FEDERATION' },
      { kind: 'PARTNER', classification: 'PROGRAMME' },
      { kind: 'STAKEHOLDER', classification: 'MEDIA' },
    ],
  ],
  ...['Actor', 'Tie', 'Issue', 'Stance', 'Activity', 'Commitment'].map(audience),
  ...['Outcome', 'Publication', 'Source', 'Claim'].map(audience),
  ...['Account', 'ApiKey'].map(label),
  [
    'Account_token',
    [{ issuer: 'https://a' }, { subject: 'b' }],
    [{ issuer: 'https://a', subject: 'b' }],
  ],
  [
    'ApiKey_confirmed',
    [{ confirmedAt: '2020-01-01', madeById: ids.account }],
    [{ confirmedAt: '2020-01-01' }, { madeById: ids.account }],
  ],
  [
    'Grant_revoked',
    [{ revokedById: ids.account }],
    [{ revokedAt: '2020-01-01', revokedById: ids.account }, { revokedAt: '2020-01-01' }],
  ],
  ['ApiKey_hash', [{ hash: Buffer.alloc(31) }], [{ hash: Buffer.alloc(32) }]],
  [
    'Grant_over',
    ['MEMBER', 'ORGANIZER', 'COMPANION'].map((role) => ({ role })),
    [{ role: 'MEMBER', overId: ids.low }, { role: 'ANALYST' }],
  ],
  [
    'Grant_whole',
    ['OPERATOR', 'DEVELOPER'].map((role) => ({ role, overId: ids.low })),
    [{ role: 'OPERATOR' }],
  ],
  ['Panic_only_one', [{ id: 2 }], []],
  [
    'DataRequest_answered',
    [{ status: 'DONE' }, { answeredAt: '2020-01-01' }],
    [{ status: 'DONE', answeredAt: '2020-01-01' }],
  ],
  [
    'DataRequest_ground',
    [{ status: 'DONE', answeredAt: '2020-01-01', ground: 'x' }, { ground: 'x' }],
    [
      { status: 'REFUSED', answeredAt: '2020-01-01', ground: 'x' },
      { status: 'REFUSED', answeredAt: '2020-01-01' },
    ],
  ],
  ['Issue_demand_of_kind', [{ demand: 'SAFETY' }], [{ kind: 'DEMAND', demand: 'SAFETY' }, {}]],
  ['IssueRelation_other', [{ toId: ids.issue }], []],
  [
    'Source_url_shape',
    [{ url: 'example.org' }, { url: 'https://a b' }],
    [{ url: 'http://a.id/b' }],
  ],
  [
    'Source_witness',
    [
      { kind: 'FIELD_REPORT', witnessedOn: '2019-04-05' },
      { kind: 'FIELD_REPORT', witnessRole: ' ', witnessedOn: '2019-04-05' },
      { kind: 'FIELD_REPORT', witnessRole: 'pendamping' },
    ],
    [{ kind: 'FIELD_REPORT', url: null, witnessRole: 'pendamping', witnessedOn: '2019-04-05' }],
  ],
  ['Source_findable', [{ url: null }, { url: null, note: ' ' }], [{ url: null, note: 'in print' }]],
  [
    'Claim_one_subject',
    [{ actorId: null }, { issueId: ids.issue }],
    [
      { actorId: null, issueId: ids.issue },
      { actorId: null, publicationId: ids.publication },
    ],
  ],
  ['Claim_number_or_text', [{ number: 1, text: 'one' }], [{ number: 1 }, { text: 'one' }, {}]],
  column('Claim', 'number', 'range', ['NaN', 'Infinity', '-Infinity'], [null, -1.5, 3_000_000]),
  ['Tie_other', [{ kind: 'OPPOSES', toId: ids.low }], [{ kind: 'OPPOSES' }]],
  [
    'Actor_mergedIntoId_other',
    [{ id: ids.tie, mergedIntoId: ids.tie }],
    [{ mergedIntoId: ids.low }],
  ],
  ['Merge_other', [{ absorbedId: ids.low }], [{ absorbedId: ids.office }]],
  [
    'Tie_undirected_once',
    ['ALLIED_WITH', 'WORKS_WITH'].map((kind) => ({ kind, fromId: ids.high, toId: ids.low })),
    [{ kind: 'WORKS_WITH' }, { kind: 'LOBBIES', fromId: ids.high, toId: ids.low }],
  ],
  [
    'Tie_role_of_kind',
    [{ role: 'MEMBER' }],
    [{ kind: 'MEMBER_OF', toId: ids.alliance, role: 'OBSERVER' }],
  ],
  [
    'Tie_middleman_of_kind',
    [{ middlemanId: ids.office }, { kind: 'GIVES_WORK_TO', middlemanId: ids.low }],
    [{ kind: 'GIVES_WORK_TO', middlemanId: ids.office }, { kind: 'GIVES_WORK_TO' }],
  ],
]

const cases = rules.flatMap(([constraint, bad, fine]) => {
  const table = constraint.split('_')[0] ?? ''
  return [
    ...bad.map((values) => ({ constraint, table, values: values as Values, refused: true })),
    ...fine.map((values) => ({ constraint, table, values: values as Values, refused: false })),
  ]
})

test.each(cases)(
  '$constraint: $values, refused: $refused',
  async ({ constraint, table, values, refused }) => {
    const done = insert(client, table, values)
    // One value may break several orders of the same bounds, and any of them may be named.
    const named = constraint.endsWith('_order') ? expect.stringMatching(/_order$/) : constraint
    if (refused) await expect(done).rejects.toMatchObject({ code: '23514', constraint: named })
    else await expect(done).resolves.toBeTypeOf('string')
  },
)

test('every check constraint of the database has its rule here', async () => {
  const found = await client.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint
     WHERE contype = 'c' AND conrelid <> 0 ORDER BY conname`,
  )
  const ruled = new Set(rules.map(([constraint]) => constraint))
  expect(found.rows.map((row) => row.name).filter((name) => !ruled.has(name))).toEqual([])
})

test('every table has its good row, apart from those that only join two', async () => {
  const found = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'
       AND table_name <> ALL ($1)`,
    [besideFacts],
  )
  expect(
    found.rows
      .map((row) => row.name)
      .filter((name) => !good[name])
      .sort(),
  ).toEqual(['ActivityIssue', 'ActorArea', 'ActorTrade', 'PublicationActivity', 'PublicationRole'])
})

test('sort keys, slugs and codes are compared by code point', async () => {
  const found = await client.query<{ name: string }>(
    `SELECT c.relname || '.' || a.attname AS name
     FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_collation l ON l.oid = a.attcollation
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
       AND (a.attname IN ('sortName', 'slug') OR (c.relname = 'Area' AND a.attname = 'code'))
       AND l.collname <> 'C'`,
  )
  expect(found.rows).toEqual([])
})
