import { foldName } from '../../model/fold.ts'
import { rangeOf } from './columns.ts'
import type { Rule } from './rules.ts'

const source: Rule = (row, tell) => {
  const isReport = row.kind === 'FIELD_REPORT'
  if (isReport && (row.witnessRole == null || row.witnessedOn == null)) {
    tell(row.witnessRole == null ? 'witnessRole' : 'witnessedOn', 'REQUIRED', {
      id: 'Laporan lapangan memerlukan peran saksi dan tanggalnya.',
      en: 'A field report needs the role of its witness and its day.',
    })
  }
  if (isReport && row.visibility === 'PUBLIC') {
    tell('visibility', 'BAD_VALUE', {
      id: 'Laporan lapangan tidak pernah terlihat oleh umum.',
      en: 'A field report is never public.',
    })
  }
  if (!isReport && row.url == null && row.note == null) {
    tell('url', 'REQUIRED', {
      id: 'Sumber memerlukan alamat, atau catatan tentang tempat menyimpannya.',
      en: 'A source needs an address, or a note that tells where it is kept.',
    })
  }
  return typeof row.title === 'string' ? { sortName: foldName(row.title) } : {}
}

const claim: Rule = (row, tell) => {
  if (row.number != null && row.text != null) {
    tell('text', 'BAD_VALUE', {
      id: 'Nilainya angka atau teks, bukan keduanya.',
      en: 'The value is a number or a text, not both.',
    })
  }
  const { min, max } = rangeOf(row.trueOn)
  return { trueMin: min, trueMax: max }
}

export const claimRules = { source, claim } satisfies Record<string, Rule>
