import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newKey } from '../../src/access/api-keys.ts'
import { makeAuthenticate } from '../../src/access/authenticate.ts'
import { tokenReader } from '../../src/access/tokens.ts'
import type { Authenticate } from '../../src/model/signature.ts'
import type { Listening } from '../../src/server/listen.ts'
import { signing } from '../access/signed.ts'
import { castId } from '../cast.ts'
import { type Answer, serve } from '../server/fixture.ts'
import { castRecords } from '../support/filled.ts'

const issuer = 'https://masuk.uji.test'
const audience = 'anyam'
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const [own, foreign] = [pair(), pair()]

/** A server of public keys on the loopback, and how often it was asked. */
let keys: Server
let asked = 0
let isUp = true
let records: Awaited<ReturnType<typeof castRecords>>
let authenticate: Authenticate
let service: ReturnType<typeof serve>
let listening: Listening
const { account, key: keyOf } = signing(() => records)

beforeAll(async () => {
  const jwks = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'satu', alg: 'RS256' }] }
  keys = createServer((_request, response) => {
    asked += 1
    response.writeHead(isUp ? 200 : 500).end(JSON.stringify(jwks))
  }).listen(0, '127.0.0.1')
  await once(keys, 'listening')
  records = await castRecords()
  authenticate = fresh()
  service = serve({ authenticate: (...given) => authenticate(...given) })
  listening = await service.server.listen()
})
beforeEach(() => {
  isUp = true
})
afterAll(async () => {
  await listening.close()
  await records.drop()
  keys.close()
})

/** One that knows no keys of the issuer yet. */
function fresh(): Authenticate {
  const { port } = keys.address() as AddressInfo
  const jwksUri = `http://127.0.0.1:${port}/jwks`
  const readToken = tokenReader({ issuer, audience, jwksUri, algorithms: ['RS256', 'ES256'] })
  return makeAuthenticate({ records: records.prisma, readToken, development: false })
}

interface Made {
  readonly header?: Omit<Partial<JWTHeaderParameters>, 'typ'> & { typ?: string | undefined }
  readonly claims?: JWTPayload
  readonly by?: KeyObject | Uint8Array
}

/** A token that is valid, but for what is given. */
const token = ({ header = {}, claims = {}, by = own.privateKey }: Made = {}): Promise<string> =>
  new SignJWT({
    ...{ iss: issuer, aud: audience, sub: 'subjek-uji', exp: seconds(300) },
    ...claims,
  } as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', kid: 'satu', typ: 'JWT', ...header } as JWTHeaderParameters)
    .sign(by)

const seconds = (from: number): number => Math.floor(Date.now() / 1000) + from

const ask = (authorization: string): Promise<Answer> =>
  service.post({ query: '{ hello }' }, { authorization, 'accept-language': 'en' })

const message = 'That key or token is not valid. Send one that is, or no Authorization header.'

/** Every refusal is the same, whatever the reason. */
async function refuses(authorization: string): Promise<void> {
  const { status, headers, body } = await ask(authorization)
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toBe('Bearer realm="anyam", error="invalid_token"')
  expect(body).toEqual({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] })
}

const unsigned = (header: object, claims: object = {}): string =>
  [header, { iss: issuer, aud: audience, sub: 'subjek-uji', exp: seconds(300), ...claims }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

describe('a token', () => {
  it('that is valid signs in, also whoever has no account: with no role then', async () => {
    expect((await ask(`Bearer ${await token()}`)).status).toBe(200)
    const signature = { authorization: [`Bearer ${await token()}`], purpose: null }
    const viewer = await authenticate(signature)
    expect(viewer).toMatchObject({ accountId: null, held: [], credential: { kind: 'TOKEN' } })
  })

  it('finds the account of its issuer and subject, and a closed one is nobody’s', async () => {
    const { prisma } = records
    const held = { create: { role: 'MEMBER', overId: castId('kelompok-a') } } as const
    const { id } = await prisma.account.create({
      data: { issuer, subject: 'anggota-uji', grants: held },
    })
    const claims = { sub: 'anggota-uji', scope: 'openid anyam:read' }
    const authorization = [`Bearer ${await token({ claims })}`]
    const viewer = await authenticate({ authorization, purpose: null })
    expect(viewer).toMatchObject({ accountId: id, scopes: ['READ'], held: [{ role: 'MEMBER' }] })
    await prisma.account.update({ where: { id }, data: { closedAt: new Date() } })
    await expect(fresh()({ authorization, purpose: null })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
  })

  const publicPem = own.publicKey.export({ type: 'spki', format: 'pem' }) as string
  const forgeries: Record<string, () => Promise<string> | string> = {
    'without a signature, alg none': () => `${unsigned({ alg: 'none', typ: 'JWT' })}.`,
    'alg None, in other letters': () => `${unsigned({ alg: 'nOnE', kid: 'satu', typ: 'JWT' })}.`,
    'signed as HS256 with the public key': () =>
      token({ header: { alg: 'HS256' }, by: Buffer.from(publicPem) }),
    'signed as HS256 with the public key as JWK': async () =>
      token({
        header: { alg: 'HS256' },
        by: Buffer.from(JSON.stringify(await exportJWK(own.publicKey))),
      }),
    'of another algorithm than those taken': () => token({ header: { alg: 'PS256' } }),
    'signed by another key': () => token({ by: foreign.privateKey }),
    'of another issuer': () => token({ claims: { iss: 'https://lain.uji.test' } }),
    'of the issuer with a slash': () => token({ claims: { iss: `${issuer}/` } }),
    'for another audience': () => token({ claims: { aud: 'lain' } }),
    'for nobody': () => token({ claims: { aud: [] } }),
    'of an unknown kid': () => token({ header: { kid: 'dua' } }),
    'of a kid that is a path': () => token({ header: { kid: '../../etc/passwd' } }),
    expired: () => token({ claims: { exp: seconds(-60) } }),
    'not valid yet': () => token({ claims: { nbf: seconds(120) } }),
    'without an end': () => token({ claims: { exp: undefined } as never }),
    'with an end that is a text': () => token({ claims: { exp: '9999999999' } as never }),
    'without a subject': () => token({ claims: { sub: undefined } as never }),
    'of an empty subject': () => token({ claims: { sub: '' } }),
    'of a subject that is a list': () => token({ claims: { sub: ['a'] } as never }),
    'of another type': () => token({ header: { typ: 'logout+jwt' } }),
    'of no type': () => token({ header: { typ: undefined } }),
    'with a critical header that nobody knows': async () =>
      `${unsigned({ alg: 'RS256', kid: 'satu', typ: 'JWT', crit: ['b'], b: 1 })}.${(await token()).split('.')[2]}`,
    'with an empty signature': async () => `${(await token()).split('.').slice(0, 2).join('.')}.`,
    'with the signature of another one': async () =>
      `${unsigned({ alg: 'RS256', kid: 'satu', typ: 'JWT' }, { sub: 'lain' })}.${(await token()).split('.')[2]}`,
    'that was cut off': async () => (await token()).slice(0, -20),
    'of two parts': async () => (await token()).split('.').slice(0, 2).join('.'),
    'of five parts': async () => `${await token()}.a.b`,
    'that is none': () => 'x.y.z',
    'that is very long': () => token({ claims: { isi: 'x'.repeat(9000) } }),
  }

  it.each(Object.entries(forgeries))('%s is refused', async (_name, make) => {
    await refuses(`Bearer ${await make()}`)
  })

  it('brings no key of its own: neither in its header nor from where that points', async () => {
    const jwk = { ...(await exportJWK(foreign.publicKey)), kid: 'satu', alg: 'RS256' }
    const thief = createServer((_request, response) => {
      response.end(JSON.stringify({ keys: [jwk] }))
    }).listen(0, '127.0.0.1')
    await once(thief, 'listening')
    let visits = 0
    thief.on('request', () => {
      visits += 1
    })
    const where = `http://127.0.0.1:${(thief.address() as AddressInfo).port}/`
    const headers = [{ jwk }, { jku: where }, { x5u: where }, { x5c: ['AAAA'] }]
    for (const header of headers as NonNullable<Made['header']>[]) {
      await refuses(`Bearer ${await token({ header, by: foreign.privateKey })}`)
    }
    expect(visits).toBe(0)
    thief.close()
  })

  it('may be off by the difference of two clocks, and no more', async () => {
    expect((await ask(`Bearer ${await token({ claims: { exp: seconds(-15) } })}`)).status).toBe(200)
    expect((await ask(`Bearer ${await token({ claims: { nbf: seconds(15) } })}`)).status).toBe(200)
  })

  it('of unknown keys does not make us ask its issuer again and again', async () => {
    await ask(`Bearer ${await token()}`)
    const before = asked
    for (let at = 0; at < 20; at += 1) {
      await refuses(`Bearer ${await token({ header: { kid: `kunci-${at}` } })}`)
    }
    expect(asked).toBe(before)
  })

  it('cannot be checked while its issuer is away; keys and whoever is nobody go on', async () => {
    isUp = false
    authenticate = fresh()
    const before = asked
    for (let at = 0; at < 5; at += 1) {
      const { status, codes } = await ask(`Bearer ${await token({ header: { kid: `${at}` } })}`)
      expect([status, codes]).toEqual([503, ['IDENTITY_UNAVAILABLE']])
    }
    expect(asked).toBe(before + 1)
    const { key } = await keyOf(await account())
    expect((await ask(`Bearer ${key}`)).status).toBe(200)
    expect((await service.ask('{ hello }')).status).toBe(200)
    authenticate = fresh()
  })
})

describe('the header', () => {
  it('is read in any letters, and only as one bearer', async () => {
    const { key } = await keyOf(await account())
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
      expect((await ask(`${scheme} ${key}`)).status).toBe(200)
    }
    const basic = Buffer.from(`x:${key}`).toString('base64')
    for (const wrong of [
      ...[`Basic ${basic}`, `Token ${key}`, key, `Bearer${key}`, 'Bearer', 'Bearer ', '-'],
      ...[`Bearer ${key}, Bearer ${key}`, `Bearer ${key} ${key}`, `Bearer "${key}"`],
    ]) {
      await refuses(wrong)
    }
  })

  it('given twice is refused, although the first one is good', async () => {
    const { key } = await keyOf(await account())
    const bearer = `Bearer ${key}`
    const send = async (...authorization: string[]) => {
      const headers = ['content-type', 'application/json', 'host', 'anyam.test']
      for (const one of authorization) headers.push('authorization', one)
      const sent = request(`${listening.url}/graphql`, { method: 'POST', headers, agent: false })
      sent.end(JSON.stringify({ query: '{ hello }' }))
      const [response] = await once(sent, 'response')
      response.resume()
      return response.statusCode
    }
    expect(await send(bearer)).toBe(200)
    expect(await send(bearer, bearer)).toBe(401)
    expect(await send(bearer, 'Bearer x')).toBe(401)
  })

  it('signs nobody in as a cookie, a parameter or a field of the body', async () => {
    const { key } = await keyOf(await account())
    let seen: unknown
    const server = serve({
      authenticate: (...given) => authenticate(...given),
      makeContext: (parts) => {
        seen = parts.viewer?.accountId
        return { ...parts, aborted: [] }
      },
    })
    const ways = { cookie: `authorization=Bearer ${key}; anyam=${key}`, 'x-api-key': key }
    await server.post({ query: '{ hello }', extensions: { authorization: key } }, ways)
    expect(seen).toBeNull()
  })

  it('that is wrong is refused before the body is read, and stands in no log', async () => {
    const { key } = newKey()
    const sent = request(`${listening.url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: {
        ...{ 'content-type': 'application/json', 'content-length': '200000' },
        authorization: `Bearer ${key}`,
      },
    })
    sent.on('error', () => undefined)
    sent.write('{')
    const [response] = await once(sent, 'response')
    expect(response.statusCode).toBe(401)
    sent.destroy()
    expect(service.lines.join()).not.toContain(key.slice(6, 20))
  })
})

describe('a key', () => {
  it('is not found by guessing: neither a slip nor a good guess tells more than the other', async () => {
    const { key } = await keyOf(await account())
    const flipped = (at: number) =>
      key.slice(0, at) + (key[at] === 'A' ? 'B' : 'A') + key.slice(at + 1)
    const guesses = [
      ...[flipped(6), flipped(30), flipped(54), key.slice(0, -1), `${key}A`, key.toUpperCase()],
      ...['anyam_', `anyam_${randomBytes(32).toString('base64url')}`, newKey().key],
    ]
    for (const guess of guesses) await refuses(`Bearer ${guess}`)
  })

  it('that was revoked is refused within a second, while the one that takes over goes on', async () => {
    const id = await account()
    const [first, next] = [await keyOf(id), await keyOf(id)]
    for (const { key } of [first, next]) expect((await ask(`Bearer ${key}`)).status).toBe(200)
    await records.prisma.apiKey.update({
      where: { id: first.id },
      data: { revokedAt: new Date() },
    })
    const began = performance.now()
    const waits: number[] = []
    while ((await ask(`Bearer ${first.key}`)).status === 200) {
      waits.push(performance.now() - began)
      expect((await ask(`Bearer ${next.key}`)).status).toBe(200)
    }
    expect(waits.at(-1) ?? 0).toBeLessThan(1000)
    expect((await ask(`Bearer ${next.key}`)).status).toBe(200)
  })

  it('ends by itself, and with its account', async () => {
    const { key } = await keyOf(await account(), { days: -0.001 })
    await refuses(`Bearer ${key}`)
  })
})
