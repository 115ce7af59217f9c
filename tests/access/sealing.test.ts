import { describe, expect, test } from 'vitest'
import {
  newPersonKey,
  openPerson,
  sealPerson,
  Unopened,
  unwrapKey,
  wrapKey,
} from '../../src/access/sealing.ts'
import type { PersonalData } from '../../src/model/person.ts'
import { testKey } from '../support/keys.ts'

const one = '01890a5d-ac96-774b-bcce-b302099a8057'
const other = '01890a5d-ac96-774b-bcce-b302099a8058'
const data: PersonalData = {
  name: 'Anggota Rekaan Satu',
  contacts: [{ kind: 'PHONE', value: '000-0000' }],
  notes: 'Rekaan.\nBaris kedua.',
}

describe('what is sealed with a person', () => {
  const key = newPersonKey()
  const sealed = sealPerson(key, one, data)

  test('is opened with the key of that person, and is never sealed twice alike', () => {
    expect(openPerson(key, one, sealed)).toEqual(data)
    const again = sealPerson(key, one, data)
    expect(Buffer.from(again).equals(sealed)).toBe(false)
    expect(Buffer.from(sealed).includes('Rekaan')).toBe(false)
  })

  test('has a length that does not tell that of the name', () => {
    const lengths = ['A', 'Ab', 'Abcdefghij'].map(
      (name) => sealPerson(key, one, { name, contacts: [], notes: null }).length,
    )
    expect(new Set(lengths).size).toBe(1)
  })

  test('is not opened once any byte of it is another', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const broken = Uint8Array.from(sealed)
      broken[at] = (broken[at] as number) ^ 1
      expect(() => openPerson(key, one, broken)).toThrow(Unopened)
    }
    for (const length of [0, 1, 13, 28, sealed.length - 1]) {
      expect(() => openPerson(key, one, sealed.subarray(0, length))).toThrow(Unopened)
    }
  })

  test('is not opened for another person, nor with another key', () => {
    expect(() => openPerson(key, other, sealed)).toThrow(Unopened)
    expect(() => openPerson(newPersonKey(), one, sealed)).toThrow(Unopened)
  })
})

describe('the key of a person', () => {
  const key = newPersonKey()
  const master = testKey('satu')
  const wrapped = wrapKey(master, one, key)

  test('is unwrapped with the master key that wrapped it, for that person alone', () => {
    expect(Buffer.from(unwrapKey(master, one, wrapped)).equals(key)).toBe(true)
    expect(() => unwrapKey(master, other, wrapped)).toThrow(Unopened)
    expect(() => unwrapKey(testKey('dua'), one, wrapped)).toThrow(Unopened)
    expect(() => unwrapKey({ ...master, name: 'lain' }, one, wrapped)).toThrow(Unopened)
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false)
  })

  test('is not taken for what is sealed, nor the other way round', () => {
    expect(() => openPerson(master.key, one, wrapped)).toThrow(Unopened)
  })
})

test('a fault tells nothing of what is in it', () => {
  expect(new Unopened().message).toBe('Something sealed cannot be opened')
})
