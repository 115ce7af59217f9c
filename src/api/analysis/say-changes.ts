import type { Snapshot } from '../../analysis/snapshot.ts'
import type { Bilingual } from '../../model/language.ts'
import { say } from '../../model/language.ts'
import { tieKindNames, tieKinds } from '../../model/tie.ts'
import type { Context } from '../context.ts'
import { actorNames } from './actor-names.ts'
import type { ReadChange } from './read-changes.ts'

/** Each change as it was understood, in the language of the request; one statement. */
export async function sayChanges(
  context: Context,
  { ids, ties }: Snapshot,
  changes: readonly ReadChange[],
): Promise<string[]> {
  const ends = (tie: number) => [ties.from[tie] as number, ties.to[tie] as number] as const
  const named = changes.flatMap((one): readonly (number | null)[] => {
    if (one.what === 'ADD') return [one.tie.from, one.tie.to]
    if (one.what === 'END' || one.what === 'STRENGTHEN') return ends(one.tie)
    if (one.what === 'END_ALL') return [one.from, one.to]
    return [one.what === 'LOSE' ? one.actor : one.move.actor]
  })
  const idOf = (place: number) => ids[place] as string
  const nameOf = await actorNames(context, named.filter((place) => place !== null).map(idOf))
  const name = (place: number) => nameOf(idOf(place))
  const tied = (kind: number, from: number, to: number): Bilingual => {
    const { out } = tieKinds[tieKindNames[kind] as keyof typeof tieKinds].label
    return {
      id: `${name(from)} ${out.id} ${name(to)}`,
      en: `${name(from)} ${out.en} ${name(to)}`,
    }
  }
  const text = (one: ReadChange): Bilingual => {
    switch (one.what) {
      case 'ADD': {
        const { kind, from, to, strength } = one.tie
        const tie = tied(tieKindNames.indexOf(kind), from, to)
        return {
          id: `Hubungan baru: ${tie.id}, kekuatan ${strength ?? 'menurut anggapan jenisnya'}.`,
          en: `New tie: ${tie.en}, strength ${strength ?? 'as assumed of its kind'}.`,
        }
      }
      case 'END': {
        const tie = tied(ties.kinds[one.tie] as number, ...ends(one.tie))
        return { id: `Berakhir: ${tie.id}.`, en: `Ends: ${tie.en}.` }
      }
      case 'STRENGTHEN': {
        const tie = tied(ties.kinds[one.tie] as number, ...ends(one.tie))
        const was = ties.strengths[one.tie] as number
        return {
          id: `Kekuatan menjadi ${one.strength} (${Number.isNaN(was) ? 'belum dinilai' : `tadinya ${was}`}): ${tie.id}.`,
          en: `Strength becomes ${one.strength} (${Number.isNaN(was) ? 'not judged before' : `before: ${was}`}): ${tie.en}.`,
        }
      }
      case 'END_ALL': {
        const [from, to] = [one.from, one.to].map((place) => (place === null ? '…' : name(place)))
        const { out } = tieKinds[one.kind].label
        const count = one.ties.length
        return {
          id: `Berakhir: semua “${from} ${out.id} ${to}”, ${count} hubungan.`,
          en: `Ends: all “${from} ${out.en} ${to}”, ${count} ${count === 1 ? 'tie' : 'ties'}.`,
        }
      }
      case 'LOSE':
        return { id: `Hilang: ${name(one.actor)}.`, en: `Lost: ${name(one.actor)}.` }
      case 'MOVE': {
        const { actor, stance, openness } = one.move
        const parts = (words: readonly [string, string]) =>
          [
            stance === null ? [] : [`${words[0]} ${stance}`],
            openness === null ? [] : [`${words[1]} ${openness}`],
          ]
            .flat()
            .join(', ')
        return {
          id: `${name(actor)} pada ${one.issueName}: ${parts(['sikap', 'keterbukaan'])}.`,
          en: `${name(actor)} on ${one.issueName}: ${parts(['stance', 'openness'])}.`,
        }
      }
    }
  }
  return changes.map((one) => say(text(one), context.language))
}
