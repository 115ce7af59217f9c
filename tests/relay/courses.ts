import fc from 'fast-check'
import type { Command } from './command.ts'
import * as records from './commands-of-records.ts'
import * as relays from './commands-of-relays.ts'

/** How often each command is drawn: more often what needs another one before it. */
const weighed: readonly (readonly [weight: number, command: fc.Arbitrary<Command>])[] = [
  [3, records.renaming],
  [1, records.hiring],
  [1, records.leaving],
  [1, records.swapping],
  [2, records.merging],
  [2, records.unmerging],
  [1, records.reconciling],
  [1, records.corrupting],
  [1, records.pruning],
  [1, records.backingUp],
  [2, records.restoring],
  [2, records.goingBack],
  [4, relays.stepping],
  [2, relays.crashing],
  [2, relays.pausing],
  [2, relays.resuming],
  [2, relays.doubling],
  [2, relays.outage],
  [1, relays.losing],
  [3, relays.settling],
]

/** Courses of events, of up to `most` commands. */
export const courses = (most: number) =>
  fc.commands(
    weighed.flatMap(([weight, command]) => Array<fc.Arbitrary<Command>>(weight).fill(command)),
    { maxCommands: most, size: 'max' },
  )
