/** One page of a list, asked with these arguments. */
type PageOf = (args: string) => Promise<{
  readonly nodes: readonly unknown[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}>

/** Everything in a list, paged from its beginning, and again from its end; `rest` is asked besides. */
export async function bothWays(
  page: PageOf,
  sizes: { readonly first: number; readonly last: number },
  rest = '',
): Promise<{ forward: unknown[]; backward: unknown[] }> {
  const forward: unknown[] = []
  for (let after = ''; ; ) {
    const { nodes, pageInfo } = await page(`first: ${sizes.first}${after}${rest}`)
    forward.push(...nodes)
    after = `, after: "${pageInfo.endCursor}"`
    if (!pageInfo.hasNextPage) break
  }
  const backward: unknown[] = []
  for (let before = ''; ; ) {
    const { nodes, pageInfo } = await page(`last: ${sizes.last}${before}${rest}`)
    backward.unshift(...nodes)
    before = `, before: "${pageInfo.startCursor}"`
    if (!pageInfo.hasPreviousPage) break
  }
  return { forward, backward }
}
