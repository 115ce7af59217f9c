import type { Bilingual } from './language.ts'

/** Every code a problem or an error can carry, with its meaning. The SDL prints this table. */
export const problemCodes = {
  AMBIGUOUS_NAME: 'Several actors bear that name; the candidates are listed.',
  BAD_CURSOR: 'The cursor is not one that Anyam made.',
  FOREIGN_CURSOR: 'The cursor was made for another list, order, filter or day.',
  BAD_PAGE: 'first and last together, a number below 1, or after with last or before with first.',
  PAGE_TOO_LARGE: 'first or last is above 100.',
  BAD_ID: 'The id is malformed or names another type of record.',
  BAD_DATE: 'The text is no date of the calendar in the form YYYY-MM-DD.',
  BAD_FILTER:
    'A value in the filter cannot be what it stands for; one that is only unknown matches nothing.',
  LIST_TOO_LONG: 'An input list has more than 100 items.',
  SLICE_TOO_LARGE: 'That part of the network holds more actors than one answer may be about.',
  GRAPH_UNAVAILABLE: 'The graph store does not answer; fields from the records still do.',
  RECORDS_UNAVAILABLE: 'The record store does not answer.',
  TIMED_OUT: 'The request took longer than it may.',
  TOO_DEEP: 'The document nests deeper than 14 levels.',
  TOO_COSTLY: 'The document may cost more than 10,000 points.',
  TOO_MANY_TOKENS: 'The document has more than 1,000 tokens.',
  TOO_MANY_ALIASES: 'One field name has more than 5 aliases.',
  TOO_MANY_DIRECTIVES: 'The document uses more than 5 directives.',
  TOO_MANY_ROOT_FIELDS: 'A mutation has more than one root field.',
  BODY_TOO_LARGE: 'The request body is larger than 256 KB.',
  BAD_REQUEST: 'The request is not a well-formed GraphQL request over HTTP.',
  BATCH_REFUSED: 'Several operations in one request are not served.',
  CSRF_REFUSED: 'The request was sent by a page of another origin.',
  METHOD_NOT_ALLOWED: 'The HTTP method cannot run this operation.',
  UNSUPPORTED_MEDIA_TYPE: 'The body must be application/json.',
  NOT_ACCEPTABLE: 'The answer is JSON and the Accept header takes none.',
  SHUTTING_DOWN: 'The server is stopping; send the request again.',
  BAD_SYNTAX: 'The document is not GraphQL.',
  BAD_DOCUMENT: 'The document does not fit the schema.',
  BAD_VARIABLES: 'The variables do not fit the document.',
  DOCUMENT_UNKNOWN: 'No trusted document has that id.',
  DOCUMENT_REQUIRED: 'Only trusted documents are served; send documentId.',
  INTROSPECTION_OFF: 'Introspection is switched off here.',
  INTERNAL: 'Our own fault; quote the id.',
} as const

export type ProblemCode = keyof typeof problemCodes

/**
 * Something that was asked for and cannot be given, with a stable code and a message for people.
 * The server turns it into an `errors[]` entry; what is no Refusal is masked as INTERNAL.
 */
export class Refusal extends Error {
  readonly code: ProblemCode
  readonly text: Bilingual

  constructor(code: ProblemCode, text: Bilingual, options?: ErrorOptions) {
    super(text.en, options)
    this.name = 'Refusal'
    this.code = code
    this.text = text
  }
}

/** What the work gives, or the refusal that it throws; whatever else it throws goes on. */
export function orRefusal<T>(work: () => T): T | Refusal {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
