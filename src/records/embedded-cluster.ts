import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../model/start-error.ts'
import { demandReach, type Programs, runProgram } from './embedded-programs.ts'

const major = '18'
const user = 'anyam'
const making = '.making-postgres-'

/** Where a cluster's parts are: its data, the file with its password, its log. */
export interface Cluster {
  readonly folder: string
  readonly data: string
  readonly log: string
  readonly user: string
  readonly password: string
}

/**
 * The cluster under `home`, made when there is none. It is made aside and renamed, so that no other
 * process ever sees half of one; of several that make one at once the first wins.
 */
export async function ensureCluster(home: string, programs: Programs): Promise<Cluster> {
  const folder = join(home, 'postgres')
  if (!existsSync(join(folder, 'data'))) await makeCluster(home, folder, programs)
  if (programs.runAs) demandReach(folder, programs.runAs)
  return readCluster(folder, programs)
}

async function makeCluster(home: string, folder: string, programs: Programs): Promise<void> {
  const aside = makeFolder(home)
  try {
    if (programs.runAs) {
      demandReach(aside, programs.runAs)
      chownSync(aside, programs.runAs.uid, programs.runAs.gid)
    }
    const passwordFile = join(aside, 'password')
    writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (programs.runAs) chownSync(passwordFile, programs.runAs.uid, programs.runAs.gid)
    const args = [
      ['--pgdata', join(aside, 'data')],
      ['--username', user, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
      ['--encoding', 'UTF8', '--no-locale'],
      ['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ['--no-instructions'],
    ].flat()
    await runProgram(programs, programs.initdb, args, aside)
    renameSync(aside, folder)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    if (!existsSync(join(folder, 'data'))) throw error
  }
}

/** Step by step: in a file system that makes no folders, the recursive call never ends. */
function makePath(folder: string): void {
  if (existsSync(folder)) return
  makePath(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another start may have been faster.
    if (!existsSync(folder)) throw error
  }
}

/** Makes a folder to work in under `home`, and clears away those that killed processes left. */
function makeFolder(home: string): string {
  try {
    makePath(home)
    accessSync(home, constants.W_OK)
    for (const name of readdirSync(home)) {
      if (name.startsWith(making) && !isRunning(Number.parseInt(name.slice(making.length), 10))) {
        rmSync(join(home, name), { recursive: true, force: true })
      }
    }
    return mkdtempSync(join(home, `${making}${process.pid}-`))
  } catch (error) {
    throw new StartError(
      `The folder ${home} cannot be written to (${(error as Error).message}): make it writable, or set ANYAM_HOME to one that is.`,
      { cause: error },
    )
  }
}

function readCluster(folder: string, programs: Programs): Cluster {
  const data = join(folder, 'data')
  try {
    if (programs.runAs && statSync(data).uid !== programs.runAs.uid) {
      throw new Error('they belong to another user')
    }
    const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
    if (found !== major) {
      throw new StartError(
        `${data} holds data of PostgreSQL ${found}, and Anyam brings PostgreSQL ${major}: set ANYAM_HOME to another folder, or move the data over with pg_dump of version ${found}.`,
      )
    }
    const password = readFileSync(join(folder, 'password'), 'utf8').trim()
    return { folder, data, log: join(folder, 'log'), user, password }
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      `The data in ${folder} cannot be read (${(error as Error).message}): start as the user who made them, or set ANYAM_HOME to another folder.`,
      { cause: error },
    )
  }
}

/** Whether a process with that id runs, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
