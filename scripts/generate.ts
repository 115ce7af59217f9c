// Makes the Prisma client and the Pothos types from prisma/schema.prisma, and compiles the kernels of
// src/analysis; runs offline after npm install.
import { spawnSync } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const result = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/prisma/build/index.js'),
    'generate',
    '--config',
    join(root, 'prisma/prisma.config.ts'),
  ],
  {
    cwd: join(root, 'prisma'),
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      // Generating needs no native engine; naming any file stops Prisma from fetching one.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  },
)
if (result.status !== 0) {
  process.stderr.write(result.stdout)
  process.exit(result.status ?? 1)
}

const compiled = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/assemblyscript/bin/asc.js'),
    'src/analysis/kernels/dependencies.ts',
    ...['--outFile', 'src/analysis/generated/dependencies.wasm'],
    ...['--optimizeLevel', '3', '--converge', '--noAssert'],
    ...['--runtime', 'stub', '--enable', 'simd'],
  ],
  { cwd: root, stdio: 'inherit' },
)
process.exit(compiled.status ?? 1)
