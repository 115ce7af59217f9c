import { Area } from './area.ts'
import { builder } from './builder.ts'
import { DemandEnum } from './enums.ts'
import { Issue } from './issue.ts'
import { selectionAt } from './selection.ts'
import type { Row } from './table.ts'

interface ProvinceShape {
  readonly province: Row | null
  readonly issues: readonly Row[]
}

const ProvinceDemand = builder.objectRef<ProvinceShape>('ProvinceDemand').implement({
  description: 'What is fought for in one province for a demand of decent work.',
  fields: (t) => ({
    province: t.field({
      type: Area,
      nullable: true,
      description: 'The province. Null: issues that are about no single province.',
      resolve: ({ province }) => province as never,
    }),
    issues: t.field({
      type: [Issue],
      description:
        'The issues there that are that demand, or address one that is, by name; each tells its stage, seats, spectrum and outcomes.',
      resolve: ({ issues }) => [...issues] as never,
    }),
  }),
})

/** How many issues one comparison holds at most. */
const most = 500

builder.queryField('demandAcrossProvinces', (t) =>
  t.field({
    type: [ProvinceDemand],
    description: `The same demand compared across the provinces on record, in order of code, those without an issue too; last what is about no single province. Of more than ${most} issues the first ${most} by name.`,
    args: {
      demand: t.arg({ type: DemandEnum, required: true, description: 'Which demand.' }),
    },
    extensions: { cost: { complexity: 20, size: 10 } },
    resolve: async (_root, { demand }, context, info): Promise<ProvinceShape[]> => {
      const { records, seen } = context
      const asked = {
        area: selectionAt(context, info, 'Area', [['province']]) ?? {},
        issue: selectionAt(context, info, 'Issue', [['issues']]) ?? {},
      }
      const addresses = {
        relatesTo: { some: { kind: 'ADDRESSES', to: { AND: [seen.issue, { demand }] } } },
      }
      const [provinces, issues] = await Promise.all([
        records.area.findMany({
          where: { level: 'PROVINCE' },
          select: { ...asked.area, id: true, code: true } as { id: true; code: true },
          orderBy: { code: 'asc' },
        }),
        records.issue.findMany({
          where: { AND: [seen.issue, { OR: [{ demand }, addresses] }] } as never,
          select: { ...asked.issue, id: true, areaId: true } as { id: true; areaId: true },
          orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
          take: most,
        }),
      ])
      const areaIds = [...new Set(issues.flatMap(({ areaId }) => areaId ?? []))]
      const areas = await records.area.findMany({
        where: { id: { in: areaIds } },
        select: { id: true, code: true },
      })
      const codes = new Map(areas.map(({ id, code }) => [id, code.slice(0, 2)]))
      const of = (code: string | null) =>
        issues.filter(({ areaId }) => (areaId ? (codes.get(areaId) ?? null) : null) === code)
      return [
        ...provinces.map((province) => ({ province: province as Row, issues: of(province.code) })),
        { province: null, issues: of(null) },
      ]
    },
  }),
)
