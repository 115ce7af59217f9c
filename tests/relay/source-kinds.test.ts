import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SourceKind } from '../../src/model/source.ts'
import type { Visibility } from '../../src/model/viewer.ts'
import { reconcile } from '../../src/relay/reconcile.ts'
import { castTieId } from '../cast.ts'
import { onBothEngines } from '../support/engines.ts'
import { castRecords, fillGraph } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
})
afterAll(() => records.drop())

const twice = castTieId('ALLIED_WITH', 'kelompok-a', 'kelompok-b', '2015')
const none = castTieId('WORKS_WITH', 'mitra', 'pendamping')
const field = castTieId('WORKS_WITH', 'kelompok-a', 'kelompok-c')
const ids = [twice, none, field]

describe('the kinds of the sources of ties', () => {
  onBothEngines((engine) => {
    const kinds = async () => {
      const rows = await engine().read(
        'UNWIND $ids AS id MATCH ()-[r {id: id}]->() RETURN id, r.sourceKinds AS kinds, r.unsourced AS unsourced',
        { ids },
      )
      return ids.map((id) => rows.find((row) => row.id === id))
    }
    const citing = (slug: string) => ({ tieId: twice, source: { slug } })

    it('stand on the tie, each once and in order', async () => {
      await fillGraph(records, engine())
      expect(await kinds()).toMatchObject([
        { kinds: ['OFFICIAL', 'PRESS'], unsourced: false },
        { kinds: [], unsourced: true },
        { kinds: ['FIELD_REPORT'], unsourced: false },
      ])
    })

    it('stand in one order, whatever that of the records', async () => {
      const { source } = records.prisma
      const become = async (laman: SourceKind, warta: SourceKind) => {
        await source.update({ where: { slug: 'laman-uji' }, data: { kind: laman } })
        await source.update({ where: { slug: 'warta-uji' }, data: { kind: warta } })
      }
      await become('PRESS', 'OFFICIAL')
      expect((await reconcile(records.prisma, engine())).written).toBeGreaterThan(0)
      expect((await kinds())[0]).toMatchObject({ kinds: ['OFFICIAL', 'PRESS'] })
      await become('OFFICIAL', 'PRESS')
      await reconcile(records.prisma, engine())
    })

    it('leave a tie alone when nothing differs', async () => {
      expect(await reconcile(records.prisma, engine())).toMatchObject({ written: 0, dropped: 0 })
    })

    it.each([
      ['another order', ['PRESS', 'OFFICIAL']],
      ['one too few', ['OFFICIAL']],
      ['one too many', ['OFFICIAL', 'PRESS', 'PRESS']],
      ['none', []],
      ['a text instead', 'OFFICIAL,PRESS'],
    ])('are repaired: %s', async (_what, wrong) => {
      await engine().write((run) =>
        run('MATCH ()-[r {id: $id}]->() SET r.sourceKinds = $wrong', { id: twice, wrong }),
      )
      expect((await reconcile(records.prisma, engine())).written).toBe(1)
      expect((await kinds())[0]).toMatchObject({ kinds: ['OFFICIAL', 'PRESS'] })
    })

    const hide = {
      claim: (visibility: Visibility) =>
        records.prisma.claim.updateMany({ where: citing('warta-uji'), data: { visibility } }),
      source: (visibility: Visibility) =>
        records.prisma.source.update({ where: { slug: 'warta-uji' }, data: { visibility } }),
    }

    it.each(['claim', 'source'] as const)(
      'leave out a %s that not everybody who sees the tie may see',
      async (what) => {
        await hide[what]('NETWORK')
        await reconcile(records.prisma, engine())
        expect((await kinds())[0]).toMatchObject({ kinds: ['OFFICIAL'], unsourced: false })
        await hide[what]('PUBLIC')
        await reconcile(records.prisma, engine())
        expect((await kinds())[0]).toMatchObject({ kinds: ['OFFICIAL', 'PRESS'] })
      },
    )

    it('show to a narrower circle what that circle may see', async () => {
      const show = (visibility: Visibility) =>
        records.prisma.tie.update({ where: { id: twice }, data: { visibility } })
      await hide.claim('NETWORK')
      await show('NETWORK')
      await reconcile(records.prisma, engine())
      expect((await kinds())[0]).toMatchObject({ kinds: ['OFFICIAL', 'PRESS'] })
      await show('PUBLIC')
      await hide.claim('PUBLIC')
    })
  })
})
