import type { Viewer } from './viewer.ts'

/** What a request says of who asks: nothing else of it is looked at, cookies least of all. */
export interface Signature {
  /** Every Authorization header of the request; two of them are refused. */
  readonly authorization: readonly string[]
  /** The header Anyam-Purpose. */
  readonly purpose: string | null
}

/** Who asks. Throws UNAUTHENTICATED, BAD_PURPOSE, IDENTITY_UNAVAILABLE or RECORDS_UNAVAILABLE. */
export type Authenticate = (signature: Signature) => Promise<Viewer>
