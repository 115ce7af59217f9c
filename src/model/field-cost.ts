/**
 * What one field costs, as `extensions: { cost: … }` of its definition states it. Left out, a field
 * costs 1 point; its selection counts once, ten times under a list, and as often as `first` or
 * `last` say (25 when neither is given) under a field that has those arguments.
 */
export interface FieldCost {
  /** Points for the field itself, once for each parent. */
  readonly complexity?: number
  /** How often the selection counts, or is assumed to when no argument of `sizedBy` is given. */
  readonly size?: number
  /** Arguments that hold the number of items (an integer) or the items themselves (a list). */
  readonly sizedBy?: readonly string[]
}
