import { foldName } from '../model/fold.ts'
import type { Prisma } from '../records/generated/client.ts'
import type { Vault } from './vault.ts'

/** How everybody but the person whom an answer is for is called: no id, no name. */
export const anotherMember = 'another member'

/** The most people whose names are looked for. */
const mostPeople = 2000

/** Shorter names would be found in other words' places too often. */
const shortest = 3

/**
 * What takes the names of others out of free text: of the people of the person's own groups, whole
 * and in any case, the first 2,000 by id. `own`: the person's name, which stays. The names are opened
 * in process and for this alone.
 */
export async function hidingNames(
  tx: Prisma.TransactionClient,
  personId: string,
  own: string | null,
  open: Vault['open'],
): Promise<(text: string) => string> {
  const others = await tx.person.findMany({
    where: {
      id: { not: personId },
      sealed: { not: null },
      memberships: { some: { group: { memberships: { some: { personId } } } } },
    },
    select: { id: true, sealed: true },
    orderBy: { id: 'asc' },
    take: mostPeople,
  })
  const opened = [...(await open(tx, others)).values()]
  const names = opened.flatMap((one) => one?.name?.normalize('NFC').trim() ?? [])
  const kept = own === null ? null : foldName(own)
  const wanted = [...new Set(names)]
    .filter((name) => name.length >= shortest && foldName(name) !== kept)
    // Of two names that begin alike, the longer one is found first.
    .sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return (text) => text
  const any = wanted.map((name) => literally(name)).join('|')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => text.normalize('NFC').replace(pattern, anotherMember)
}

/** A pattern for this very text, with any spaces where it has some. */
const literally = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/gu, '\\s+')
