import fc from 'fast-check'
import { askForReconcile, pruneDirty } from '../../src/records/dirty.ts'
import { castId } from '../cast.ts'
import { merge, unmerge } from '../records/merging.ts'
import { anySlug, command, stands } from './command.ts'
import { pruneAll } from './copies.ts'
import { corrupt } from './corruption.ts'
import { randomFrom } from './random.ts'

export const renaming = fc.tuple(anySlug, fc.nat(999)).map(([slug, n]) =>
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

export const hiring = fc.constant(null).map(() =>
  command('a person comes', async (model, { records }) => {
    const { id } = await records.prisma.person.create({ data: { synthetic: true } })
    model.facts = { ...model.facts, people: [...model.facts.people, id] }
  }),
)

export const leaving = fc.constant(null).map(() =>
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

export const swapping = anySlug.map((slug) =>
  command('ties change', async (_model, { records }) => {
    await records.pool.query(
      `UPDATE "Tie" SET strength = 1.05 - coalesce(strength, 0.5) WHERE $1 IN ("fromId", "toId")`,
      [castId(slug)],
    )
  }),
)

export const merging = fc
  .tuple(anySlug, anySlug)
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

export const unmerging = fc.constant(null).map(() =>
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

export const reconciling = fc
  .constant(null)
  .map(() => command('reconcile', async (_model, { records }) => askForReconcile(records.prisma)))

/** Damages are found by a comparison, which is asked for in time. */
export const corrupting = fc.nat(1_000_000).map((seed) =>
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

export const pruning = fc.constant(null).map(() =>
  command('prune', async (_model, { records }) => {
    for (const text of pruneAll) await records.pool.query(text)
    await pruneDirty(records.prisma, 100)
  }),
)

export const backingUp = fc.constant(null).map(() =>
  command('back up', async (model, stores) => {
    await stores.backUp()
    model.backup = model.facts
  }),
)

export const restoring = fc.constant(null).map(() =>
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
export const goingBack = anySlug.map((slug) =>
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
