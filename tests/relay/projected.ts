import type { Reader } from '../../src/relay/family.ts'
import { windowAfter } from '../../src/relay/family.ts'
import { nodeFamilies } from '../../src/relay/project-nodes.ts'
import { tieFamilies } from '../../src/relay/project-ties.ts'

/** What every projected record becomes in the network, by family and id. */
export async function projected(reader: Reader): Promise<Map<string, string>> {
  const all = new Map<string, string>()
  for (const { name, read } of [...nodeFamilies, ...tieFamilies]) {
    for (const element of await read(reader, windowAfter('', 100_000))) {
      all.set(`${name} ${element.props.id}`, JSON.stringify(element))
    }
  }
  return all
}

/** The records that became something else, came or went. */
export const changedRecords = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  )
