import type { Write } from '../../records/write/write.ts'

/** A label as the records take it; null, and BAD_VALUE is told, for another one. */
export function labelGiven(
  write: Write,
  label: string | null | undefined,
  field: string,
): string | null {
  if (label == null) return null
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(label) && label.length <= 60) return label
  write.problem({
    code: 'BAD_VALUE',
    text: {
      id: 'Label terdiri atas huruf kecil, angka, dan tanda hubung, paling banyak 60.',
      en: 'A label is made of small letters, digits and hyphens, at most 60.',
    },
    path: ['input', field],
  })
  return null
}
