// A program: starts embedded PostgreSQL, says so as JSON, and waits to be told to stop, or killed.
import { startEmbedded } from '../../src/records/embedded.ts'

const { url, startedHere, stop } = await startEmbedded(process.argv[2] ?? '')
process.stdout.write(`${JSON.stringify({ url, startedHere })}\n`)
process.stdin.once('end', async () => {
  await stop()
  process.exitCode = 3
})
process.stdin.resume()
