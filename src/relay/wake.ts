import pg from 'pg'

/** Something to wait for between two looks at the records. */
export interface Wake {
  /** Waits for a notification, or for `ms` milliseconds, or to be roused. */
  wait(ms: number): Promise<void>
  /** Waits out `ms` milliseconds whatever is notified; only being roused ends it. */
  rest(ms: number): Promise<void>
  /** Ends every wait, now and from now on. */
  rouse(): void
  close(): Promise<void>
}

/** How long after a lost connection it is made again, in milliseconds. */
const againAfter = 5000

/**
 * Listens for what the triggers notify, on a connection of its own. It only wakes: when it is lost,
 * waits end by their time, and it is made again.
 */
export function listenTo(url: string): Wake {
  const waiting = new Set<(roused: boolean) => void>()
  let client: pg.Client | null = null
  let heard = false
  let roused = false
  let again: NodeJS.Timeout | null = null

  const wakeAll = (byRouse: boolean) => {
    for (const wake of waiting) wake(byRouse)
  }

  function connect(): void {
    if (roused) return
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    client = fresh
    const lose = () => {
      if (client !== fresh) return
      client = null
      fresh.end().catch(() => undefined)
      if (!roused) again = setTimeout(connect, againAfter).unref()
    }
    fresh.on('error', lose)
    fresh.on('end', lose)
    fresh.on('notification', () => {
      heard = true
      wakeAll(false)
    })
    fresh
      .connect()
      .then(() => fresh.query('LISTEN anyam_dirty'))
      .catch(lose)
  }

  const sleep = (ms: number, light: boolean): Promise<void> =>
    new Promise((resolve) => {
      if (roused || (light && heard)) {
        heard = false
        return resolve()
      }
      const end = () => {
        clearTimeout(timer)
        waiting.delete(wake)
        heard = false
        resolve()
      }
      const wake = (byRouse: boolean) => {
        if (light || byRouse) end()
      }
      const timer = setTimeout(end, ms)
      waiting.add(wake)
    })

  connect()
  return {
    wait: (ms) => sleep(ms, true),
    rest: (ms) => sleep(ms, false),
    rouse: () => {
      roused = true
      wakeAll(true)
    },
    close: async () => {
      roused = true
      if (again) clearTimeout(again)
      const last = client
      client = null
      wakeAll(true)
      await last?.end().catch(() => undefined)
    },
  }
}
