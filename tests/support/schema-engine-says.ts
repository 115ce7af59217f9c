// A program: what Prisma's own engine makes of a database, of migrations and of a schema, as JSON.
// It runs in a process of its own, which the engine's timers would keep alive.
import { differenceOf, migrationList, openSchemaEngine } from '../../scripts/schema-engine.ts'

const [url = '', folder = '', schema = ''] = process.argv.slice(2)
const filters = { externalTables: [], externalEnums: [] }
const migrationsList = migrationList(folder)
const engine = await openSchemaEngine(url, schema)
const history = await engine.diagnoseMigrationHistory({
  migrationsList,
  optInToShadowDatabase: false,
  filters,
})
const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
const difference = await differenceOf(engine, folder, schema)
process.stdout.write(JSON.stringify({ history, appliedMigrationNames, difference }), () =>
  process.exit(0),
)
