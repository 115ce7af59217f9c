import type { Bilingual } from '../../model/language.ts'
import type { ProblemCode } from '../../model/problem-codes.ts'

/** What a refusal of the database means for the one who writes. */
export interface Violation {
  readonly code: ProblemCode
  readonly text: Bilingual
  /** The field of the input that it is about; none: the whole. */
  readonly field?: string
}

const meanings: readonly [RegExp, Violation][] = [
  [
    /_slug_key$/,
    {
      code: 'SLUG_TAKEN',
      field: 'slug',
      text: { id: 'Slug itu sudah dipakai.', en: 'That slug is taken.' },
    },
  ],
  [
    /^Tie_(open|certain)_once$/,
    {
      code: 'TIE_EXISTS',
      text: {
        id: 'Hubungan sejenis antara kedua pihak itu sudah tercatat untuk masa yang sama. Akhiri atau ubah yang itu.',
        en: 'A tie of that kind between the two is on record for the same time. End or change that one.',
      },
    },
  ],
  [
    /^Membership_(open|certain)_once$/,
    {
      code: 'MEMBERSHIP_OVERLAPS',
      text: {
        id: 'Keanggotaan orang itu dengan peran itu sudah tercatat untuk masa yang sama.',
        en: 'A membership of that person in that role is on record for the same time.',
      },
    },
  ],
  [
    /^Tie_hierarchy$/,
    {
      code: 'HIERARCHY_CYCLE',
      field: 'to',
      text: {
        id: 'Badan itu akan menjadi bagian dari dirinya sendiri.',
        en: 'The body would become part of itself.',
      },
    },
  ],
  [
    /^Actor_kind_of_end$/,
    {
      code: 'WRONG_KIND',
      text: {
        id: 'Pihak dari jenis itu tidak dapat berada di sana.',
        en: 'An actor of that kind cannot stand there.',
      },
    },
  ],
  [
    /^Actor_merged$/,
    {
      code: 'NOT_FOUND',
      text: {
        id: 'Pihak itu baru saja digabungkan ke pihak lain. Kirim lagi.',
        en: 'The actor has just been merged into another one. Send it again.',
      },
    },
  ],
  [
    /_fkey$/,
    {
      code: 'NOT_FOUND',
      text: {
        id: 'Catatan yang dirujuk tidak ada lagi.',
        en: 'The record that it refers to is gone.',
      },
    },
  ],
  [
    /(_key|_once)$/,
    {
      code: 'ALREADY_EXISTS',
      text: { id: 'Hal yang sama sudah tercatat.', en: 'The same is on record already.' },
    },
  ],
]

const badValue: Violation = {
  code: 'BAD_VALUE',
  text: {
    id: 'Sebuah nilai tidak dapat menjadi yang dimaksud.',
    en: 'A value cannot be what it stands for.',
  },
}

const inUse: Violation = {
  code: 'IN_USE',
  text: {
    id: 'Catatan lain masih merujuk padanya. Hapus atau ubah yang itu dahulu.',
    en: 'Other records still refer to it. Remove or change those first.',
  },
}

/** SQLSTATE class 23, and Prisma's own codes for parts of it. */
const violations = /^(23\w{3}|P2002|P2003|P2004|P2010|P2011)$/

/**
 * What a refusal of the database means for the one who writes: null when it refuses nothing of what
 * was said (an outage, a fault of our own). `deleting`: the row that was to go is still referred to.
 */
export function violationOf(error: unknown, deleting: boolean): Violation | null {
  const found = facts(error)
  if (!found.some(({ code }) => violations.test(code))) return null
  const name = found.map(({ constraint }) => constraint).find((one) => one !== null) ?? ''
  if (name === '' && !found.some(({ code }) => /^23/.test(code) || code === 'P2003')) return null
  if (deleting && (name.endsWith('_fkey') || found.some(({ code }) => code === 'P2003'))) {
    return inUse
  }
  return meanings.find(([pattern]) => pattern.test(name))?.[1] ?? badValue
}

interface Fact {
  readonly code: string
  readonly constraint: string | null
}

/** The codes, and the constraint, that an error and whatever it wraps name. */
function facts(error: unknown): Fact[] {
  const found: Fact[] = []
  const queue = [error]
  for (let one = queue.shift(); one !== undefined && found.length < 20; one = queue.shift()) {
    if (typeof one !== 'object' || one === null) continue
    const given = one as Record<string, unknown>
    const { code, originalCode, message, originalMessage, cause, meta, constraint } = given
    found.push({
      code: String(originalCode ?? code ?? ''),
      constraint: nameOf(constraint) ?? nameIn(`${originalMessage} ${message}`),
    })
    queue.push(
      cause ?? null,
      (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError ?? null,
    )
  }
  return found
}

const nameOf = (constraint: unknown): string | null => {
  if (typeof constraint === 'string') return constraint
  const { index } = (constraint ?? {}) as { index?: unknown }
  return typeof index === 'string' ? index : null
}

/** What the triggers say, whose constraint the driver leaves out. */
const raised: readonly [RegExp, string][] = [
  [/would be part of itself/, 'Tie_hierarchy'],
  [/lives on in another one/, 'Actor_merged'],
  [/is of kind|rest on actor/, 'Actor_kind_of_end'],
]

const nameIn = (message: string): string | null =>
  /constraint:? [`"](\w+)[`"]/.exec(message)?.[1] ??
  raised.find(([words]) => words.test(message))?.[1] ??
  null
