// All measurements of the analyses, one after another; each prints its own table. PYTHON names a python
// that has igraph, else it is left out as a rival. npm run bench
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const parts = [
  ['betweenness.ts'],
  ['pagerank.ts'],
  ['graph-build.ts'],
  ['snapshot.ts'],
  ['leiden.ts'],
  ['leverage.ts'],
  ['leverage-served.ts'],
  ['beside-analysis.ts'],
]
for (const [name = '', ...rest] of parts) {
  console.log(`\n${name}`)
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, name), ...rest], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exitCode = 1
}
