import { Refusal } from '../../model/problem.ts'

/** A number that an argument gives, or its default; throws BAD_FILTER outside of its bounds. */
export function bounded(
  name: string,
  given: number | null | undefined,
  { usual, least = 1, most }: { usual: number; least?: number; most: number },
): number {
  const value = given ?? usual
  if (value >= least && value <= most) return value
  throw new Refusal('BAD_FILTER', {
    id: `${name} harus dari ${least} sampai ${most}.`,
    en: `${name} must be from ${least} to ${most}.`,
  })
}
