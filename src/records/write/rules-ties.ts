import { circleOfTie, endsInOrder, type TieKind, tieKinds } from '../../model/tie.ts'
import { boundsColumns } from './columns.ts'
import type { References } from './references.ts'
import type { Rule, Tell } from './rules.ts'
import type { Values } from './write.ts'

const tie: Rule = (row, tell, references) => {
  const kind = row.kind as TieKind
  checkEnds(row, kind, tell, references)
  if (row.role != null && kind !== 'MEMBER_OF') {
    tell('role', 'BAD_VALUE', {
      id: 'Peran hanya untuk hubungan MEMBER_OF.',
      en: 'A role is for ties of kind MEMBER_OF only.',
    })
  }
  if (row.middlemanId != null) {
    const isEnd = row.middlemanId === row.fromId || row.middlemanId === row.toId
    if (kind !== 'GIVES_WORK_TO' || isEnd) {
      tell('middleman', 'BAD_VALUE', {
        id: 'Perantara hanya untuk GIVES_WORK_TO, dan bukan salah satu ujungnya.',
        en: 'A middleman is for GIVES_WORK_TO only, and is neither of its ends.',
      })
    }
  }
  return {
    ...boundsColumns(row.since, row.until, tell, { stillOn: row.lastConfirmedOn }),
    ...orderedEnds(row, kind),
    ...(row.visibility === undefined ? { visibility: circleOfTie(kind) } : {}),
  }
}

function checkEnds(row: Values, kind: TieKind, tell: Tell, { kindOf }: References): void {
  if (row.fromId !== undefined && row.fromId === row.toId) {
    tell('to', 'SELF_TIE', {
      id: 'Hubungan memerlukan dua pihak yang berbeda.',
      en: 'A tie needs two different actors.',
    })
  }
  for (const end of ['from', 'to'] as const) {
    const id = row[`${end}Id`]
    const found = typeof id === 'string' ? kindOf(id) : null
    const allowed = tieKinds[kind][end]
    if (!found || allowed.includes(found)) continue
    tell(end, 'WRONG_KIND', {
      id: `Untuk ${kind}, di sini hanya pihak jenis ${allowed.join(' atau ')}; ini ${found}.`,
      en: `For ${kind}, only actors of kind ${allowed.join(' or ')} can stand here; this is a ${found}.`,
    })
  }
}

function orderedEnds({ fromId, toId }: Values, kind: TieKind): Values {
  return typeof fromId === 'string' && typeof toId === 'string'
    ? endsInOrder(kind, fromId, toId)
    : {}
}

export const tieRules = { tie } satisfies Record<string, Rule>
