import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../../../src/model/viewer.ts'
import { openGrafeo } from '../../../src/network/engines/grafeo.ts'
import { apiOver } from '../../support/api.ts'
import { castRecords } from '../../support/filled.ts'
import { analyses } from './analyses.ts'
import { type AnyCircle, askers, everyCircle, mark } from './circles.ts'
import { plant } from './world.ts'

type Told = Readonly<Record<string, unknown>>
type World = Awaited<ReturnType<typeof openWorld>>

const undo: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const step of undo.toReversed()) await step()
})

/** The cast with what is planted in these circles alone, and what is answered on it. */
async function openWorld(circles: readonly AnyCircle[]) {
  const records = await castRecords()
  undo.push(records.drop)
  await plant(records.prisma, circles)
  const engine = openGrafeo({ readTimer: 30_000 })
  undo.push(engine.close)
  const api = await apiOver(records, engine, { secondWall: false })
  undo.push(api.close)
  /** All analyses by document and field, without the state of the records that was looked at. */
  async function told(viewer: Viewer): Promise<Told> {
    const found: Record<string, unknown> = {}
    const { data } = await api.ask('{ network { version { to } } }', {}, 'EN', viewer)
    for (const [name, text] of Object.entries(analyses)) {
      const { data: answer, errors } = await api.ask(text, {}, 'EN', viewer)
      expect([name, errors]).toEqual([name, []])
      const stateless = JSON.stringify(answer).replaceAll(data.network.version.to, 'STATE')
      for (const [root, part] of Object.entries(JSON.parse(stateless) as object)) {
        const fields = Array.isArray(part) ? { all: part } : part
        for (const [field, value] of Object.entries(fields))
          found[`${name}: ${root}.${field}`] = value
      }
    }
    return found
  }
  return { told }
}

let full: World
beforeAll(async () => {
  full = await openWorld(everyCircle)
})

/** The fields whose answers are not the same. */
const different = (one: Told, other: Told): string[] =>
  Object.keys(one).filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))

/** What no planted record bears on. */
const apart = /\.(__typename|Network_asOf|Network_knownAt)$|leverageDefaults|Query\d_demandAcross/

describe.each(['nobody signed in', 'an analyst of the whole network', 'a member of b'])(
  '%s',
  (name) => {
    test('is told the same numbers as if what is hidden had never been recorded', async () => {
      const { viewer, sees } = askers[name] as (typeof askers)[string]
      const { viewer: developer } = askers['a developer'] as (typeof askers)[string]
      // First whoever sees all: what is shared between viewers is there already.
      const all = await full.told(developer)
      const found = await full.told(viewer)
      const bare = await (await openWorld(sees)).told(viewer)
      for (const field of Object.keys(bare))
        expect({ [field]: found[field] }).toEqual({ [field]: bare[field] })
      expect(Object.keys(found)).toEqual(Object.keys(bare))
      // The planted do bear on what is compared.
      const alike = Object.keys(all).filter((field) => !different(all, found).includes(field))
      expect(alike.filter((field) => !apart.test(field))).toEqual([])
      expect(JSON.stringify(all)).toContain(mark('slf'))
      expect(JSON.stringify(found)).toContain(mark('pub'))
    })
  },
)
