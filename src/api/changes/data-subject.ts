import { isSelf } from '../../access/consents.ts'
import { handlesFor, hasOfficersPurpose } from '../../access/requests.ts'
import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'
import { idOf, publicId } from '../../model/public-id.ts'
import type { Write } from '../../records/write/write.ts'
import type { Context } from '../context.ts'
import { purposeText } from '../data-requests.ts'

/**
 * The uuid of the person whose data a mutation is about: the viewer's own, or the one whom a data
 * officer names. Null: the viewer may not; a problem is told, and the audit trail notes it. Whether
 * there is such a person is not told here.
 */
export async function subjectOf(
  write: Pick<Write, 'tx' | 'problem'>,
  context: Context,
  operation: string,
  person: string | null | undefined,
): Promise<string | null> {
  const { viewer } = context
  const id = person == null ? viewer.personId : idOf('person', person)
  const refuse = (code: ProblemCode, text: Bilingual, path: readonly string[]): null => {
    write.problem({ code, text, path })
    const subjects = id === null ? [] : [publicId('person', id)]
    context.audit({ operation, subjects, decision: 'REFUSED', code })
    return null
  }
  if (id === null) return refuse('NOT_ALLOWED', nobodyText, ['input'])
  if (isSelf(viewer, id)) return id
  if (!(await handlesFor(write.tx, viewer, id))) {
    return refuse('NOT_ALLOWED', notYoursText, ['input', 'person'])
  }
  return hasOfficersPurpose(viewer)
    ? id
    : refuse('PURPOSE_REQUIRED', purposeText, ['input', 'person'])
}

const nobodyText: Bilingual = {
  id: 'Akun ini bukan milik seseorang yang tercatat. Sebut orangnya.',
  en: 'This account is no person on record. Name the person.',
}

const notYoursText: Bilingual = {
  id: 'Data orang lain hanya ditangani petugas data, dan data sendiri memerlukan lingkup PERSONAL.',
  en: "Other people's data are handled by a data officer only, and your own need the scope PERSONAL.",
}
