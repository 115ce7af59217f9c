/**
 * The one sort key for names: compatibility-decomposed, without marks, lower case, single spaces. A
 * name of marks alone keeps them, so that no key is empty.
 * Both stores order it by code point (PostgreSQL COLLATE "C", Cypher's string order).
 */
export function foldName(name: string): string {
  const plain = name.normalize('NFKD')
  const folded = plain.replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim()
  return folded === '' ? plain.trim() : folded
}
