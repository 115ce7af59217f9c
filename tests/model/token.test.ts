import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeResume, encodeResume } from '../../src/model/resume.ts'
import { isSeenIn, isSnapshot } from '../../src/model/snapshot.ts'
import { readToken } from '../../src/model/token.ts'

const encode = (text: string) => Buffer.from(text).toString('base64url')
const database = '7512345678901234567/00000001/16384'

describe('a token', () => {
  test('names a database and a transaction', () => {
    expect(readToken(encode(`${database} 731`))).toEqual({ database, xid: 731n })
    const late = '9223372036854775807'
    expect(readToken(encode(`${database} ${late}`)).xid).toBe(BigInt(late))
  })

  test.each([
    '',
    'x',
    '%%%',
    encode(''),
    encode(database),
    encode(`${database} `),
    encode(`${database} 0`),
    encode(`${database} 07`),
    encode(`${database} -7`),
    encode(`${database} 7 8`),
    encode(`${database} 7\n`),
    encode(`${database} ${'9'.repeat(20)}`),
    `${encode(`${database} 731`)}=`,
    ` ${encode(`${database} 731`)}`,
  ])('is none: %j', (text) => {
    expect(() => readToken(text)).toThrow(expect.objectContaining({ code: 'BAD_TOKEN' }))
  })

  test('no text does anything but be read or be refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        try {
          expect(encode(`${readToken(text).database} ${readToken(text).xid}`)).toBe(text)
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_TOKEN' })
        }
      }),
    )
  })
})

/** Transactions that had begun when a snapshot was taken, and which of them were over. */
const moment = fc
  .record({
    first: fc.bigInt({ min: 1n, max: 2n ** 62n }),
    over: fc.array(fc.boolean(), { maxLength: 12 }),
  })
  .map(({ first, over }) => {
    const running = over.flatMap((one, at) => (one ? [] : [first + BigInt(at)]))
    const xmax = first + BigInt(over.length)
    const text = `${running[0] ?? xmax}:${xmax}:${running.join(',')}`
    return { text, first, xmax, over }
  })

describe('a snapshot', () => {
  test('sees a transaction exactly when it was over', () => {
    fc.assert(
      fc.property(moment, ({ text, first, xmax, over }) => {
        expect(isSnapshot(text)).toBe(true)
        over.forEach((one, at) => {
          expect(isSeenIn(text, first + BigInt(at))).toBe(one)
        })
        expect(isSeenIn(text, first - 1n)).toBe(true)
        expect(isSeenIn(text, xmax)).toBe(false)
      }),
    )
  })

  test.each([
    '',
    '1:2',
    '0:2:',
    '3:2:',
    '3:9:2',
    '3:9:9',
    '3:9:5,4',
    '3:9:4,4',
    '3:9:4,',
    '3:9:4:5',
    ' 3:9:',
    `3:${'9'.repeat(20)}:`,
  ])('is none that PostgreSQL would take, and sees nothing: %j', (text) => {
    expect(isSnapshot(text)).toBe(false)
    expect(isSeenIn(text, 1n)).toBe(false)
  })
})

describe('the cursor of a stream', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(moment, ({ text: snapshot }) => {
        const place = { database, snapshot }
        expect(decodeResume(encodeResume(place))).toEqual(place)
      }),
    )
  })

  test.each([
    '',
    'x',
    encode(`${database} 731`),
    encode(`${database} 5:4:`),
    encode(' 3:4:'),
    encode(`${database} 3:4: `),
    `${encode(`${database} 3:4:`)}=`,
  ])('is none: %j', (text) => {
    expect(() => decodeResume(text)).toThrow(expect.objectContaining({ code: 'BAD_CURSOR' }))
  })
})
