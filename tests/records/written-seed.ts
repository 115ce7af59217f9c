import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { shapeSeed } from '../../src/records/seed/files.ts'
import { seedDir } from '../../src/records/seed.ts'
import { type SeedInput, seedFiles } from '../../src/records/seed-shape.ts'

const files = await Promise.all(
  seedFiles.map(async (file) => [
    file,
    JSON.parse(await readFile(join(seedDir, `${file}.json`), 'utf8')),
  ]),
)
/** The seed of record as it is written. */
export const written: SeedInput = Object.fromEntries(files)
/** The seed of record as it is read. */
export const seed = shapeSeed(written)
