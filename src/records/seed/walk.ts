import { type ActorRow, actorFiles, type Seed } from '../seed-shape.ts'
import { rowLabel } from './problems.ts'

/** Where a row stands in a seed. */
export interface Place {
  readonly file: string
  readonly row: string
}

type Rows = Seed[keyof Seed]

/** The rows of one file, each with its place. */
export function* rowsOf<F extends keyof Seed>(
  seed: Seed,
  file: F,
): Generator<[row: Seed[F][number], at: Place]> {
  const rows: Rows = seed[file]
  for (const [index, row] of rows.entries()) {
    yield [row as Seed[F][number], { file: `${file}.json`, row: rowLabel(index, row) }]
  }
}

export type SeedActorKind = (typeof actorFiles)[keyof typeof actorFiles]

/** All actors, in the order of their files. */
export function* actorsOf(seed: Seed): Generator<[ActorRow, Place, SeedActorKind]> {
  for (const file of Object.keys(actorFiles) as (keyof typeof actorFiles)[]) {
    for (const [row, at] of rowsOf(seed, file)) yield [row, at, actorFiles[file]]
  }
}
