import { expect, test } from 'vitest'
import { recentCache } from '../../src/server/document-cache.ts'

test('keeps what was used last, and nothing large', () => {
  const cache = recentCache<number>({ max: 2, maxKey: 3 })
  cache.set('a', 1)
  cache.set('b', 2)
  expect(cache.get('a')).toBe(1)
  cache.set('c', 3)
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3])
  cache.set('long', 4)
  expect(cache.get('long')).toBeUndefined()
})
