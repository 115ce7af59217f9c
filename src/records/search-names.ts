import { actorKinds } from '../model/actor.ts'
import type { SearchTarget } from '../model/search.ts'

/** The records that not everybody may see, by model: the name of their visibility filter. */
export const filterOf = {
  Actor: 'actor',
  Issue: 'issue',
  Activity: 'activity',
  Publication: 'publication',
  Source: 'source',
} as const

type Filtered = keyof typeof filterOf

/** The visibility filters that a search may need. */
export type SearchFilters = Readonly<Record<(typeof filterOf)[Filtered], object>>

/** A column of names that is searched, as pieces of SQL over its record `o`, or its own row `n`. */
export interface SearchedNames {
  /** What kind of record bears it, as a SearchTarget. */
  readonly target: string
  /** The record's own name. */
  readonly own: string
  /** What sort of name it is, as a MatchedName, and the name itself. */
  readonly name: string
  readonly text: string
  /** What it counts: 1 for a record's own name or acronym, a little less for another one. */
  readonly weight: string
  /** Its generated columns, see the functions search_key and search_words. */
  readonly key: string
  readonly words: string
  readonly from: string
  /** Whether it names an area, which may be called by its name with or without its title. */
  readonly titled: boolean
  /** The model whose visibility filter decides whether it is seen; null: everybody sees it. */
  readonly seenBy: Filtered | null
  /** Which of the records are searched; $6 holds the targets of the search. Empty: all. */
  readonly only: string
}

const ownWeight = '1.0'
const otherWeight = '0.97'

/** The name that stands in the record itself. */
const own = (
  target: string,
  model: Filtered | 'Area' | 'Trade',
  column: string,
  only = '',
): SearchedNames => ({
  target,
  own: `o."${column}"`,
  name: `'OWN'`,
  text: `o."${column}"`,
  weight: ownWeight,
  key: 'o."searchKey"',
  words: 'o."searchWords"',
  from: `"${model}" o`,
  titled: model === 'Area',
  seenBy: model === 'Area' || model === 'Trade' ? null : model,
  only,
})

/** The English name that stands in the record too. */
const english = (names: SearchedNames): SearchedNames => ({
  ...names,
  name: `'TRANSLATION'`,
  text: 'o."nameEn"',
  weight: otherWeight,
  key: 'o."searchKeyEn"',
  words: 'o."searchWordsEn"',
})

/** A further name, in a row of its own. */
const further = (
  names: SearchedNames,
  given: Pick<SearchedNames, 'name' | 'text' | 'weight' | 'from'>,
): SearchedNames => ({
  ...names,
  ...given,
  key: 'n."searchKey"',
  words: 'n."searchWords"',
})

const kinds = 'o."kind"::text = ANY ($6::text[])'
const actor = own('o."kind"::text', 'Actor', 'name', kinds)
const issue = own(`'ISSUE'`, 'Issue', 'name')
const publication = own(`'PUBLICATION'`, 'Publication', 'title')
const trade = own(`'TRADE'`, 'Trade', 'nameId')

const ofActors = [
  actor,
  further(actor, {
    from: '"ActorName" n JOIN "Actor" o ON o."id" = n."actorId"',
    text: 'n."name"',
    name: 'n."kind"::text',
    weight: `(CASE n."kind" WHEN 'ACRONYM' THEN ${ownWeight} ELSE ${otherWeight} END)`,
  }),
]

const ofOthers: Readonly<Partial<Record<SearchTarget, readonly SearchedNames[]>>> = {
  ISSUE: [issue, english(issue)],
  ACTIVITY: [own(`'ACTIVITY'`, 'Activity', 'name')],
  PUBLICATION: [
    publication,
    further(publication, {
      from: '"PublicationTitle" n JOIN "Publication" o ON o."id" = n."publicationId"',
      text: 'n."title"',
      name: `'OTHER'`,
      weight: otherWeight,
    }),
  ],
  AREA: [own(`'AREA'`, 'Area', 'name')],
  TRADE: [trade, english(trade)],
  SOURCE: [own(`'SOURCE'`, 'Source', 'title')],
}

/** The columns of names to look at for these targets. */
export const namesOf = (targets: readonly SearchTarget[]): SearchedNames[] => [
  ...(actorKinds.some((kind) => targets.includes(kind)) ? ofActors : []),
  ...targets.flatMap((target) => ofOthers[target] ?? []),
]
