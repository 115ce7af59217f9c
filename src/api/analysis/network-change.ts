import { ActorRef } from '../actor-ref.ts'
import { builder } from '../builder.ts'
import { TieKindEnum } from '../enums.ts'
import { IssueRef } from '../issue.ts'

const tieId = 'The id of the tie, beginning with tie_; it must be in this part of the network.'

const AddedTie = builder.inputType('AddedTie', {
  description: 'A tie that is not there yet. Its kind says who may stand at which end.',
  fields: (t) => ({
    from: t.field({ type: ActorRef, required: true, description: 'Where it begins.' }),
    to: t.field({ type: ActorRef, required: true, description: 'Where it ends.' }),
    kind: t.field({ type: TieKindEnum, required: true, description: 'What it consists of.' }),
    strength: t.float({
      description: 'Its strength, above 0 and up to 1. Default: what is assumed of its kind.',
    }),
  }),
})

const EndedTie = builder.inputType('EndedTie', {
  description: 'A tie that ends.',
  fields: (t) => ({ tie: t.id({ required: true, description: tieId }) }),
})

const StrengthenedTie = builder.inputType('StrengthenedTie', {
  description: 'A tie of another strength.',
  fields: (t) => ({
    tie: t.id({ required: true, description: tieId }),
    strength: t.float({ required: true, description: 'Its strength then, above 0 and up to 1.' }),
  }),
})

const EndedTies = builder.inputType('EndedTies', {
  description: 'All ties of one kind that end, for example all funding by one donor.',
  fields: (t) => ({
    kind: t.field({ type: TieKindEnum, required: true, description: 'Of which kind.' }),
    from: t.field({
      type: ActorRef,
      description:
        'Only those that begin at this actor; of a kind without direction those that it is tied by. Default: whoever they begin at.',
    }),
    to: t.field({
      type: ActorRef,
      description:
        'Only those that end at this actor; of a kind without direction those that it is tied by. Default: whoever they end at.',
    }),
  }),
})

const LostActor = builder.inputType('LostActor', {
  description: 'An actor that is lost, with all its ties and its votes.',
  fields: (t) => ({ actor: t.field({ type: ActorRef, required: true, description: 'Who.' }) }),
})

const MovedStance = builder.inputType('MovedStance', {
  description: 'A stance that is another one; it shows in `leverage` on that issue.',
  fields: (t) => ({
    actor: t.field({ type: ActorRef, required: true, description: 'Whose.' }),
    issue: t.field({ type: IssueRef, required: true, description: 'On what.' }),
    stance: t.float({
      description:
        'Where it would stand, from -1 (against) to 1 (with us). Default: as on record; then openness is needed.',
    }),
    openness: t.float({
      description:
        'How far others could move it, from 0 (immovable) to below 1. Default: as on record.',
    }),
  }),
})

export const NetworkChange = builder.inputType('NetworkChange', {
  description: 'One change to suppose, by exactly one of its fields.',
  isOneOf: true,
  fields: (t) => ({
    addTie: t.field({ type: AddedTie, description: 'A new tie.' }),
    endTie: t.field({ type: EndedTie, description: 'A tie ends.' }),
    strengthenTie: t.field({ type: StrengthenedTie, description: 'A tie gets another strength.' }),
    endTies: t.field({ type: EndedTies, description: 'All ties of a kind end.' }),
    loseActor: t.field({ type: LostActor, description: 'An actor is lost.' }),
    moveStance: t.field({ type: MovedStance, description: 'A stance moves.' }),
  }),
})

export type NetworkChangeShape = typeof NetworkChange.$inferInput
