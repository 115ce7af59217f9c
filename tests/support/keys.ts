import type { MasterKey } from '../../src/access/sealing.ts'

/** Made up for tests. */
export const testKey = (name: string): MasterKey => ({
  name,
  key: new Uint8Array(32).map((_, at) => (name.charCodeAt(at % name.length) + at) % 256),
})

export const testKeys: readonly MasterKey[] = [testKey('uji')]
