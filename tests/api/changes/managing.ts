import { makeAuthenticate } from '../../../src/access/authenticate.ts'
import { anonymous } from '../../../src/access/circles.ts'
import { type Role, scopes, type Viewer } from '../../../src/model/viewer.ts'
import type { Records } from '../../../src/records/database.ts'
import { signing } from '../../access/signed.ts'
import type { Ask } from '../../support/api.ts'
import { onCast, problems } from './changing.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are compared as plain JSON.
type Row = any

const results: Record<string, [string, string]> = {
  createAccount: [
    'Account',
    'account { id label version grants { id role isWhole over { slug } } }',
  ],
  closeAccount: ['Account', 'account { id closedAt keys { id } }'],
  confirmAccount: ['Account', 'account { id version confirmedAt }'],
  grantRole: ['Grant', 'grant { id role version consentedAt over { slug } }'],
  revokeRole: ['Grant', 'grant { id revokedAt }'],
  consentToCompanion: ['Grant', 'grant { id consentedAt }'],
  createApiKey: ['ApiKey', 'key apiKey { id label scopes expiresAt isOwn }'],
  revokeApiKey: ['ApiKey', 'key apiKey { id revokedAt }'],
}

/** Changes of accounts, roles and keys of the cast, in a database of their own. */
export function managing() {
  let records: Records
  let ask: Ask
  onCast((...given) => {
    ;[records, ask] = given
  })
  const { account: accountOf, key: keyOf } = signing(() => records)

  async function send(name: string, input: object, viewer: Viewer): Promise<Row> {
    const [type, fields] = results[name] as [string, string]
    const kind = { revokeRole: 'Grant', consentToCompanion: 'Grant' }[name] ?? name
    const inputType = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Input`
    const { data, errors } = await ask(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) {
        ... on ${type}Saved { ${fields} replayed } ${problems} } }`,
      { input },
      'EN',
      viewer,
    )
    return errors.length > 0 ? errors.map(({ code }) => code) : data[name]
  }

  return {
    records: () => records,
    ask: () => ask,
    accountOf,
    keyOf,
    send,
    /** Somebody with an account and one role, who signs with a key of all scopes. */
    async somebody(role?: Role, over?: string, more: Partial<Viewer> = {}): Promise<Viewer> {
      const id = await accountOf(...(role ? [{ role, ...(over ? { over } : {}) }] : []))
      const held = role ? [{ role, over: over ?? null }] : []
      return { ...anonymous, accountId: id, held, scopes, ...more }
    },
    /** The codes and paths of what kept a mutation from being made. */
    refused: async (name: string, input: object, viewer: Viewer): Promise<string[]> =>
      (await send(name, input, viewer)).problems.map(
        ({ code, path }: Row) => `${code} ${path.slice(1).join('.')}`,
      ),
    /** Whoever signs with a key. */
    signedBy: (key: string): Promise<Viewer> =>
      makeAuthenticate({ records: records.prisma, readToken: null, development: false })({
        authorization: [`Bearer ${key}`],
        purpose: null,
      }),
  }
}
