import type { Day } from '../model/partial-date.ts'
import type { PersonalData, PersonalRule } from '../model/person.ts'
import type { Viewer } from '../model/viewer.ts'
import type { PrismaClient } from '../records/generated/client.ts'
import {
  factsOf,
  isSelf,
  type PersonFacts,
  readsNames,
  ruleAgainst,
  selectFacts,
} from './consents.ts'
import type { Sealed, Vault } from './vault.ts'

/** What a viewer is told of a person; without data, the rule that keeps it back. */
export type Told =
  | { readonly data: PersonalData; readonly rule: null }
  | { readonly data: null; readonly rule: PersonalRule }

/** Who reads, where, and on which day. */
export interface Reader {
  readonly records: Pick<PrismaClient, 'person' | '$queryRaw' | '$executeRaw'>
  readonly vault: Vault
  readonly viewer: Viewer
  readonly today: Day
}

const withheld = (rule: PersonalRule): Told => ({ data: null, rule })

/**
 * What is kept of these people, by uuid, as far as the viewer may read it; a person who is not seen
 * is kept back like everybody else. Two statements at most, none for a viewer who reads no names.
 * Throws PERSONAL_KEYS_MISSING.
 */
export async function readPersonal(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Told>> {
  const { records, viewer, today } = reader
  const asked = readsNames(viewer) ? ids : ids.filter((id) => isSelf(viewer, id))
  const rows =
    asked.length === 0
      ? []
      : await records.person.findMany({
          where: { id: { in: [...asked] } },
          select: { ...selectFacts(today), sealed: true },
        })
  const told = await tellPersonal(
    reader,
    rows.map((row) => ({ facts: factsOf(row), sealed: row.sealed })),
  )
  return new Map(ids.map((id) => [id, told.get(id) ?? withheld('NOT_ALLOWED')]))
}

/** The same for people who were read already: one statement at most. */
export async function tellPersonal(
  { records, vault, viewer, today }: Reader,
  people: readonly { readonly facts: PersonFacts; readonly sealed: Uint8Array | null }[],
): Promise<Map<string, Told>> {
  const told = new Map<string, Told>()
  const open: Sealed[] = []
  for (const { facts, sealed } of people) {
    const rule = ruleAgainst(viewer, facts, today)
    if (rule) told.set(facts.id, withheld(rule))
    else open.push({ id: facts.id, sealed })
  }
  for (const [id, data] of await vault.open(records, open)) {
    told.set(id, data ? { data, rule: null } : withheld('PERSONAL_UNREADABLE'))
  }
  return told
}
