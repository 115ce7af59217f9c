import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** The service as people run it. */
export interface Running {
  readonly url: string
  /** What it has written to its log so far. */
  readonly log: () => string
  /** Asks it to stop; resolves with its exit code, and how long that took in milliseconds. */
  stop(): Promise<{ code: number | null; ms: number }>
  /** Ends it at once, whatever it does. */
  kill(): Promise<void>
}

/** Starts `src/main.ts` on a free port; resolves when it is ready, rejects when it ends before. */
export async function startService(env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', NEO4J_URI: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, log] = ['', '']
  child.stderr.on('data', (text) => {
    log += text
  })
  const ended = once(child, 'close')
  const url = await new Promise<string>((done, fail) => {
    child.stdout.on('data', (text) => {
      out += text
      const found = /ready: (http[^\s,]+)/.exec(out)?.[1]
      if (found) done(found)
    })
    ended.then(() => fail(new Error(`The service ended: ${log}`)))
  })
  return {
    url,
    log: () => log,
    async stop() {
      const began = performance.now()
      child.kill('SIGTERM')
      await ended
      return { code: child.exitCode, ms: performance.now() - began }
    },
    async kill() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}
