import type { OwnData } from '../access/own-data.ts'
import { ownDataText } from '../access/own-data-text.ts'
import type { Language } from '../model/language.ts'
import { builder } from './builder.ts'
import { DataRequest } from './data-requests.ts'
import { LanguageEnum } from './enums.ts'
import { findNodes } from './node.ts'

/** What was handed out, and the request that it answers. */
export interface Exported {
  readonly data: OwnData
  /** Public id of the request on the register. */
  readonly request: string
}

const textIn = ({ data }: Exported, language: Language): string => ownDataText(data, language)

export const OwnDataExport = builder.objectRef<Exported>('OwnDataExport').implement({
  description:
    'All that is kept of one person, for that person: themselves, memberships, consents, account, requests, and who did what with their data, told by role. Everybody else in it is another member, without id or name.',
  fields: (t) => ({
    text: t.string({
      description: 'As lines for people to read.',
      args: {
        lang: t.arg({
          type: LanguageEnum,
          description: 'The language. Default: that of the request.',
        }),
      },
      resolve: (exported, { lang }, { language }) => textIn(exported, lang ?? language),
    }),
    json: t.string({
      description:
        'For machines to read: one JSON object of the format anyam-own-data/1, with ids, codes, and moments in UTC.',
      resolve: ({ data }) => JSON.stringify(data),
    }),
    mediaType: t.string({
      description: 'The media type of `json`.',
      resolve: () => 'application/json',
    }),
    truncated: t.boolean({
      description:
        'Whether a list is longer than the 1,000 items that are handed out of each; `cut` in `json` tells how long.',
      resolve: ({ data }) => Object.keys(data.cut).length > 0,
    }),
    request: t.field({
      type: DataRequest,
      nullable: true,
      description: 'The request on the register that this answers. Null: it has gone since.',
      resolve: async ({ request }, _args, context, info) =>
        ((await findNodes(context, info, [request]))[0] ?? null) as never,
    }),
  }),
})
