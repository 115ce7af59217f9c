import { castId } from '../cast.ts'
import { type Attack, document } from './attack.ts'

const uuid = castId('kelompok-a')
const actor = 'query ($id: ID) { actor(by: {id: $id}) { __typename } }'
const page = 'query ($after: String) { actors(first: 2, after: $after) { nodes { slug } } }'
const cursor = (...parts: unknown[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

const id = (name: string, text: unknown, code: Attack['code'] = 'BAD_ID'): Attack =>
  document(`id: ${name}`, code, actor, { id: text })
const after = (name: string, text: unknown, code: Attack['code'] = 'BAD_CURSOR'): Attack =>
  document(`cursor: ${name}`, code, page, { after: text })

/** Ids and cursors that nobody was given, and objects where a text belongs. */
export const idAttacks: readonly Attack[] = [
  id('without a prefix', uuid),
  id('of another kind', `person_${uuid}`),
  id('of a kind that does not exist', `admin_${uuid}`),
  id('with another case', `ACTOR_${uuid}`),
  id('with more behind it', `actor_${uuid} OR 1=1`),
  id('with a line behind it', `actor_${uuid}\n`),
  id('with a NUL', `actor_${uuid}\0`),
  id('of the prototype', '__proto__'),
  id('of a constructor', `constructor_${uuid}`),
  id('a number', 1),
  id('very long', `actor_${'0'.repeat(200_000)}`),
  id('of another script', 'actor_０１８９0a5d-ac96-774b-bcce-b302099a8057'),
  id('that nobody has', 'actor_00000000-0000-7000-8000-000000000000', null),
  after('no base64', '%%%'),
  after('empty', ''),
  after('a bare id', uuid),
  after('no list', Buffer.from('{"key":"a"}').toString('base64url')),
  after('too few parts', cursor('x', 'a', uuid)),
  after('a key that is no text', cursor('x', { gt: '' }, uuid, null)),
  after('an id that is none', cursor('x', 'a', "' OR 1=1", null)),
  after('a day that is none', cursor('x', 'a', uuid, '2024-02-30')),
  after('a NUL in its key', cursor('x', 'a\0', uuid, null)),
  after('of a list that it made up', cursor('x', 'a', uuid, null), 'FOREIGN_CURSOR'),
  after('very long', 'A'.repeat(200_000)),
  after('deep', Buffer.from('['.repeat(50_000)).toString('base64url')),
  document('operator: an object for an id', 'BAD_VARIABLES', actor, { id: { not: null } }),
  document('operator: a list for an id', 'BAD_VARIABLES', actor, { id: [uuid, uuid] }),
  document(
    'operator: an object for a slug',
    'BAD_VARIABLES',
    'query ($s: String) { actor(by: {slug: $s}) { __typename } }',
    { s: { startsWith: '' } },
  ),
  document(
    'operator: an object for a text to search',
    'BAD_VARIABLES',
    'query ($s: String!) { search(text: $s) { nodes { __typename } } }',
    { s: { contains: 'a' } },
  ),
  document(
    'operator: a condition beside a reference',
    'BAD_VARIABLES',
    'query ($by: ActorBy!) { actor(by: $by) { __typename } }',
    { by: { slug: 'x', OR: [{ slug: 'kelompok-a' }] } },
  ),
  document(
    'operator: a condition in a filter',
    'BAD_VARIABLES',
    'query ($f: ActorFilter) { actors(filter: $f) { totalCount } }',
    { f: { AND: [{ visibility: 'GROUP' }] } },
  ),
  document(
    'operator: the prototype in a filter',
    'BAD_VARIABLES',
    'query ($f: ActorFilter) { actors(filter: $f) { totalCount } }',
    JSON.parse('{"f":{"__proto__":{"named":"x"},"constructor":{}}}'),
  ),
  document(
    'operator: raw SQL for an order',
    'BAD_VARIABLES',
    'query ($o: ActorOrder) { actors(orderBy: $o) { totalCount } }',
    { o: { field: 'NAME; DROP TABLE "Actor"', direction: 'ASC' } },
  ),
  document(
    'operator: two ways to name one record',
    'BAD_VARIABLES',
    'query ($by: ActorBy!) { actor(by: $by) { __typename } }',
    { by: { slug: 'kelompok-a', id: `actor_${uuid}` } },
  ),
]
