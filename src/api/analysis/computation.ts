import { type Bilingual, say } from '../../model/language.ts'
import { builder } from '../builder.ts'
import { NetworkVersion, type VersionSpan } from '../network-version.ts'
import type { Structure } from './structure.ts'

/** A method as it names itself. */
export interface Method {
  readonly name: string
  /** Counts up when the same input would give another answer. */
  readonly version: number
  /** Where its definition comes from. */
  readonly source: string
}

/** How an answer was computed. */
export interface ComputationShape {
  readonly method: Method
  readonly parameters: readonly (readonly [name: string, value: string | number | boolean])[]
  readonly version: VersionSpan
  readonly actors: number
  readonly ties: number
  readonly exact: boolean
  readonly notes: readonly Bilingual[]
}

const Parameter = builder
  .objectRef<readonly [string, string | number | boolean]>('ComputationParameter')
  .implement({
    description: 'One setting that a method ran with.',
    fields: (t) => ({
      name: t.string({ description: 'What is set.', resolve: ([name]) => name }),
      value: t.string({ description: 'Its value, as text.', resolve: ([, value]) => `${value}` }),
    }),
  })

export const Computation = builder.objectRef<ComputationShape>('Computation').implement({
  description:
    'How an answer was computed, so that it can be repeated and judged: the method, what it ran with, and on what.',
  fields: (t) => ({
    method: t.string({
      description: 'The method, by a fixed name.',
      resolve: ({ method }) => method.name,
    }),
    methodVersion: t.int({
      description: 'Counts up when the same input would give another answer.',
      resolve: ({ method }) => method.version,
    }),
    source: t.string({
      description: 'Where the definition comes from.',
      resolve: ({ method }) => method.source,
    }),
    parameters: t.field({
      type: [Parameter],
      description: 'All that it ran with, defaults included.',
      resolve: ({ parameters }) => [...parameters],
    }),
    version: t.expose('version', {
      type: NetworkVersion,
      description: 'The state of the network that it ran on.',
    }),
    actors: t.exposeInt('actors', { description: 'How many actors it ran on.' }),
    ties: t.exposeInt('ties', {
      description:
        'How many ties of the part it ran on, of whatever kind, those that the method leaves out included.',
    }),
    exact: t.exposeBoolean('exact', {
      description:
        'Whether the answer is the exact one. False: it was estimated from a sample or found by a search that need not find the best; the notes say which.',
    }),
    notes: t.stringList({
      description:
        'What must be known to read the answer right, in the language of the request: what cannot be said, what was estimated, what was assumed.',
      resolve: ({ notes }, _args, { language }) => notes.map((note) => say(note, language)),
    }),
  }),
})

/** How an answer about a structure was computed; `exact` unless it is said not to be. */
export function computationOf(
  {
    snapshot,
    version,
    lost,
  }: Pick<Structure, 'snapshot' | 'version'> & Partial<Pick<Structure, 'lost'>>,
  method: Method,
  more: Partial<Pick<ComputationShape, 'parameters' | 'exact' | 'notes'>> = {},
): ComputationShape {
  return {
    ...{ method, version, actors: snapshot.ids.length, ties: snapshot.ties.ids.length },
    ...{ parameters: [], exact: true, ...more },
    notes: [
      ...sizeNotes(snapshot),
      ...(lost?.includes(1) ? [withoutTies] : []),
      ...(more.notes ?? []),
    ],
  }
}

/** What is said of every answer about very little. */
function sizeNotes({ ids, ties }: Structure['snapshot']): Bilingual[] {
  if (ids.length === 0) return [nobody]
  if (ties.ids.length === 0) return [untied]
  return ids.length < 5 ? [tiny] : []
}

const withoutTies: Bilingual = {
  id: 'Pihak yang hilang tetap terdaftar, tanpa hubungan.',
  en: 'An actor that is lost stays listed, without ties.',
}
const nobody: Bilingual = {
  id: 'Tidak ada pihak di bagian jaringan ini, atau tidak ada yang boleh Anda lihat.',
  en: 'There is no actor in this part of the network, or none that you may see.',
}
const untied: Bilingual = {
  id: 'Tidak ada hubungan di bagian jaringan ini; susunannya tidak dapat dinilai.',
  en: 'There is no tie in this part of the network; nothing can be said of how it is built.',
}
const tiny: Bilingual = {
  id: 'Bagian jaringan ini kurang dari lima pihak; urutan di dalamnya hampir tidak berarti.',
  en: 'This part of the network has fewer than five actors; an order among them means little.',
}
