import { foldName } from '../../model/fold.ts'
import { boundsColumns, rangeOf } from './columns.ts'
import type { Rule } from './rules.ts'
import type { Values } from './write.ts'

const issue: Rule = (row, tell) => {
  if (row.demand != null && row.kind !== 'DEMAND') {
    tell('demand', 'BAD_VALUE', {
      id: 'Hanya isu dari jenis DEMAND yang menyebut tuntutannya.',
      en: 'Only an issue of kind DEMAND says which demand it is.',
    })
  }
  return typeof row.name === 'string' ? { sortName: foldName(row.name) } : {}
}

const dateBounds = ({ date }: Values): Values => {
  const { min, max } = rangeOf(date)
  return { dateMin: min, dateMax: max }
}

const stageEvent: Rule = (row) => dateBounds(row)

const issueRelation: Rule = (row, tell) => {
  if (row.fromId !== undefined && row.fromId === row.toId) {
    tell('to', 'BAD_VALUE', {
      id: 'Isu tidak berhubungan dengan dirinya sendiri.',
      en: 'An issue has no relation to itself.',
    })
  }
  return {}
}

const outcome: Rule = (row, tell) => {
  if (row.winnerId != null && row.winnerId === row.concederId) {
    tell('conceder', 'SAME_ACTOR', {
      id: 'Yang memberi bukan yang menang.',
      en: 'Who gave it is another one than who won it.',
    })
  }
  return dateBounds(row)
}

const stance: Rule = (row) => {
  return row.confidence == null ? { confidence: 'MEDIUM' } : {}
}

const publication: Rule = (row, tell) => {
  boundsColumns(row.draftedFrom, row.draftedTo, tell, { field: 'draftedTo' })
  return typeof row.title === 'string' ? { sortName: foldName(row.title) } : {}
}

export const issueRules = {
  issue,
  stageEvent,
  issueRelation,
  outcome,
  stance,
  publication,
} satisfies Record<string, Rule>
