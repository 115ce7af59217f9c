/** What GraphQL says of a value, by how it begins. */
const reason = /^(Expected |Field "|Value "|Exactly |Unknown |Input |\w+ cannot represent )/

/**
 * A message of GraphQL's own without the value that it quotes: a name that was sent to the wrong
 * place must not come back in an error, from where it goes on into other people's logs.
 */
export function withoutValues(message: string): string {
  const [, variable, rest] = /^(Variable "\$\w+" got invalid value) ([\s\S]*)$/.exec(message) ?? []
  if (variable === undefined || rest === undefined) return withoutFound(message)
  const end = rest.lastIndexOf('; ')
  const why = rest.slice(end + 2)
  if (end < 0 || !reason.test(why)) return `${variable}.`
  const place = / at "[\w.[\]]+"$/.exec(rest.slice(0, end))?.[0] ?? ''
  return `${variable}${place}; ${withoutFound(why)}`
}

const withoutFound = (message: string): string =>
  message
    .replace(/(cannot represent [\w -]*value): [\s\S]*/, '$1.')
    .replace(/Value "[\s\S]*" does not exist in ("\w+" enum)/, 'The value does not exist in $1')
    .replace(/,? found:? [\s\S]*/i, (_found, at: number, whole: string) =>
      whole[at - 1] === '.' || whole[at - 1] === '?' ? '' : '.',
    )
