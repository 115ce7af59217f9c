import { foldName } from '../model/fold.ts'
import type { Day } from '../model/partial-date.ts'
import type { MemberOrderField } from '../model/person.ts'
import type { Told } from './personal.ts'

/** One member of a group, as a list of members is made from them. */
export interface Member {
  /** The uuid of the membership. */
  readonly id: string
  readonly personId: string
  /** The earliest day on which they may have joined. */
  readonly since: Day
}

/** The name of each member, folded, as far as it may be read; by the person's uuid. */
export const foldedNames = (told: ReadonlyMap<string, Told>): Map<string, string> =>
  new Map(
    [...told].flatMap(([id, { data }]) =>
      data?.name == null ? [] : [[id, foldName(data.name)] as const],
    ),
  )

/**
 * The members in order; by name, those whose name may not be read come last. Compared in this
 * process and nowhere else; the membership's id comes last.
 */
export function inOrderOf(
  members: readonly Member[],
  by: MemberOrderField,
  names: ReadonlyMap<string, string>,
): Member[] {
  const keyOf = ({ personId, since }: Member): string =>
    by === 'SINCE' ? since : keyOfName(names.get(personId))
  return members
    .map((member) => ({ member, key: keyOf(member) }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.member.id, b.member.id))
    .map(({ member }) => member)
}

const keyOfName = (name: string | undefined): string => (name === undefined ? '1' : `0${name}`)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The members whose name holds every word of the text, each at the beginning of one of its words. */
export function foundBy(
  text: string,
  members: readonly Member[],
  names: ReadonlyMap<string, string>,
): Member[] {
  const words = wordsOf(foldName(text))
  return members.filter(({ personId }) => {
    const name = names.get(personId)
    if (name === undefined || words.length === 0) return false
    const own = wordsOf(name)
    return words.every((word) => own.some((one) => one.startsWith(word)))
  })
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** Members of equal names, as sets of two or more: they may be one person. */
export function doublesAmong(
  members: readonly Member[],
  names: ReadonlyMap<string, string>,
): Member[][] {
  const people = [...new Map(members.map((one) => [one.personId, one])).values()]
  const named = people.filter(({ personId }) => names.has(personId))
  const alike = Map.groupBy(named, ({ personId }) => wordsOf(names.get(personId) ?? '').join(' '))
  return [...alike.values()].filter((one) => one.length > 1)
}
