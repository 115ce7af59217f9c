import { type JobName, jobs } from './jobs.ts'

/** What a thread does: one method on what it is given. */
export default ({ name, input }: { name: JobName; input: never }): unknown => jobs[name](input)
