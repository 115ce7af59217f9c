// Search: how many of 20 misspelt names are found first, and in the first three, and what it takes,
// with the seed alone and among 10,000 invented actors more.
// node scripts/bench/search.ts [actors]: the list with ranks, the misses, milliseconds.
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type pg from 'pg'
import { anonymous } from '../../src/access/circles.ts'
import { seenRecords } from '../../src/access/records.ts'
import { readSearch, searchTargets } from '../../src/model/search.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { startEmbedded } from '../../src/records/embedded.ts'
import { migrate } from '../../src/records/migrations.ts'
import { searchRecords } from '../../src/records/search.ts'
import { loadSeed } from '../../src/records/seed.ts'
import { generate, randomNumbers } from './generated.ts'

const misspelt: readonly (readonly [text: string, meant: string])[] = [
  ['Serikat Pekerja Rumahan Sejahtra', 'Serikat Pekerja Rumahan Sejahtera'],
  ['BITRA Indonseia', 'BITRA Indonesia'],
  ['Yasannti', 'Yasanti'],
  ['Yasatni', 'Yasanti'],
  ['TRUC', 'TURC'],
  ['MWRPI', 'MWPRI'],
  ['Komnas Perempaun', 'Komnas Perempuan'],
  ['Kab. Bntul', 'Kabupaten Bantul'],
  ['Disnaker Kab Semarng', 'Dinas Sosial, Tenaga Kerja dan Transmigrasi Kabupaten Semarang'],
  ['FSPPR Kabupaten Bantull', 'Federasi Serikat Perempuan Pekerja Rumahan Bantul'],
  ['SPPR Wonollelo', 'SPPR Kreatif Bunda Wonolelo'],
  ['home net indonesia', 'HomeNet Indonesia'],
  ['HomeNet Surabya', 'HomeNet Surabaya'],
  ['kopersi insanberdikari', 'Koperasi Insan Berdikari'],
  ['Jaringan Perkerja Rumahan Indnesia', 'Jaringan Pekerja Rumahan Indonesia'],
  ['Mahkamah Konsitusi', 'Mahkamah Konstitusi'],
  ['kelompok angrek', 'Kelompok Anggrek'],
  ['Kementrian Ketenaga Kerjaan', 'Kementerian Ketenagakerjaan'],
  ['Perda pekrja rumahan Sumatra Utara', 'Perda perlindungan pekerja rumahan Sumatera Utara'],
  [
    'Panduan Pengutan Pekerja Rumahan',
    'Panduan Penguatan Pekerja Rumahan dan Organisasi Pekerja Rumahan untuk Advokasi Kerja Layak',
  ],
]

const common = ['SPPR', 'JPRI', 'serikat', 'rumahan', 'bekerja', 's', 'kab. semarang', 'xyzzyqwert']

async function find(records: Records, text: string) {
  const search = readSearch(text)
  if (!search) throw new Error(`nothing to search for in ${text}`)
  const given = { search, targets: searchTargets, seen: seenRecords(anonymous) }
  return searchRecords(records.prisma, { ...given, limit: 25, after: null, backward: false })
}

async function ranks(records: Records): Promise<void> {
  const found = { first: 0, firstThree: 0 }
  for (const [text, meant] of misspelt) {
    const { hits, total } = await find(records, text)
    const rank = hits.findIndex(({ own }) => own === meant) + 1
    found.first += Number(rank === 1)
    found.firstThree += Number(rank >= 1 && rank <= 3)
    const miss = rank === 1 ? '' : `; first: ${hits[0]?.own ?? 'nothing'}`
    console.log(`  ${text} → ${meant}: ${rank === 0 ? 'missed' : rank} of ${total}${miss}`)
  }
  console.log(
    `first: ${found.first}, in the first three: ${found.firstThree}, of ${misspelt.length}`,
  )
}

/** One typing error at a drawn place: a letter is dropped, doubled, mistaken or moved. */
function mistype(name: string, next: () => number): string {
  const letters = [...name]
  const at = 1 + Math.floor(next() * (letters.length - 2))
  const [letter = '', after = ''] = letters.slice(at, at + 2)
  const made = ['', letter + letter, 'e', after + letter][Math.floor(next() * 4)] ?? ''
  letters.splice(at, made === after + letter ? 2 : 1, made)
  return letters.join('')
}

/** The same with errors nobody chose: two in each name of an actor of the seed, drawn by a seed. */
async function drawn(records: Records, seed: number): Promise<void> {
  const rows = await records.prisma.actor.findMany({
    where: { visibility: 'PUBLIC', NOT: { slug: { startsWith: 'uji-' } } },
    select: { name: true },
    orderBy: { sortName: 'asc' },
  })
  const next = randomNumbers(seed)
  const found = { first: 0, firstThree: 0 }
  for (const { name } of rows) {
    const { hits } = await find(records, mistype(mistype(name, next), next))
    const rank = hits.findIndex(({ own }) => own === name) + 1
    found.first += Number(rank === 1)
    found.firstThree += Number(rank >= 1 && rank <= 3)
  }
  console.log(
    `drawn errors (seed ${seed}), two a name: first ${found.first}, in the first three ${found.firstThree}, of ${rows.length}`,
  )
}

async function milliseconds(records: Records): Promise<void> {
  const all: number[] = []
  for (const text of [...common, ...misspelt.map(([name]) => name)]) {
    const times: number[] = []
    for (let round = 0; round < 9; round += 1) {
      const began = performance.now()
      await find(records, text)
      times.push(performance.now() - began)
    }
    const middle = times.toSorted((a, b) => a - b)[4] ?? 0
    all.push(middle)
    if (common.includes(text)) console.log(`  ${text}: ${middle.toFixed(1)} ms`)
  }
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1)
  console.log(`median ${at(0.5)} ms, slowest ${at(1)} ms, of ${all.length} texts`)
}

/** Gives the generated actors names such as the movement bears, and an acronym each. */
async function nameThem(pool: pg.Pool): Promise<void> {
  const pick = (words: string, step: number) =>
    `(string_to_array('${words}', ','))[1 + (n / ${step}) % ${words.split(',').length}]`
  const kinds = 'Kelompok,Serikat Pekerja Rumahan,SPPR,Koperasi,Komunitas Perempuan Pekerja Rumahan'
  const flowers =
    'Mawar,Melati,Anggrek,Sejahtera,Mandiri,Makmur,Kreatif,Bunda,Sakura,Kenanga,Lestari'
  const places =
    'Bantul,Sleman,Medan,Malang,Jember,Kabupaten Cirebon,Kota Semarang,Surakarta,Klaten'
  for (let from = 0; from < 1_000_000; from += 2000) {
    const { rowCount } = await pool.query(
      `UPDATE "Actor" SET name = made, "sortName" = lower(made) FROM (
         SELECT id, concat_ws(' ', ${pick(kinds, 1)}, ${pick(flowers, 5)}, ${pick(places, 55)}, n) AS made
         FROM (SELECT id, substr(slug, 5)::int AS n FROM "Actor" WHERE slug ~ '^uji-[0-9]+$') AS numbered
         WHERE n > $1 AND n <= $1 + 2000) AS names
       WHERE "Actor".id = names.id`,
      [from],
    )
    if (rowCount === 0) break
  }
  await pool.query(
    `INSERT INTO "ActorName" (id, "actorId", kind, name, "sortName")
     SELECT gen_random_uuid(), id, 'ACRONYM', upper(left(md5(slug), 4)), left(md5(slug), 4)
     FROM "Actor" WHERE slug ~ '^uji-[0-9]+$'`,
  )
  await pool.query('VACUUM ANALYZE')
}

const home = resolve(import.meta.dirname, '../../.anyam', `bench-search-${process.pid}`)
const actors = Number(process.argv[2] ?? 10_000)
const embedded = await startEmbedded(home)
try {
  await migrate(embedded.url, resolve(import.meta.dirname, '../../prisma/migrations'))
  const records = openRecords(embedded.url)
  await loadSeed(records.prisma)
  for (const more of [0, actors]) {
    console.log(`The seed and ${more} invented actors:`)
    if (more > 0) {
      await generate(records.pool, { actors: more, ties: 0 })
      await nameThem(records.pool)
    }
    await ranks(records)
    await drawn(records, 7)
    await milliseconds(records)
  }
  await records.close()
} finally {
  await embedded.stop()
  rmSync(home, { recursive: true, force: true })
}
