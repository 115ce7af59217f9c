import fc from 'fast-check'
import type { Run } from '../../src/network/engine.ts'
import { readWatermark } from '../../src/network/watermark.ts'
import { askForReconcile, pruneDirty } from '../../src/records/dirty.ts'
import { commit } from '../../src/relay/commit.ts'
import { look } from '../../src/relay/look.ts'
import { castId } from '../cast.ts'
import { merge, unmerge } from '../records/merging.ts'
import { wipe } from '../support/engines.ts'
import { pruneAll } from './copies.ts'
import { corrupt } from './corruption.ts'
import type { ModelStores } from './model-stores.ts'
import { type Point, points, struck } from './points.ts'
import { randomFrom } from './random.ts'

/** The actors that the commands are about; of the cast, so that much hangs on them. */
const slugs = ['kelompok-a', 'kelompok-b', 'kelompok-c', 'kelompok-d', 'kelompok-e'] as const

type Slug = (typeof slugs)[number]

/** What the records say of these actors, kept apart from all that is under test. */
export interface Facts {
  readonly names: Readonly<Partial<Record<Slug, string>>>
  readonly people: readonly string[]
  /** The merges that stand, the last one last. */
  readonly merges: readonly { readonly id: string; readonly absorbed: Slug }[]
}

export interface Model {
  facts: Facts
  backup: Facts | null
  away: boolean
  paused: number
}

export const newModel = (): Model => ({
  facts: { names: {}, people: [], merges: [] },
  backup: null,
  away: false,
  paused: 0,
})

export type Command = fc.AsyncCommand<Model, ModelStores>

/** How often each command was run. */
export const ran = new Map<string, number>()

const command = (
  name: string,
  run: (model: Model, stores: ModelStores) => Promise<void>,
  possible: (model: Model) => boolean = () => true,
  detail = '',
): Command => ({
  check: possible,
  run: (model, stores) => {
    ran.set(name, (ran.get(name) ?? 0) + 1)
    return run(model, stores)
  },
  toString: () => (detail ? `${name} ${detail}` : name),
})

const stands = ({ facts }: Model, slug: Slug) =>
  facts.merges.every(({ absorbed }) => absorbed !== slug)

const slug = fc.constantFrom(...slugs)

const renaming = fc.tuple(slug, fc.nat(999)).map(([slug, n]) =>
  command(
    'rename',
    async (model, { records }) => {
      const name = `model ${n}`
      await records.prisma.actor.update({ where: { slug }, data: { name } })
      model.facts = { ...model.facts, names: { ...model.facts.names, [slug]: name } }
    },
    (model) => stands(model, slug),
    `${slug} ${n}`,
  ),
)

const hiring = fc.constant(null).map(() =>
  command('a person comes', async (model, { records }) => {
    const { id } = await records.prisma.person.create({ data: { synthetic: true } })
    model.facts = { ...model.facts, people: [...model.facts.people, id] }
  }),
)

const leaving = fc.constant(null).map(() =>
  command(
    'a person goes',
    async (model, { records }) => {
      const [id = '', ...people] = model.facts.people
      await records.prisma.person.delete({ where: { id } })
      model.facts = { ...model.facts, people }
    },
    ({ facts }) => facts.people.length > 0,
  ),
)

const swapping = slug.map((slug) =>
  command('ties change', async (_model, { records }) => {
    await records.pool.query(
      `UPDATE "Tie" SET strength = 1.05 - coalesce(strength, 0.5) WHERE $1 IN ("fromId", "toId")`,
      [castId(slug)],
    )
  }),
)

const merging = fc
  .tuple(slug, slug)
  .filter(([a, b]) => a !== b)
  .map(([absorbed, survivor]) =>
    command(
      'merge',
      async (model, { records }) => {
        const { result } = await merge(records, castId(absorbed), castId(survivor))
        if (!result) return
        const merges = [...model.facts.merges, { id: result.id, absorbed }]
        model.facts = { ...model.facts, merges }
      },
      (model) => stands(model, absorbed) && stands(model, survivor),
      `${absorbed} into ${survivor}`,
    ),
  )

const unmerging = fc.constant(null).map(() =>
  command(
    'unmerge',
    async (model, { records }) => {
      const last = model.facts.merges.at(-1)
      const { result } = await unmerge(records, last?.id ?? '')
      if (!result) return
      model.facts = { ...model.facts, merges: model.facts.merges.slice(0, -1) }
    },
    ({ facts }) => facts.merges.length > 0,
  ),
)

const stepping = fc.constant(null).map(() =>
  command('step', async (_model, stores) => {
    await stores.step()
  }),
)

const crashing = fc.constantFrom(...points).map((at: Point) =>
  command(
    'crash',
    async (_model, stores) => {
      const strike = (point: Point) => {
        if (point === at) throw new Error('the process is closed')
      }
      await stores.step({}, struck(stores.engine, strike))
    },
    undefined,
    at,
  ),
)

const pausing = fc.constant(null).map(() =>
  command(
    'pause',
    async (model, stores) => {
      await stores.pause()
      model.paused += 1
    },
    ({ paused, away }) => paused < 3 && !away,
  ),
)

const resuming = fc.constant(null).map(() =>
  command(
    'resume',
    async (model, stores) => {
      await stores.resume()
      model.paused -= 1
    },
    ({ paused }) => paused > 0,
  ),
)

/** The same batch is committed twice; the second time nothing of it may be applied. */
const doubling = fc.constant(null).map(() =>
  command('duplicate', async (_model, stores) => {
    const twice: typeof commit = async (engine, from, to, apply) => {
      const won = await commit(engine, from, to, apply)
      if (won) {
        await commit(engine, from, to, () => Promise.reject(new Error('applied twice, not closed')))
      }
      return won
    }
    const before = (await readWatermark(stores.engine).catch(() => null))?.epoch
    const done = await stores.step({ parts: { look, commit: twice } })
    if (typeof done === 'string') {
      if (done.includes('twice')) throw new Error(done)
      return
    }
    const after = (await readWatermark(stores.engine))?.epoch
    const moved = done.outcome === 'MOVED' ? 1 : 0
    if (before !== undefined && after !== before + moved) {
      throw new Error(`one batch moved the graph from ${before} to ${after}`)
    }
  }),
)

const outage = fc.boolean().map((away) =>
  command(
    away ? 'the graph goes away' : 'the graph comes back',
    async (model, stores) => {
      stores.away = away
      model.away = away
    },
    (model) => model.away !== away,
  ),
)

const losing = fc.constant(null).map(() =>
  command(
    'the graph is lost',
    async (_model, { engine }) => {
      await wipe(engine)
    },
    ({ away }) => !away,
  ),
)

const reconciling = fc
  .constant(null)
  .map(() => command('reconcile', async (_model, { records }) => askForReconcile(records.prisma)))

/** Damages are found by a comparison, which is asked for in time. */
const corrupting = fc.nat(1_000_000).map((seed) =>
  command(
    'corrupt',
    async (_model, { records, engine }) => {
      await corrupt(engine, randomFrom(seed))
      await askForReconcile(records.prisma)
    },
    ({ away }) => !away,
    String(seed),
  ),
)

const pruning = fc.constant(null).map(() =>
  command('prune', async (_model, { records }) => {
    for (const text of pruneAll) await records.pool.query(text)
    await pruneDirty(records.prisma, 100)
  }),
)

const backingUp = fc.constant(null).map(() =>
  command('back up', async (model, stores) => {
    await stores.backUp()
    model.backup = model.facts
  }),
)

const restoring = fc.constant(null).map(() =>
  command(
    'restore',
    async (model, stores) => {
      await stores.restore()
      if (model.backup) model.facts = model.backup
    },
    ({ backup }) => backup !== null,
  ),
)

/** What came after a backup is followed, and then undone by it. */
const goingBack = slug.map((slug) =>
  command(
    'go back',
    async (model, stores) => {
      await stores.backUp()
      model.backup = model.facts
      const data = { name: 'model, to be undone' }
      await stores.records.prisma.actor.update({ where: { slug }, data })
      await stores.step()
      await stores.restore()
    },
    (model) => stands(model, slug),
  ),
)

/** Everything settles, and then graph, records and model agree. */
export async function settled(model: Model, stores: ModelStores): Promise<void> {
  stores.away = false
  model.away = false
  const found = await stores.settle()
  if (found.length > 0) throw new Error(found.join('\n'))
  const wrong = await disagreeing(model.facts, stores.engine.read)
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
}

async function disagreeing({ names, people, merges }: Facts, run: Run): Promise<string[]> {
  const gone = new Set<Slug>(merges.map(({ absorbed }) => absorbed))
  const rows = await run('MATCH (n:Actor) WHERE n.id IN $ids RETURN n.id AS id, n.name AS name', {
    ids: slugs.map(castId),
  })
  const shown = new Map(rows.map(({ id, name }) => [id, name]))
  const actors = slugs.filter((slug) => {
    const name = shown.get(castId(slug))
    if (gone.has(slug)) return name !== undefined
    return name === undefined || (names[slug] !== undefined && names[slug] !== name)
  })
  const found = await run('MATCH (n:Person) WHERE n.id IN $people RETURN count(n) AS n', { people })
  return [
    ...actors.map((slug) => `the graph shows ${slug} as ${shown.get(castId(slug))}`),
    ...(found[0]?.n === people.length
      ? []
      : [`of ${people.length} people ${found[0]?.n} are there`]),
  ]
}

const settling = fc.constant(null).map(() => command('settle', settled))

/** Courses of events: up to `most` commands, those that need another one before them more often. */
export const courses = (most: number) =>
  fc.commands(
    [
      ...[renaming, renaming, renaming, stepping, stepping, stepping, stepping],
      ...[hiring, leaving, swapping, merging, merging, unmerging, unmerging],
      ...[crashing, crashing, pausing, pausing, resuming, resuming, doubling, doubling],
      ...[outage, outage, losing, reconciling, corrupting, pruning],
      ...[backingUp, restoring, restoring, goingBack, goingBack, settling, settling, settling],
    ],
    { maxCommands: most, size: 'max' },
  )
