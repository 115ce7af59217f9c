import pino, { type DestinationStream, type Logger } from 'pino'
import { faultLine } from '../model/fault.ts'

/**
 * What no line is meant to hold. Should one hold it all the same, it is taken out here: variables,
 * what a request is signed with, and what a person is called or reached by.
 */
const never = [
  ...['variables', 'params', 'parameters', 'values', 'query', 'document', 'body', 'input'],
  ...['headers', 'authorization', 'cookie', 'token', 'key', 'secret', 'password', 'url'],
  ...['name', 'contact', 'contacts', 'phone', 'email', 'notes', 'message', 'stack', 'detail'],
]

/** A log of lines in JSON, on standard error unless told otherwise. A failure is told without its message. */
export function makeLog(level: string, stream?: DestinationStream): Logger {
  return pino(
    {
      level,
      serializers: { err: faultLine, error: faultLine },
      redact: {
        paths: never.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[left out]',
      },
    },
    stream ?? pino.destination(2),
  )
}
