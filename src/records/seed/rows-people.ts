import { seedId } from '../seed-id.ts'
import type { Seed } from '../seed-shape.ts'
import { intervalColumns } from './columns.ts'

const invented = { synthetic: true, sealed: null }

/** Invented people, who have no name, and their memberships. */
export function peopleRows(seed: Seed) {
  const counted = seed.synthetic.flatMap(({ group, people }) =>
    Array.from({ length: people }, (_, index) => ({ group, key: `${group}|${index + 1}` })),
  )
  return {
    person: [
      ...counted.map(({ key }) => ({
        ...invented,
        id: seedId('person', key),
        visibility: 'PUBLIC' as const,
      })),
      ...seed.people.map((row) => ({
        ...invented,
        id: seedId('person', row.slug),
        visibility: row.visibility ?? ('PUBLIC' as const),
      })),
    ],
    membership: [
      ...counted.map(({ group, key }) => ({
        id: seedId('membership', key),
        personId: seedId('person', key),
        groupId: seedId('actor', group),
        role: 'MEMBER' as const,
        since: null,
        until: null,
        ...intervalColumns(null, null),
        synthetic: true,
        visibility: 'PUBLIC' as const,
      })),
      ...seed.people.flatMap((row) =>
        row.memberships.map((one) => ({
          id: seedId('membership', membershipKey(row.slug, one)),
          personId: seedId('person', row.slug),
          groupId: seedId('actor', one.group),
          role: one.role,
          since: one.since,
          until: one.until,
          ...intervalColumns(one.since, one.until),
          synthetic: true,
          visibility: one.visibility ?? ('PUBLIC' as const),
        })),
      ),
    ],
  }
}

/** The key of a membership of trial data for `seedId`: person, group, and since when. */
const membershipKey = (
  person: string,
  one: { readonly group: string; readonly since?: string | null | undefined },
): string => [person, one.group, one.since ?? ''].join('|')
