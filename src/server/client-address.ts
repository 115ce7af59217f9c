import { BlockList, isIP } from 'node:net'
import type { Plugin } from 'graphql-yoga'
import { factsOf } from './request-facts.ts'

/** What of Node's request tells where it came from. */
interface NodeRequest {
  readonly socket?: { readonly remoteAddress?: string | undefined }
  readonly headers?: { readonly 'x-forwarded-for'?: string | string[] | undefined }
}

/** Whether an address is one of a list of addresses and networks, like 10.0.0.0/8. */
export type IsOneOf = (address: string) => boolean

/** Reads a list of addresses and networks; throws a RangeError for one that is neither. */
export function addressList(entries: readonly string[]): IsOneOf {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address)
    const most = family === 6 ? 128 : 32
    const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
    if (family === 0 || length < 0 || length > most) throw new RangeError('No address or network')
    list.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4')
  }
  return (address) =>
    isIP(address) > 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/**
 * Where a request came from: the address at the other end of its connection. Behind a trusted proxy
 * it is the last address of X-Forwarded-For that is not itself a trusted proxy; what stands before
 * it was written by the client and is believed by nobody. Empty: a call within this process.
 */
export function clientAddress(req: NodeRequest | undefined, isTrusted: IsOneOf): string {
  const hops = [...forwarded(req), req?.socket?.remoteAddress ?? ''].map(plain)
  let at = hops.length - 1
  while (at > 0 && isTrusted(hops[at] ?? '') && isIP(hops[at - 1] ?? '') > 0) at -= 1
  return hops[at] ?? ''
}

const forwarded = (req: NodeRequest | undefined): string[] =>
  String(req?.headers?.['x-forwarded-for'] ?? '')
    .split(',')
    .slice(-20)
    .map((hop) => hop.trim())

/** IPv4 as IPv4, also where a socket of IPv6 tells it. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Whose points an address uses: its own, and of IPv6 those of its /64, which one client has whole. */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const parts = address.includes('::') ? [...before, ...zeros, ...after] : before
  return `${parts
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`
}

/** Notes where each request came from; `trustedProxies` are those whose X-Forwarded-For is believed. */
export function useClientAddress({
  trustedProxies = [],
}: {
  trustedProxies?: readonly string[]
}): Plugin {
  const isTrusted = addressList(trustedProxies)
  return {
    onRequest({ request, serverContext }) {
      const { req } = serverContext as { req?: NodeRequest }
      factsOf(request).address = clientAddress(req, isTrusted)
    },
  }
}
