import type { Engine } from './engine.ts'

/**
 * The engine as one request reads it: the first read that minds who sees what asks what has to be
 * hidden, and every one leaves it out. A failure of that question is the failure of the read.
 */
export function hiding(engine: Engine, ask: () => Promise<readonly string[]>): Engine {
  let hidden: Promise<readonly string[]> | null = null
  return {
    name: engine.name,
    read: async (text, params) => {
      if (!params || !('hidden' in params)) return engine.read(text, params)
      hidden ??= ask()
      return engine.read(text, { ...params, hidden: await hidden })
    },
    write: (work) => engine.write(work),
    define: (statements) => engine.define(statements),
    close: () => engine.close(),
  }
}
