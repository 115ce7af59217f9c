import { mayPanic, orderPanic, type PanicOutcome } from '../../access/panic.ts'
import { Refusal } from '../../model/problem.ts'
import { builder } from '../builder.ts'
import { demandSignedIn } from './request.ts'

const Outcome = builder.objectRef<PanicOutcome>('PanicOutcome').implement({
  description: 'What is closed from now on. Every process obeys within a second.',
  fields: (t) => ({
    closedSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when all personal data are closed. Null: they are open.',
      resolve: ({ closedAt }) => closedAt,
    }),
    tokensFrom: t.expose('tokensFrom', {
      type: 'DateTime',
      nullable: true,
      description: 'Tokens issued before this are refused. Null: none was revoked so yet.',
    }),
    revokedKeys: t.exposeInt('revokedKeys', {
      description: 'How many keys were revoked by this, your own among them.',
    }),
  }),
})

const PanicInput = builder.inputType('PanicInput', {
  description: 'What is to be closed.',
  fields: (t) => ({
    closed: t.boolean({
      required: true,
      description:
        'True: names, contacts and notes of people are closed to all. False: they are open again.',
    }),
    revokeAll: t.boolean({
      defaultValue: false,
      description:
        'Whether all keys are revoked, and all tokens issued until now refused: whoever has none comes in by the command `npm run access` only.',
    }),
  }),
})

builder.mutationField('panic', (t) =>
  t.field({
    type: Outcome,
    description:
      'In an emergency: closes all personal data, and revokes all credentials if asked to. For a coordinator of the whole network and its data officer.',
    args: {
      input: t.arg({ type: PanicInput, required: true, description: 'What is to be closed.' }),
    },
    resolve: (_root, { input }, { viewer, writing, audit }) => {
      demandSignedIn(viewer)
      if (!mayPanic(viewer)) {
        audit({ operation: 'panic', subjects: [], decision: 'REFUSED', code: 'NOT_ALLOWED' })
        throw new Refusal('NOT_ALLOWED', {
          id: 'Ini bagi koordinator seluruh jaringan dan petugas data pribadinya, dengan kredensial untuk mengelola.',
          en: 'This is for a coordinator of the whole network and its data officer, with a credential for managing.',
        })
      }
      return orderPanic(writing, { closed: input.closed, revoke: input.revokeAll === true }, viewer)
    },
  }),
)
