import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { StartError } from '../src/model/start-error.ts'

test('an empty environment gives the defaults of development', () => {
  const config = readConfig({ PORT: '', DATABASE_URL: '' })
  expect(config).toMatchObject({
    mode: 'development',
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: null,
    neo4j: null,
    oidc: null,
    personalKeys: null,
    personalKeysFile: null,
    introspection: true,
    graphiql: true,
    trustedDocumentsOnly: false,
    logLevel: 'info',
  })
  expect(isAbsolute(config.home)).toBe(true)
  expect(config.home).toMatch(/\.anyam$/)
  expect(Object.isFrozen(config)).toBe(true)
})

test('production switches introspection and GraphiQL off, unless they are asked for', () => {
  const production = readConfig({ NODE_ENV: 'production' })
  expect(production).toMatchObject({ mode: 'production', introspection: false, graphiql: false })
  expect(readConfig({ ANYAM_MODE: 'production', INTROSPECTION: 'on' }).introspection).toBe(true)
  expect(readConfig({ NODE_ENV: 'production', ANYAM_MODE: 'development' }).graphiql).toBe(true)
  expect(readConfig({ NODE_ENV: 'test' }).mode).toBe('development')
})

test('real servers', () => {
  const config = readConfig({
    PORT: '0',
    HOST: '::1',
    DATABASE_URL: 'postgresql://a:b@127.0.0.1:5432/anyam',
    NEO4J_URI: 'neo4j+s://db.example:7687',
    NEO4J_PASSWORD: 'p',
    TRUSTED_DOCUMENTS_ONLY: 'TRUE',
  })
  expect(config).toMatchObject({ port: 0, host: '::1', trustedDocumentsOnly: true })
  expect(config.databaseUrl).toBe('postgresql://a:b@127.0.0.1:5432/anyam')
  expect(config.neo4j).toEqual({ uri: 'neo4j+s://db.example:7687', user: 'neo4j', password: 'p' })
})

test('an issuer of tokens, with what follows from it', () => {
  const given = { OIDC_ISSUER: 'https://masuk.example/', OIDC_AUDIENCE: 'anyam' }
  expect(readConfig(given).oidc).toEqual({
    issuer: 'https://masuk.example/',
    audience: 'anyam',
    jwksUri: 'https://masuk.example/.well-known/jwks.json',
    algorithms: ['RS256', 'ES256', 'EdDSA'],
  })
  const jwks = { OIDC_JWKS_URI: 'http://127.0.0.1:9/k', OIDC_ALGORITHMS: 'ES256, PS256' }
  const { oidc } = readConfig({ ...given, ...jwks })
  expect(oidc).toMatchObject({ jwksUri: 'http://127.0.0.1:9/k', algorithms: ['ES256', 'PS256'] })
  expect(linesOf({ OIDC_ISSUER: 'https://masuk.example' })).toEqual([
    'OIDC_AUDIENCE must be given beside OIDC_ISSUER, and only there',
  ])
  expect(linesOf({ OIDC_AUDIENCE: 'anyam' })).toHaveLength(1)
  for (const issuer of ['http://masuk.example', 'masuk.example', 'file:///k']) {
    expect(linesOf({ ...given, OIDC_ISSUER: issuer })[0]).toMatch(/^OIDC_ISSUER must /)
  }
  for (const algorithms of ['none', 'HS256', 'RS256,HS512', 'rs256', ' ,']) {
    const [line] = linesOf({ ...given, OIDC_ALGORITHMS: algorithms })
    expect(line).toMatch(/^OIDC_ALGORITHMS must /)
  }
})

test('every bad value has its line, and no line shows a value', () => {
  const bad = {
    PORT: '65536',
    HOST: 'a b',
    DATABASE_URL: 'mysql://user:hunter2@host/db',
    NEO4J_URI: 'http://neo4j:hunter2@host',
    NODE_ENV: 'prod',
    ANYAM_MODE: 'hunter2',
    INTROSPECTION: 'perhaps',
    GRAPHIQL: '2',
    TRUSTED_DOCUMENTS_ONLY: 'nein',
    LOG_LEVEL: 'loud',
  }
  const lines = linesOf(bad)
  const named = lines.map((line) => line.split(' ')[0])
  expect(named.sort()).toEqual([...Object.keys(bad), 'NEO4J_PASSWORD'].sort())
  expect(lines.every((line) => / must /.test(line))).toBe(true)
  expect(lines.join()).not.toMatch(/hunter2|perhaps|nein|loud\b|65536/)
})

test.each(['-1', '4e3', '0x10', '4000.5', ' 4000', '99999999999'])('PORT %s is refused', (PORT) => {
  expect(linesOf({ PORT })).toEqual(['PORT must be a whole number, 0 to 65535'])
})

function linesOf(env: Record<string, string>): string[] {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartError)
    return (error as StartError).message.split('\n')
  }
  throw new Error('it was accepted')
}

test('who else may ask, which proxies are believed, and how much is asked in a minute', () => {
  const usual = {
    allowedOrigins: [],
    trustedProxies: [],
    rate: { account: 100_000, address: 30_000 },
  }
  expect(readConfig({})).toMatchObject(usual)
  const config = readConfig({
    ALLOWED_ORIGINS: 'https://peta.contoh.org, http://127.0.0.1:5173',
    TRUSTED_PROXIES: '10.0.0.0/8, ::1',
    RATE_LIMIT_ACCOUNT: '0',
    RATE_LIMIT_ADDRESS: '500',
  })
  expect(config).toMatchObject({
    allowedOrigins: ['https://peta.contoh.org', 'http://127.0.0.1:5173'],
    trustedProxies: ['10.0.0.0/8', '::1'],
    rate: { account: 0, address: 500 },
  })
  const wrong: Record<string, string>[] = [
    ...['*', 'https://a.org/', 'a.org', 'null', 'ftp://a.org'].map((one) => ({
      ALLOWED_ORIGINS: one,
    })),
    ...['proxy', '10.0.0.0/40', '*'].map((one) => ({ TRUSTED_PROXIES: one })),
    ...['-1', 'many', '1e9'].map((one) => ({ RATE_LIMIT_ADDRESS: one })),
  ]
  for (const env of wrong) expect(() => readConfig(env)).toThrow(Object.keys(env)[0])
})
