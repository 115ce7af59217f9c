import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRefused, memory, tally } from './attack.ts'
import { documentAttacks } from './document-attacks.ts'
import { httpAttacks } from './http-attacks.ts'
import { idAttacks } from './id-attacks.ts'
import { openTarget, type Target } from './target.ts'

const attacks = [...documentAttacks, ...httpAttacks, ...idAttacks]
/** Those that wait on purpose take seconds each; the memory is measured without them. */
const fast = attacks.filter(({ code }) => code !== 'BODY_TOO_SLOW' && code !== 'HEADERS_TOO_SLOW')
let refused = 0

let target: Target
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target.close())

describe('every hostile request is refused with its code, and tells nothing', () => {
  test.each(attacks)('$name: $code', async (attack) => {
    expectRefused(attack, await attack.send(target))
    refused += 1
  })
})

test('no fault of ours is in the log, and honest questions are answered', async () => {
  expect(target.lines.filter((line) => line.includes('"fault"'))).toEqual([])
  expect((await target.ask('{ actors { totalCount } }')).body.data).toMatchObject({ actors: {} })
})

test('sent again and again, they leave nothing behind', async () => {
  const round = async () => {
    for (const attack of fast) await attack.send(target)
    target.lines.length = 0
  }
  for (let warm = 0; warm < 3; warm += 1) await round()
  const before = memory()
  for (let n = 0; n < 5; n += 1) await round()
  console.log(tally(refused, attacks.length, before))
  expect(memory().used - before.used).toBeLessThan(16 * 2 ** 20)
})
