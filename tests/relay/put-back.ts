import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Engine } from '../../src/network/engine.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { openRecords, type Records } from '../../src/records/database.ts'
import { startEmbedded } from '../../src/records/embedded.ts'
import { migrate } from '../../src/records/migrations.ts'
import { catchUp, reconcile } from '../../src/relay/reconcile.ts'
import { castId, loadCast } from '../cast.ts'
import { differenceNow } from './watched.ts'

const migrations = resolve(import.meta.dirname, '../../prisma/migrations')

/** What a graph came to that followed a server whose files were put back to an older copy. */
export interface PutBack {
  /** Whether the server had come past the numbers of transactions that the graph had seen. */
  readonly past: boolean
  readonly reason: string | undefined
  readonly names: readonly unknown[]
  readonly differences: readonly string[]
}

/**
 * A server is copied when it is stopped, goes on, is put back to the copy and goes on otherwise. It
 * has the name and the history that it had, and gives the same numbers again.
 */
export async function putBack(graph: Engine): Promise<PutBack> {
  const parent = mkdtempSync(join(tmpdir(), 'anyam-'))
  chmodSync(parent, 0o711)

  async function onServer<T>(home: string, work: (records: Records) => Promise<T>): Promise<T> {
    const server = await startEmbedded(join(parent, home))
    const records = openRecords(server.url)
    try {
      return await work(records)
    } finally {
      await records.close()
      await server.stop()
    }
  }
  const name = ({ prisma }: Records, slug: string, to: string) =>
    prisma.actor.update({ where: { slug }, data: { name: to } })

  try {
    await onServer('live', async (records) => {
      await migrate(records.url, migrations)
      await loadCast(records.prisma)
      await name(records, 'kelompok-a', 'tersimpan')
      await reconcile(records.prisma, graph)
    })
    // With their owner, who is another one when root runs this.
    execFileSync('cp', ['-a', join(parent, 'live'), join(parent, 'copy')])
    await onServer('live', async (records) => {
      await name(records, 'kelompok-a', 'sesudah cadangan')
      await records.prisma.person.create({ data: { synthetic: true } })
      await catchUp(records.prisma, graph)
    })
    const seen = (await readWatermark(graph))?.snapshot
    return await onServer('copy', async (records) => {
      for (let n = 0; n < 20; n++) await name(records, 'kelompok-b', `cabang lain ${n}`)
      const { rows } = await records.pool.query(
        'SELECT pg_snapshot_xmin(pg_current_snapshot()) > pg_snapshot_xmax($1::pg_snapshot) AS past',
        [seen],
      )
      await catchUp(records.prisma, graph)
      const shown = await graph.read(
        'MATCH (n:Actor) WHERE n.id IN $ids RETURN n.name AS name ORDER BY n.slug',
        { ids: ['kelompok-a', 'kelompok-b'].map(castId) },
      )
      return {
        past: rows[0].past,
        reason: (await readWatermark(graph))?.comparison.reason,
        names: shown.map((row) => row.name),
        differences: await differenceNow(records.prisma, graph),
      }
    })
  } finally {
    // The end of a server is noticed a little later, and its log is read then.
    await pause(500)
    rmSync(parent, { recursive: true, force: true })
  }
}
