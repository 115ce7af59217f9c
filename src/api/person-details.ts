import { isSelf, purposeRequired } from '../access/consents.ts'
import { readPersonal, type Told } from '../access/personal.ts'
import { say } from '../model/language.ts'
import type { PersonalRule, PersonContact } from '../model/person.ts'
import type { ProblemCode } from '../model/problem-codes.ts'
import { publicId } from '../model/public-id.ts'
import { vocabulary } from '../model/vocabulary.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { ContactKindEnum, PersonalRuleEnum } from './enums.ts'
import { levelLoader } from './level.ts'
import { Person } from './person.ts'

const PersonContactRef = builder.objectRef<PersonContact>('PersonContact').implement({
  description: 'How a person can be reached.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ContactKindEnum, description: 'In which way.' }),
    value: t.exposeString('value', { description: 'The number or the address.' }),
  }),
})

const PersonalWithheld = builder.objectRef<PersonalRule>('PersonalWithheld').implement({
  description:
    'Why what is kept of a person is not told. It names a rule, and nothing of what is kept.',
  fields: (t) => ({
    rule: t.field({
      type: PersonalRuleEnum,
      description: 'The rule, for programs.',
      resolve: (rule) => rule,
    }),
    message: t.string({
      description: 'The rule, for people, in the language of the request.',
      resolve: (rule, _args, { language }) =>
        say(vocabulary.PersonalRule[rule].description, language),
    }),
  }),
})

const PersonalData = builder.objectRef<Told>('PersonalData').implement({
  description:
    'What is kept of a person, sealed with a key of their own. It is told to the person, and, for a purpose (header Anyam-Purpose) that a consent covers, to the organizers of their group; to a data officer for a request of the person.',
  fields: (t) => ({
    name: t.string({
      nullable: true,
      description: 'The name. Null: none is kept, or see withheld.',
      resolve: ({ data }) => data?.name ?? null,
    }),
    contacts: t.field({
      type: [PersonContactRef],
      nullable: true,
      description: 'How the person can be reached, at most 10. Null: see withheld.',
      resolve: ({ data }) => (data ? [...data.contacts] : null),
    }),
    notes: t.string({
      nullable: true,
      description: 'What else is kept of the person. Null: nothing, or see withheld.',
      resolve: ({ data }) => data?.notes ?? null,
    }),
    withheld: t.field({
      type: PersonalWithheld,
      nullable: true,
      description: 'Why it is not told. Null: it is.',
      resolve: ({ rule }) => rule,
    }),
  }),
})

builder.objectField(Person, 'personal', (t) =>
  t.field({
    type: PersonalData,
    nullable: true,
    description:
      'What is kept of the person. Each reading goes on the audit trail. Null, with PURPOSE_REQUIRED: the request names no purpose; with PERSONAL_CLOSED or PERSONAL_KEYS_MISSING: it is told to nobody at present.',
    extensions: { cost: { complexity: 5 }, pothosPrismaSelect: { id: true } },
    resolve: ({ id }, _args, context) =>
      levelLoader<string, Told>(context, 'personal', tellLevel).load(id),
  }),
)

async function tellLevel(context: Context, ids: readonly string[]): Promise<(Told | Error)[]> {
  const { viewer } = context
  const hasPurpose = (id: string) => viewer.purpose !== null || isSelf(viewer, id)
  const asked = [...new Set(ids.filter(hasPurpose))]
  if (asked.length > 0) await context.panic.demandOpen()
  const told = await readPersonal(context, asked)
  noteReading(context, 'person.personal', told)
  const without = ids.filter((id) => !hasPurpose(id))
  if (without.length > 0) note(context, 'person.personal', without, 'PURPOSE_REQUIRED')
  return ids.map((id) => told.get(id) ?? purposeRequired())
}

/** Puts on the audit trail what was told of whom, and what was not. */
export function noteReading(
  context: Context,
  operation: string,
  told: ReadonlyMap<string, Told>,
): void {
  for (const [rule, people] of Map.groupBy(told, ([, one]) => one.rule)) {
    note(
      context,
      operation,
      people.map(([id]) => id),
      rule ?? undefined,
    )
  }
}

function note(
  { audit }: Context,
  operation: string,
  people: readonly string[],
  code?: ProblemCode,
): void {
  const subjects = people.map((id) => publicId('person', id))
  if (code) audit({ operation, subjects, decision: 'REFUSED', code })
  else audit({ operation, subjects, decision: 'ALLOWED' })
}
