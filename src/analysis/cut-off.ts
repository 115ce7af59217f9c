/**
 * Who is cut off by a loss: the remaining actors that are no longer with the largest part of what they
 * were connected to. `before` and `after` name the component of each actor; below 0 after: it is lost
 * itself. Of equally large parts the one with the first actor counts as the rest. In ascending order.
 */
export function cutOff(before: ArrayLike<number>, after: ArrayLike<number>): number[] {
  const sizes = new Map<number, number>()
  for (let v = 0; v < after.length; v += 1) {
    const part = after[v] as number
    if (part >= 0) sizes.set(part, (sizes.get(part) ?? 0) + 1)
  }
  const rests = new Map<number, number>()
  for (let v = 0; v < after.length; v += 1) {
    const [body, part] = [before[v] as number, after[v] as number]
    if (part < 0) continue
    const rest = rests.get(body)
    if (rest === undefined || (sizes.get(part) ?? 0) > (sizes.get(rest) ?? 0)) rests.set(body, part)
  }
  const found: number[] = []
  for (let v = 0; v < after.length; v += 1) {
    const part = after[v] as number
    if (part >= 0 && part !== rests.get(before[v] as number)) found.push(v)
  }
  return found
}
