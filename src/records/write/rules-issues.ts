import type { Rule } from './rules.ts'

export const issueRules = {} satisfies Record<string, Rule>
