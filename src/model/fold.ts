/**
 * The one sort key for names: compatibility-decomposed, without marks, lower case, single spaces.
 * Both stores order it by code point (PostgreSQL COLLATE "C", Cypher's string order).
 */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
  return folded === '' ? name.trim() : folded
}
