import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { StartError } from './model/start-error.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Everything that the environment decides, read once at the start; frozen. */
export interface Config {
  readonly mode: 'development' | 'production'
  /** The port to listen on; 0 takes any free one. */
  readonly port: number
  readonly host: string
  /** PostgreSQL to use; null starts the embedded one under `home`. */
  readonly databaseUrl: string | null
  /** Neo4j to use; null keeps the network in this process. */
  readonly neo4j: { readonly uri: string; readonly user: string; readonly password: string } | null
  /** Where embedded data live, absolute. */
  readonly home: string
  readonly introspection: boolean
  readonly graphiql: boolean
  /** Whether operations run by `documentId` only. */
  readonly trustedDocumentsOnly: boolean
  readonly logLevel: (typeof logLevels)[number]
}

const integer = (text: string, least: number, most: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most

const urlOf = (schemes: readonly string[]) => (text: string) =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))

const neo4jSchemes = ['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc']
const yes = ['1', 'on', 'true', 'yes']
const no = ['0', 'off', 'false', 'no']

const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` })

const flag = z
  .string()
  .toLowerCase()
  .refine((text) => yes.includes(text) || no.includes(text), { error: 'must be on or off' })
  .transform((text) => yes.includes(text))

const environment = z.object({
  PORT: z
    .string()
    .refine((text) => integer(text, 0, 65535), { error: 'must be a whole number, 0 to 65535' })
    .default('4000'),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, { error: 'must be an address or a host name, like 127.0.0.1' })
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(urlOf(['postgresql', 'postgres']), {
      error: 'must look like postgresql://user:password@host:5432/database',
    })
    .optional(),
  NEO4J_URI: z
    .string()
    .refine(urlOf(neo4jSchemes), {
      error: `must look like bolt://host:7687; schemes are ${neo4jSchemes.join(', ')}`,
    })
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  ANYAM_HOME: z.string().default('.anyam'),
  NODE_ENV: oneOf(['development', 'production', 'test']).optional(),
  ANYAM_MODE: oneOf(['development', 'production']).optional(),
  INTROSPECTION: flag.optional(),
  GRAPHIQL: flag.optional(),
  TRUSTED_DOCUMENTS_ONLY: flag.optional(),
  LOG_LEVEL: oneOf(logLevels).default('info'),
})

/**
 * Reads the environment; a variable that is empty counts as not given. Throws a StartError with
 * one line for each value that cannot be used; no line repeats a value, since it may be a secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const issues = parsed.error?.issues ?? []
  const lines = issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
  if (given.NEO4J_URI !== undefined && given.NEO4J_PASSWORD === undefined) {
    lines.push('NEO4J_PASSWORD must be given beside NEO4J_URI')
  }
  if (!parsed.success || lines.length > 0) throw new StartError(lines.join('\n'))
  const value = parsed.data
  const mode = value.ANYAM_MODE ?? (value.NODE_ENV === 'production' ? 'production' : 'development')
  const development = mode === 'development'
  const neo4j =
    value.NEO4J_URI === undefined
      ? null
      : { uri: value.NEO4J_URI, user: value.NEO4J_USER, password: value.NEO4J_PASSWORD ?? '' }
  return Object.freeze({
    mode,
    port: Number(value.PORT),
    host: value.HOST,
    databaseUrl: value.DATABASE_URL ?? null,
    neo4j: neo4j && Object.freeze(neo4j),
    home: isAbsolute(value.ANYAM_HOME) ? value.ANYAM_HOME : join(root, value.ANYAM_HOME),
    introspection: value.INTROSPECTION ?? development,
    graphiql: value.GRAPHIQL ?? development,
    trustedDocumentsOnly: value.TRUSTED_DOCUMENTS_ONLY ?? false,
    logLevel: value.LOG_LEVEL,
  })
}
