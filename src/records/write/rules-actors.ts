import { type Classification, kindOfClassification } from '../../model/actor.ts'
import { foldName } from '../../model/fold.ts'
import { boundsColumns } from './columns.ts'
import type { Rule } from './rules.ts'

const actor: Rule = (row, tell) => {
  boundsColumns(row.foundedOn, row.dissolvedOn, tell, { field: 'dissolvedOn' })
  return {
    kind: kindOfClassification(row.classification as Classification),
    ...(typeof row.name === 'string' ? { sortName: foldName(row.name) } : {}),
  }
}

const actorName: Rule = (row) =>
  typeof row.name === 'string' ? { sortName: foldName(row.name) } : {}

const person: Rule = (row, tell) => {
  notPublic(row.visibility, tell)
  return {}
}

const membership: Rule = (row, tell) => {
  notPublic(row.visibility, tell)
  return boundsColumns(row.since, row.until, tell)
}

const notPublic = (visibility: unknown, tell: Parameters<Rule>[1]): void => {
  if (visibility !== 'PUBLIC') return
  tell('visibility', 'BAD_VALUE', {
    id: 'Orang dan keanggotaannya tidak pernah terlihat oleh umum.',
    en: 'People and their memberships are never public.',
  })
}

export const actorRules = { actor, actorName, person, membership } satisfies Record<string, Rule>
