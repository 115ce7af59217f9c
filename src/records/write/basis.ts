import type { ClaimSubject } from '../../model/claim-subject.ts'
import { subjectColumns } from '../../model/claim-subject.ts'
import { type Visibility, visibilities } from '../../model/viewer.ts'
import type { Write } from './write.ts'

/** What of a source matters to what cites it. */
export interface SourceFacts {
  readonly visibility: Visibility
  readonly kind: string
}

/** Whether a record may be public on the strength of this source: anyone can read it. */
export const isPublicSource = ({ visibility, kind }: SourceFacts): boolean =>
  visibility === 'PUBLIC' && kind !== 'FIELD_REPORT'

/** The narrower of two visibilities. */
export const narrower = (a: Visibility, b: Visibility): Visibility =>
  visibilities.indexOf(a) > visibilities.indexOf(b) ? a : b

/** The facts of sources that are on record, by id. */
export async function sourceFacts(
  { tx }: Write,
  ids: readonly string[],
): Promise<Map<string, SourceFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.source.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, visibility: true, kind: true },
  })
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

/** Whether a record cites a source that anyone can read, by another claim than `except`. */
export async function citesPublicly(
  { tx }: Write,
  subject: ClaimSubject,
  id: string,
  except?: { readonly id: string },
): Promise<boolean> {
  const found = await tx.claim.findFirst({
    where: {
      ...(except ? { NOT: except } : {}),
      [subjectColumns[subject]]: id,
      visibility: 'PUBLIC',
      source: { visibility: 'PUBLIC', kind: { not: 'FIELD_REPORT' } },
    },
    select: { id: true },
  })
  return found !== null
}

/** Tells that a record cannot be public without a source that is. */
export const tellNotPublic = ({ problem }: Write, path: readonly string[]): void =>
  problem({
    code: 'PUBLIC_NEEDS_SOURCE',
    text: {
      id: 'Hanya yang disebut sumber terbuka, lewat klaim yang juga terbuka, boleh terlihat oleh umum. Sebutkan sumbernya, atau persempit visibility.',
      en: 'Only what cites a public source, by a claim that is public too, may be public. Cite one, or narrow the visibility.',
    },
    path: [...path, 'visibility'],
  })
