/** The longest text that a span carries; IN lists make some of any length. */
const longest = 4000

/** A text of SQL or Cypher as a span may carry it: whatever stands in it as a literal is left out. */
export const bareText = (text: string): string =>
  text.slice(0, longest).replace(/'(?:[^']|'')*(?:'|$)/g, "'…'")

const verb =
  /\b(SELECT|INSERT|UPDATE|DELETE|BEGIN|COMMIT|ROLLBACK|SET|MATCH|MERGE|UNWIND|CALL|RETURN)\b/i
const subject =
  /\b(?:FROM|INTO|UPDATE)\s+(?:"?public"?\.)?"?([A-Za-z_]\w*)|\(\w*\s*:\s*([A-Za-z_]\w*)/i

/** What a text does, and to what first, like `SELECT Actor`. */
export function statementName(text: string): string {
  const [found = 'STATEMENT'] = verb.exec(text) ?? []
  const [, table, label] = subject.exec(text) ?? []
  return [found.toUpperCase(), table ?? label].filter(Boolean).join(' ')
}
