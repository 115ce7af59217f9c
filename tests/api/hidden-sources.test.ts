import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceKind } from '../../src/model/source.ts'
import { visibilities } from '../../src/model/viewer.ts'
import { castId, castTieId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

/** A public tie without any source. */
const tieId = castTieId('WORKS_WITH', 'mitra', 'pendamping')
const hidden = visibilities.filter((one) => one !== 'PUBLIC')

const text = `{
  tie(by: { id: "tie_${tieId}" }) { unsourced sources { slug } }
  recorded: ties(asOf: null, filter: { unsourced: true }) { nodes { id } }
  official: ties(asOf: null, filter: { sourceKinds: [OFFICIAL] }) { nodes { id } }
  network(filter: { asOf: null, unsourced: true }) { ties(first: 100) { nodes { id unsourced } } }
  shown: network(filter: { asOf: null, sourceKinds: [OFFICIAL] }) { ties(first: 100) { nodes { id } } }
  partner(by: { slug: "mitra" }) { ties(asOf: null, filter: { unsourced: true }) { nodes { id unsourced } } }
}`

describe('claims on a tie that not everybody who sees it may see', () => {
  onEveryApi(
    () => records,
    (ask, engine) => {
      /** The answer while there is such a claim, of such a source. */
      async function during(claim: object, source: object) {
        const { prisma } = records
        const made = await prisma.source.create({
          data: {
            ...{ slug: 'sumber-lain', title: 'Lain', sortName: 'lain' },
            ...{ kind: 'OFFICIAL' as SourceKind, url: 'https://example.org/lain', ...source },
          },
        })
        const { id } = await prisma.claim.create({
          data: {
            ...{ tieId, property: 'existence', asPrinted: 'x', sourceId: made.id },
            ...claim,
          } as never,
        })
        await fillGraph(records, engine())
        const { data, errors } = await ask(text)
        await prisma.claim.delete({ where: { id } })
        await prisma.source.delete({ where: { id: made.id } })
        await fillGraph(records, engine())
        expect(errors).toEqual([])
        return data
      }

      it.each(hidden)('change nothing: a %s claim, or a claim of such a source', async (one) => {
        const before = (await ask(text)).data
        expect(before.tie).toEqual({ unsourced: true, sources: [] })
        const audience = one === 'ALLIANCE' ? { audienceId: castId('federasi') } : {}
        const [here, there] = [{ visibility: one, ...audience }, { visibility: 'PUBLIC' }]
        expect(await during(here, there)).toEqual(before)
        expect(await during(there, here)).toEqual(before)
      })

      it('a public one counts, alike in both stores', async () => {
        const id = `tie_${tieId}`
        const data = await during({ visibility: 'PUBLIC' }, { visibility: 'PUBLIC' })
        expect(data.tie).toEqual({ unsourced: false, sources: [{ slug: 'sumber-lain' }] })
        for (const list of [data.recorded, data.network.ties, data.partner.ties]) {
          expect(list.nodes.map((one: { id: string }) => one.id)).not.toContain(id)
        }
        for (const list of [data.official, data.shown.ties]) {
          expect(list.nodes).toContainEqual({ id })
        }
      })
    },
  )
})
