import { Refusal } from '../model/problem.ts'

/**
 * The token of a mutation that a request hands over, so that it reads what that wrote:
 * `extensions.token` of its body, else the header Anyam-Token. Null: none. Throws BAD_TOKEN for an
 * extension that is no text; whether the text is a token is for its reader to say.
 */
export function tokenOf(request: Request, extensions: unknown): string | null {
  const given = (extensions as { token?: unknown } | null | undefined)?.token
  if (given === undefined || given === null) return request.headers.get('anyam-token')
  if (typeof given === 'string') return given
  throw new Refusal('BAD_TOKEN', {
    id: 'extensions.token harus berupa teks.',
    en: 'extensions.token must be a text.',
  })
}
