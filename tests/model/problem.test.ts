import { describe, expect, test } from 'vitest'
import { say } from '../../src/model/language.ts'
import { Refusal } from '../../src/model/problem.ts'
import { problemCodes } from '../../src/model/problem-codes.ts'

describe('problems', () => {
  test('every code is in capitals and says what it means in one sentence', () => {
    for (const [code, { description }] of Object.entries(problemCodes)) {
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
      for (const meaning of Object.values(description)) expect(meaning).toMatch(/^\S.*\S\.$/)
    }
  })

  test('a refusal carries its code, both texts and its cause', () => {
    const cause = new Error('down')
    const refusal = new Refusal('GRAPH_UNAVAILABLE', { id: 'Mati.', en: 'Down.' }, { cause })
    expect(refusal).toBeInstanceOf(Error)
    expect(refusal).toMatchObject({ name: 'Refusal', code: 'GRAPH_UNAVAILABLE', message: 'Down.' })
    expect(refusal.cause).toBe(cause)
    expect(say(refusal.text, 'ID')).toBe('Mati.')
    expect(say(refusal.text, 'EN')).toBe('Down.')
  })
})
