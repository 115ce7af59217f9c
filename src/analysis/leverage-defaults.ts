import type { ActorKind, Classification } from '../model/actor.ts'
import type { Confidence } from '../model/claim.ts'
import type { SeatRole } from '../model/issue.ts'
import type { Position } from '../model/stance.ts'

/**
 * What is assumed where nobody judged, for reachable leverage. These are judgements of ours, not
 * findings; every answer marks what rests on them, and its interval draws them evenly from their
 * range. The strengths of ties that nobody judged are assumed by `tie-roles.ts`.
 */
export interface Assumed {
  readonly assumed: number
  readonly least: number
  readonly most: number
}

const assumed = (value: number, least: number, most: number): Assumed => ({
  assumed: value,
  least,
  most,
})

/** How far others can move an actor of each kind, from 0 (immovable) to below 1. */
export const opennessOfKind: Readonly<Record<ActorKind, Assumed>> = {
  GROUP: assumed(0.5, 0.2, 0.8),
  ALLIANCE: assumed(0.5, 0.2, 0.8),
  PARTNER: assumed(0.4, 0.1, 0.7),
  STAKEHOLDER: assumed(0.3, 0.05, 0.7),
}

/** The same where what sort of body it is says more than the kind. */
export const opennessOfClassification: Readonly<Partial<Record<Classification, Assumed>>> = {
  LOCAL_GROUP: assumed(0.6, 0.3, 0.9),
  COMMUNITY: assumed(0.6, 0.3, 0.9),
  COALITION: assumed(0.6, 0.3, 0.9),
  LEGISLATURE: assumed(0.4, 0.1, 0.7),
  EXECUTIVE: assumed(0.4, 0.1, 0.7),
  AGENCY: assumed(0.3, 0.1, 0.6),
  COURT: assumed(0.1, 0, 0.3),
  EMPLOYER: assumed(0.2, 0, 0.5),
  EMPLOYERS_ASSOCIATION: assumed(0.2, 0, 0.5),
  TRADE_UNION: assumed(0.5, 0.2, 0.8),
  WORKERS_ORGANIZATION: assumed(0.6, 0.3, 0.9),
  CIVIL_SOCIETY: assumed(0.5, 0.2, 0.8),
  MEDIA: assumed(0.5, 0.2, 0.8),
}

/** The stance of an actor that nobody judged: it may be any. */
export const unknownStance: Assumed = assumed(0, -1, 1)

/** The steps of the spectrum of allies as stances. */
export const stanceOfPosition: Readonly<Record<Position, number>> = {
  ACTIVE_ALLY: 1,
  PASSIVE_ALLY: 0.5,
  NEUTRAL: 0,
  PASSIVE_OPPONENT: -0.5,
  ACTIVE_OPPONENT: -1,
}

/**
 * How much the seats of each role weigh together. The weights of seats are told apart within a role
 * only, so a role's share is split by them. Whoever advises has no vote: it counts by who listens.
 */
export const weightOfRole: Readonly<Record<SeatRole, number>> = {
  DECIDES: 1,
  CO_SIGNS: 0.5,
  DRAFTS: 0.25,
  HARMONIZES: 0.15,
  ADVISES: 0,
}

/**
 * How far a judged openness or strength may be off, either way, by how sure it is; a stance, on a
 * scale twice as long, by twice that.
 */
export const leeway: Readonly<Record<Confidence, number>> = { LOW: 0.2, MEDIUM: 0.1, HIGH: 0.05 }

/** Bounds of what is drawn around a judged value. */
export const bounds = {
  openness: { least: 0, most: 0.98 },
  strength: { least: 0.01, most: 1 },
  stance: { least: -1, most: 1 },
} as const

/** The most that a campaign moves one actor's stance: from against to neutral, or on to with us. */
export const mostPerCampaign = 1

/** The share of assumed inputs above which too little is known to answer. */
export const tooMuchAssumed = 0.9

/** A seat as it is on record. */
export interface Seat {
  readonly actor: number
  readonly role: SeatRole
  readonly weight: number
}

/** The voting weight of each seat, by role and by its weight within the role. */
export function votesOf(seats: readonly Seat[]): { actor: number; weight: number }[] {
  const totals = new Map<SeatRole, number>()
  for (const { role, weight } of seats) totals.set(role, (totals.get(role) ?? 0) + weight)
  return seats.map(({ actor, role, weight }) => ({
    actor,
    weight: (weightOfRole[role] * weight) / (totals.get(role) as number),
  }))
}
