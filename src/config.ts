import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { keyForm, parseKeys } from './access/master-keys.ts'
import type { MasterKey } from './access/sealing.ts'
import type { Oidc } from './access/tokens.ts'
import { StartError } from './model/start-error.ts'
import { addressList } from './server/client-address.ts'

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
  /** Whose tokens are taken beside keys; null: nobody's. */
  readonly oidc: Oidc | null
  /** The keys for personal data, of which the first one wraps; null: none are given here. */
  readonly personalKeys: readonly MasterKey[] | null
  /** The file that holds them, absolute; null: none was named. */
  readonly personalKeysFile: string | null
  /** Where embedded data live, absolute. */
  readonly home: string
  readonly introspection: boolean
  readonly graphiql: boolean
  /** Whether operations run by `documentId` only. */
  readonly trustedDocumentsOnly: boolean
  /** Origins whose pages may ask beside our own. */
  readonly allowedOrigins: readonly string[]
  /** Addresses and networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  /** Points of cost in a minute; 0: no limit. */
  readonly rate: { readonly account: number; readonly address: number }
  /** Where spans and figures are sent (OTLP over HTTP); null: nothing is measured. */
  readonly otlpEndpoint: string | null
  readonly logLevel: (typeof logLevels)[number]
}

const integer = (text: string, least: number, most: number): boolean =>
  /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most

const urlOf = (schemes: readonly string[]) => (text: string) =>
  URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))

const neo4jSchemes = ['bolt', 'bolt+s', 'bolt+ssc', 'neo4j', 'neo4j+s', 'neo4j+ssc']
const yes = ['1', 'on', 'true', 'yes']
const no = ['0', 'off', 'false', 'no']

/** Signatures by a key that only the issuer has; one that both sides have would let anybody sign. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]

const listOf = (text: string): string[] => text.split(',').map((one) => one.trim())

/** Over the network, keys are fetched behind TLS; from this machine itself without. */
const isTrusted = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  const here = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && here)
}

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text

const isAddressList = (text: string): boolean => {
  try {
    addressList(listOf(text))
    return true
  } catch {
    return false
  }
}

const points = (usual: string) =>
  z
    .string()
    .refine((text) => integer(text, 0, 999_999_999), {
      error: 'must be a whole number; 0: no limit',
    })
    .default(usual)

const secureUrl = z
  .string()
  .refine(isTrusted, { error: 'must look like https://masuk.contoh.org' })
  .optional()

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
  OIDC_ISSUER: secureUrl,
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_JWKS_URI: secureUrl,
  OIDC_ALGORITHMS: z
    .string()
    .refine((text) => listOf(text).every((one) => algorithms.includes(one)), {
      error: `must be a list of ${algorithms.join(', ')}, with commas between them`,
    })
    .default('RS256,ES256,EdDSA'),
  PERSONAL_KEYS: z
    .string()
    .refine((text) => parseKeys(text) !== null, { error: `must be ${keyForm}` })
    .optional(),
  PERSONAL_KEYS_FILE: z.string().optional(),
  ANYAM_HOME: z.string().default('.anyam'),
  NODE_ENV: oneOf(['development', 'production', 'test']).optional(),
  ANYAM_MODE: oneOf(['development', 'production']).optional(),
  INTROSPECTION: flag.optional(),
  GRAPHIQL: flag.optional(),
  TRUSTED_DOCUMENTS_ONLY: flag.optional(),
  ALLOWED_ORIGINS: z
    .string()
    .refine((text) => listOf(text).every(isOrigin), {
      error: 'must be origins like https://peta.contoh.org, with commas between them',
    })
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .refine(isAddressList, {
      error: 'must be addresses or networks like 10.0.0.0/8, with commas between them',
    })
    .optional(),
  RATE_LIMIT_ACCOUNT: points('100000'),
  RATE_LIMIT_ADDRESS: points('30000'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(urlOf(['http', 'https']), { error: 'must look like http://127.0.0.1:4318' })
    .optional(),
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
  if ((given.OIDC_ISSUER === undefined) !== (given.OIDC_AUDIENCE === undefined)) {
    lines.push('OIDC_AUDIENCE must be given beside OIDC_ISSUER, and only there')
  }
  if (given.PERSONAL_KEYS !== undefined && given.PERSONAL_KEYS_FILE !== undefined) {
    lines.push('PERSONAL_KEYS must not be given beside PERSONAL_KEYS_FILE')
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
    oidc: oidcOf(value),
    personalKeys: parseKeys(value.PERSONAL_KEYS ?? ''),
    personalKeysFile:
      value.PERSONAL_KEYS_FILE === undefined ? null : resolve(value.PERSONAL_KEYS_FILE),
    home: isAbsolute(value.ANYAM_HOME) ? value.ANYAM_HOME : join(root, value.ANYAM_HOME),
    introspection: value.INTROSPECTION ?? development,
    graphiql: value.GRAPHIQL ?? development,
    trustedDocumentsOnly: value.TRUSTED_DOCUMENTS_ONLY ?? false,
    allowedOrigins: value.ALLOWED_ORIGINS === undefined ? [] : listOf(value.ALLOWED_ORIGINS),
    trustedProxies: value.TRUSTED_PROXIES === undefined ? [] : listOf(value.TRUSTED_PROXIES),
    rate: Object.freeze({
      account: Number(value.RATE_LIMIT_ACCOUNT),
      address: Number(value.RATE_LIMIT_ADDRESS),
    }),
    otlpEndpoint: value.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: value.LOG_LEVEL,
  })
}

function oidcOf(value: z.infer<typeof environment>): Oidc | null {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = value
  if (issuer === undefined || audience === undefined) return null
  const jwksUri = value.OIDC_JWKS_URI ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`
  return Object.freeze({ issuer, audience, jwksUri, algorithms: listOf(value.OIDC_ALGORITHMS) })
}
