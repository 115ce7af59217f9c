import type { Bilingual } from '../../model/language.ts'

/** Through whom a route leads, and how surely it works. */
export function routeText({
  names,
  reliability,
  assumed,
}: {
  /** From the first to the last. */
  readonly names: readonly string[]
  readonly reliability: number
  /** Of how many of its ties nobody judged the strength. */
  readonly assumed: number
}): Bilingual {
  const through = names.slice(1, -1)
  const last = names.at(-1) as string
  const chance = percent(reliability)
  const [id, en] =
    through.length === 0
      ? [`Langsung ke ${last}`, `Directly to ${last}`]
      : [
          `Lewat ${through.join(', lalu ')} ke ${last}`,
          `Through ${through.join(', then ')} to ${last}`,
        ]
  const ties = names.length - 1
  return {
    id: `${id}: peluang berhasil ${chance}${assumed > 0 ? `; kekuatan ${assumed} dari ${ties} hubungannya masih anggapan` : ''}.`,
    en: `${en}: it works with a chance of ${chance}${assumed > 0 ? `; the strength of ${assumed} of its ${ties} ties is assumed` : ''}.`,
  }
}

/** Whole percent, never 0 of what is there and never 100 of what is not certain. */
function percent(share: number): string {
  const whole = Math.round(share * 100)
  if (share > 0 && whole === 0) return '<1%'
  return share < 1 && whole === 100 ? '>99%' : `${whole}%`
}

export const noRouteText = (maxHops: number): Bilingual => ({
  id: `Tidak ada jalur antara keduanya di bagian jaringan ini dalam ${maxHops} langkah, sejauh yang boleh Anda lihat.`,
  en: `There is no way between the two in this part of the network within ${maxHops} ${maxHops === 1 ? 'step' : 'steps'}, as far as you may see.`,
})
