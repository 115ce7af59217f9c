import { expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'

test('x', async () => {
  for (let i = 0; i < 4; i++) {
    const t = performance.now()
    const d = await freshDatabase()
    const u = performance.now()
    await d.drop()
    console.log(u - t, performance.now() - u)
  }
  expect(1).toBe(1)
})
