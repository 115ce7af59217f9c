import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { StartError } from '../../src/model/start-error.ts'

const version = '5.26.12'

/** Where the jars are kept: in `neo4j/lib` of ANYAM_HOME, or of `.anyam` in the project. */
export const jarFolder = (): string =>
  join(resolve(process.env.ANYAM_HOME ?? join(import.meta.dirname, '../../.anyam')), 'neo4j/lib')

const fetched = (lib: string): boolean => existsSync(join(lib, `neo4j-${version}.jar`))

/** What keeps Neo4j from running on this machine, in one line; null when nothing does. */
export function neo4jObstacle(lib: string = jarFolder()): string | null {
  const modules = spawnSync('java', ['--list-modules'], { encoding: 'utf8' })
  const java = /^java\.base@(\d+)/m.exec(modules.stdout ?? '')?.[1]
  if (java === undefined) {
    return 'Neo4j needs Java 17 or later: install a JDK (on Debian: openjdk-17-jdk-headless).'
  }
  if (Number(java) < 17) return `Neo4j needs Java 17 or later, and this is Java ${java}.`
  if (!/^jdk\.compiler@/m.test(modules.stdout)) {
    return 'This Java has no compiler: install a JDK (on Debian: openjdk-17-jdk-headless).'
  }
  if (fetched(lib) || spawnSync('mvn', ['--version']).status === 0) return null
  return 'Maven fetches Neo4j, and there is no mvn command: install it (on Debian: maven).'
}

/**
 * Has Maven fetch Neo4j Community and whatever it needs (about 116 MB) into `lib`, unless it is
 * there. The folder is filled aside and renamed, so that it is never half of one.
 */
export function fetchJars(lib: string): void {
  if (fetched(lib)) return
  const aside = `${lib}.${process.pid}`
  mkdirSync(dirname(lib), { recursive: true })
  const result = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      '-f',
      join(import.meta.dirname, 'pom.xml'),
      `-Dneo4j.version=${version}`,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${aside}`,
    ],
    { encoding: 'utf8' },
  )
  if (result.status !== 0) {
    rmSync(aside, { recursive: true, force: true })
    const reason = /^\[ERROR\] (.*)$/m.exec(result.stdout ?? '')?.[1] ?? result.error?.message ?? ''
    throw new StartError(`Maven could not fetch Neo4j ${version}: ${reason}`)
  }
  if (fetched(lib)) rmSync(aside, { recursive: true, force: true })
  else {
    rmSync(lib, { recursive: true, force: true })
    renameSync(aside, lib)
  }
}
