import { afterAll, beforeAll, expect, test } from 'vitest'
import { developer } from '../../src/access/circles.ts'
import { schema } from '../../src/api/schema.ts'
import { stringArguments } from './string-arguments.ts'
import { openTarget, type Target } from './target.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

/** Every list of the schema that has pages, asked for a page of `$value`. */
const lists = stringArguments(schema)
  .filter(({ name }) => name.endsWith('(after)'))
  .map(({ name, query }) => ({
    name: name.replace('(after)', ''),
    query: query.replace('$value: String', '$value: Int').replace('after: $value', 'first: $value'),
  }))

test('wherever there are pages, 100 is allowed and 101 refused with its code', async () => {
  target.viewer = developer
  const reached: string[] = []
  for (const { name, query } of lists) {
    const allowed = await target.ask(query, { value: 100 })
    expect(allowed.codes, name).not.toContain('PAGE_TOO_LARGE')
    const { codes } = await target.ask(query, { value: 101 })
    expect(
      new Set(codes.filter((code) => code !== 'BAD_ID' && code !== 'BAD_FILTER')).size,
      `${name} ${codes}`,
    ).toBeLessThan(2)
    if (codes.includes('PAGE_TOO_LARGE')) reached.push(name)
  }
  console.log(
    `pages of 101 refused in ${reached.length} of ${lists.length} lists; the others were not reached`,
  )
  const roots = lists.filter(({ name }) => name.startsWith('Query.'))
  expect(roots.filter(({ name }) => !reached.includes(name))).toEqual([])
  expect(reached.length).toBeGreaterThan(40)
})
