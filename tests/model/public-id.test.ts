import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/model/problem.ts'
import { idOf, idPrefixes, parsePublicId, publicId } from '../../src/model/public-id.ts'

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'nothing refused'
}

describe('public ids', () => {
  test('what is made can be read, for every prefix', () => {
    fc.assert(
      fc.property(fc.constantFrom(...idPrefixes), fc.uuid(), (prefix, id) => {
        expect(parsePublicId(publicId(prefix, id))).toEqual({ prefix, id })
        expect(idOf(prefix, publicId(prefix, id))).toBe(id)
      }),
    )
  })

  test('read so, one text is one id', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (codeOf(() => parsePublicId(text)) === 'BAD_ID') return
        const { prefix, id } = parsePublicId(text)
        expect(publicId(prefix, id)).toBe(text)
      }),
    )
  })

  test.each([
    '',
    '_',
    uuid,
    `_${uuid}`,
    `actor${uuid}`,
    `actor-${uuid}`,
    `actor__${uuid}`,
    `Actor_${uuid}`,
    ` actor_${uuid}`,
    `actor_${uuid}\n`,
    `actor_${uuid.toUpperCase()}`,
    `actor_${uuid.replaceAll('-', '')}`,
    `actor_${uuid.slice(1)}`,
    `group_${uuid}`,
    `toString_${uuid}`,
    'actor_1',
    'actorx',
  ])('refuses %j', (text) => expect(codeOf(() => parsePublicId(text))).toBe('BAD_ID'))

  test('an id of another record is refused', () => {
    expect(codeOf(() => idOf('actor', publicId('tie', uuid)))).toBe('BAD_ID')
  })
})
