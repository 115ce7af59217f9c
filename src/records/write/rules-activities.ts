import type { Rule } from './rules.ts'

export const activityRules = {} satisfies Record<string, Rule>
