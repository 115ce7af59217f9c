import { Prisma } from './generated/client.ts'

/** Whether the text in a column is a partial date, as `parsePartialDate` of the model reads it. */
function isPartialDate(column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${column} ~ '^\\d{4}(-\\d{2}){0,2}~?$' AND pg_input_is_valid(${start(column)}, 'date'))`
}

/** The earliest day that the partial date in a column may mean; null: it holds none. */
export const earliestDay = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(CASE WHEN ${isPartialDate(column)}
    THEN ${start(column)}::date - ${unit(column)} * ${slack(column)} END)::date`

/** The latest day that the partial date in a column may mean; null: it holds none. */
export const latestDay = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(CASE WHEN ${isPartialDate(column)}
    THEN ${start(column)}::date + ${unit(column)} * (1 + ${slack(column)}) - interval '1 day' END)::date`

const plain = (column: Prisma.Sql) => Prisma.sql`rtrim(${column}, '~')`

const start = (column: Prisma.Sql) => Prisma.sql`left(${plain(column)} || '-01-01', 10)`

const unit = (column: Prisma.Sql) => Prisma.sql`(CASE length(${plain(column)})
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END)`

const slack = (column: Prisma.Sql) => Prisma.sql`(CASE WHEN ${column} LIKE '%~' THEN 1 ELSE 0 END)`
