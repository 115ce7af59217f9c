import { actorColumns, tieColumns, type Writer } from './table.ts'

/**
 * Two tables as RFC 4180 has them, one of actors and one of ties, with the column names that Gephi's
 * import of tables knows. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
export const writeCsv: Writer = (table) => {
  const actors = actorColumns(table)
  const others = tieColumns.filter(({ name }) => name !== 'directed')
  const idAt = (place: number) => table.actors[place]?.id ?? null
  return [
    file('actors.csv', [
      ['id', ...actors.map(({ name }) => (name === 'name' ? 'label' : name))],
      ...table.actors.map((actor) => [actor.id, ...actors.map(({ of }) => of(actor))]),
    ]),
    file('ties.csv', [
      ['id', 'source', 'target', 'type', ...others.map(({ name }) => name)],
      ...table.ties.map((tie) => [
        ...[tie.id, idAt(tie.from), idAt(tie.to), tie.directed ? 'Directed' : 'Undirected'],
        ...others.map(({ of }) => of(tie)),
      ]),
    ]),
  ]
}

type Cell = string | number | boolean | null

const file = (filename: string, rows: readonly (readonly Cell[])[]) => ({
  filename,
  mediaType: 'text/csv; charset=utf-8',
  body: rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''),
})

/** What begins a formula somewhere, after blanks too; full-width signs are taken for plain ones. */
const formula = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: they end a text for some readers.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = value.toWellFormed().replace(control, '\ufffd')
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
