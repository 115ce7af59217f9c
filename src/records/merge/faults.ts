import { notFound, versionConflict } from '../write/apply.ts'
import type { ChangeProblem } from '../write/write.ts'
import type { MergingActor } from './actors.ts'
import { mostMoved } from './limits.ts'
import type { MergeRequest } from './merge.ts'

/** What keeps two actors from becoming one. */
export function faultsOf(
  request: MergeRequest,
  survivor: MergingActor | undefined,
  absorbed: MergingActor | undefined,
): ChangeProblem[] {
  if (request.survivor === request.absorbed) return [sameActor]
  const each = [
    { actor: survivor, name: 'survivor', expected: request.expectedSurvivorVersion },
    { actor: absorbed, name: 'absorbed', expected: request.expectedAbsorbedVersion },
  ]
  const own = each.flatMap(({ actor, name, expected }): ChangeProblem[] => {
    if (!actor) return [notFound(['input', name])]
    if (actor.mergedIntoId !== null) return [alreadyMerged(name)]
    if (actor.version === expected) return []
    const field = `expected${name === 'survivor' ? 'Survivor' : 'Absorbed'}Version`
    return [versionConflict({ table: 'actor', id: actor.id }, actor.version, ['input', field])]
  })
  const kinds = survivor && absorbed && survivor.kind !== absorbed.kind ? [otherKind] : []
  return [...own, ...kinds]
}

const sameActor: ChangeProblem = {
  code: 'SAME_ACTOR',
  text: {
    id: 'Keduanya pihak yang sama, atau sudah digabungkan.',
    en: 'Both are the same actor, or were merged already.',
  },
  path: ['input', 'absorbed'],
}

/** That an actor, survivor or absorbed, lives on in another one. */
export const alreadyMerged = (name: string): ChangeProblem => ({
  code: 'ALREADY_MERGED',
  text: {
    id: 'Pihak itu sudah hidup dalam pihak lain. Sebut pihak itu.',
    en: 'That actor lives on in another one already. Name that one.',
  },
  path: ['input', name],
})

const otherKind: ChangeProblem = {
  code: 'WRONG_KIND',
  text: {
    id: 'Hanya dua pihak dari jenis yang sama dapat menjadi satu.',
    en: 'Only two actors of one kind can become one.',
  },
  path: ['input', 'absorbed'],
}

export const circle: ChangeProblem = {
  code: 'AUDIENCE_CIRCLE',
  text: {
    id: 'Pihak itu hanya terlihat oleh dirinya sendiri: yang boleh melihatnya adalah pihak yang digabungkan.',
    en: 'The survivor would be visible to itself alone: who may see it is the actor that it absorbs.',
  },
  path: ['input', 'absorbed'],
}

export const tooLarge: ChangeProblem = {
  code: 'MERGE_TOO_LARGE',
  text: {
    id: `Lebih dari ${mostMoved} catatan merujuk pada pihak itu. Gabungkan ke arah sebaliknya.`,
    en: `More than ${mostMoved} records name that actor. Merge the other way round.`,
  },
  path: ['input', 'absorbed'],
}

export const otherHolders: ChangeProblem = {
  code: 'NOT_ALLOWED',
  text: {
    id: 'Peran atas kedua pihak tidak dipegang akun yang sama: siapa yang memegang peran atas pihak yang tinggal akan melihat milik pihak yang diserap. Samakan dahulu perannya.',
    en: 'Roles over the two are not held by the same accounts: whoever holds one over the survivor would see what the absorbed keeps to itself. Let the same accounts hold them first.',
  },
  path: ['input', 'absorbed'],
}

export const wouldShow: ChangeProblem = {
  code: 'OTHER_VISIBILITY',
  text: {
    id: 'Nama dan isi pihak yang diserap akan terlihat oleh kalangan yang lebih luas. Samakan dahulu siapa yang boleh melihat keduanya.',
    en: 'The name and fields of the absorbed actor would be shown to a wider circle. Let the same circle see both first.',
  },
  path: ['input', 'absorbed'],
}

export const otherEyes: ChangeProblem = {
  code: 'OTHER_VISIBILITY',
  text: {
    id: 'Keduanya tidak terlihat oleh kalangan yang sama. Nama, wilayah, dan pekerjaan kini terlihat oleh siapa pun yang boleh melihat pihak yang tinggal.',
    en: 'The two are not seen by the same circle. Names, areas and trades are seen by whoever may see the survivor now.',
  },
  path: ['input', 'absorbed'],
}
