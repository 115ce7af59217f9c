import { say } from '../model/language.ts'
import type { Term } from '../model/term.ts'
import { type EnumName, vocabulary } from '../model/vocabulary.ts'
import { builder } from './builder.ts'
import { EnumNameEnum, LanguageEnum } from './enums.ts'

interface ShownTerm {
  readonly enum: EnumName
  readonly value: string
  readonly label: string
  readonly description: string
}

const TermType = builder.objectRef<ShownTerm>('Term').implement({
  description: 'How one value of an enum is shown to people.',
  fields: (t) => ({
    enum: t.expose('enum', { type: EnumNameEnum, description: 'The enum.' }),
    value: t.exposeString('value', { description: 'The value, as it stands in answers.' }),
    label: t.exposeString('label', { description: 'What to show to people.' }),
    description: t.exposeString('description', { description: 'What it means, in one sentence.' }),
  }),
})

builder.queryField('vocabulary', (t) =>
  t.field({
    type: [TermType],
    description: 'Labels and meanings of every enum value, for showing to people.',
    args: {
      lang: t.arg({
        type: LanguageEnum,
        description:
          'The language. Default: that of the request (Accept-Language), Indonesian first.',
      }),
      enums: t.arg({ type: [EnumNameEnum], description: 'Only these enums. Default: all.' }),
    },
    resolve: (_root, { lang, enums }, context) => {
      const language = lang ?? context.language
      const all = Object.entries(vocabulary) as [EnumName, Record<string, Term>][]
      return all
        .filter(([name]) => !enums || enums.includes(name))
        .flatMap(([name, terms]) =>
          Object.entries(terms).map(([value, { label, description }]) => ({
            enum: name,
            value,
            label: say(label, language),
            description: say(description, language),
          })),
        )
    },
  }),
)
