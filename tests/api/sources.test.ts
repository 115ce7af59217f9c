import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castId } from '../cast.ts'
import { onEveryApi } from '../support/api.ts'
import { castRecords } from '../support/filled.ts'

let records: Awaited<ReturnType<typeof castRecords>>
beforeAll(async () => {
  records = await castRecords()
  const { id: tieId } = await records.prisma.tie.findFirstOrThrow({
    where: { kind: 'MEMBER_OF', fromId: castId('kelompok-a'), toId: castId('federasi') },
  })
  await records.prisma.tieAssessment.createMany({
    data: [
      { strength: 0.4, asOf: new Date('2019-01-01'), assessorId: castId('mitra') },
      { strength: 0.7, asOf: new Date('2021-01-01'), assessorId: castId('kelompok-f') },
    ].map((row) => ({
      ...row,
      tieId,
      confidence: 'MEDIUM' as const,
    })),
  })
})
afterAll(() => records.drop())

describe('sources and judgements', () => {
  onEveryApi(
    () => records,
    (ask) => {
      it('names each source of a record once, and none that is hidden', async () => {
        const query = `{ groups { nodes { slug sources { slug } claims { source { slug } } } }
          issues { nodes { slug sources { slug } claims { source { slug } } } } }`
        const shown = async () => {
          const { data, errors } = await ask(query)
          expect(errors).toEqual([])
          return [...data.groups.nodes, ...data.issues.nodes] as Listed[]
        }
        const all = await shown()
        expect(all.some(({ sources }) => sources.length > 0)).toBe(true)
        for (const { sources, claims } of all) {
          const cited = new Set(claims.map(({ source }) => source.slug))
          expect(new Set(sources.map(({ slug }) => slug))).toEqual(cited)
          expect(sources).toHaveLength(cited.size)
        }
        const hide = (visibility: 'PUBLIC' | 'NETWORK') =>
          records.prisma.source.update({ where: { slug: 'warta-uji' }, data: { visibility } })
        await hide('NETWORK')
        const hidden = await shown().finally(() => hide('PUBLIC'))
        expect(hidden.flatMap(({ sources }) => sources)).not.toContainEqual({ slug: 'warta-uji' })
      })

      it('costs one statement for each type of record, however wide', async () => {
        const { sql, cypher } = await ask(
          '{ groups { nodes { a: sources { title } b: sources { url } ties { nodes { sources { slug } } } } } }',
        )
        expect({ sql: sql.length, cypher: cypher.length }).toEqual({ sql: 3, cypher: 1 })
      })

      it('shows the judgements of a tie, the latest first; a hidden assessor is nobody', async () => {
        const { data, errors } = await ask(
          `{ group(by: { slug: "kelompok-a" }) { ties(filter: { kinds: [MEMBER_OF], direction: OUT }) {
            nodes { to { slug } assessments { strength asOf confidence assessor { slug } } } } } }`,
        )
        expect(errors).toEqual([])
        const tie = data.group.ties.nodes.find(
          ({ to }: { to: { slug: string } }) => to.slug === 'federasi',
        )
        expect(tie.assessments).toEqual([
          { strength: 0.7, asOf: '2021-01-01', confidence: 'MEDIUM', assessor: null },
          {
            strength: 0.4,
            asOf: '2019-01-01',
            confidence: 'MEDIUM',
            assessor: { slug: 'mitra' },
          },
        ])
      })
    },
  )
})

interface Listed {
  readonly sources: { slug: string }[]
  readonly claims: { source: { slug: string } }[]
}
