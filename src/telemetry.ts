import { AsyncLocalStorage } from 'node:async_hooks'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Span } from '@opentelemetry/api'
import type { Engine } from './network/engine.ts'
import type { StatementLog } from './records/logging-client.ts'
import { bareText, statementName } from './server/statement-name.ts'
import type { RequestTelemetry } from './server/telemetry.ts'
import { parentOf, startSdk, type TelemetryOptions, type Watched } from './server/telemetry-sdk.ts'

/** What is measured of this process, sent to a collector of OpenTelemetry. */
export interface Telemetry extends RequestTelemetry {
  /** Told of every statement that goes to the records. */
  readonly statement: StatementLog
  /** The same engine, every text of which is measured. */
  observed(engine: Engine): Engine
  /** Looks, whenever it sends, at the relay and the pools. */
  watch(of: Watched): void
  /** Sends what is left, for two seconds at most. */
  stop(): Promise<void>
}

/** Milliseconds that sending what is left may hold up a stop. */
const lastSending = 2000

/** Of the operation that is under way. */
interface Running {
  readonly span: Span
  sql: number
  cypher: number
}

/**
 * Begins to measure. Spans tell names, durations and texts with placeholders; no parameter, variable,
 * account or address is ever among them. Sending goes on beside the answers and never holds one up;
 * what cannot be sent is dropped, with one line in the log in ten minutes.
 */
export async function startTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const sdk = await startSdk(options)
  const { api, tracer, meter } = sdk
  const running = new AsyncLocalStorage<Running>()
  const requests = meter.createHistogram('http.server.request.duration', { unit: 's' })
  const cost = meter.createHistogram('anyam.cost', { unit: '{point}' })
  const codes = meter.createCounter('anyam.refusals', { unit: '{error}' })
  const durations = meter.createHistogram('db.client.operation.duration', { unit: 's' })
  const perOperation = meter.createHistogram('anyam.statements', { unit: '{statement}' })
  const streams = meter.createUpDownCounter('anyam.streams', { unit: '{stream}' })
  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  for (const [name, read] of [
    ['p50', () => loop.percentile(50)],
    ['p99', () => loop.percentile(99)],
    ['max', () => loop.max],
  ] as const) {
    meter
      .createObservableGauge(`nodejs.eventloop.delay.${name}`, { unit: 's' })
      .addCallback((result) => result.observe(read() / 1e9))
  }

  /** Measures one statement; returns what is to be called when it has ended. */
  function begin(store: 'sql' | 'cypher', system: string, text: string): () => void {
    const began = performance.now()
    const operation = running.getStore()
    if (operation) operation[store] += 1
    const attributes = { 'db.system.name': system }
    const span =
      operation &&
      tracer.startSpan(
        statementName(text),
        {
          kind: api.SpanKind.CLIENT,
          attributes: { ...attributes, 'db.query.text': bareText(text) },
        },
        api.trace.setSpan(api.ROOT_CONTEXT, operation.span),
      )
    return () => {
      durations.record((performance.now() - began) / 1000, attributes)
      span?.end()
    }
  }

  return {
    statement: ({ text }) => begin('sql', 'postgresql', text),
    observed(engine) {
      const timed = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
        const end = begin('cypher', engine.name, text)
        return work().finally(end)
      }
      return {
        ...engine,
        read: (text, params) => timed(text, () => engine.read(text, params)),
        write: (work) =>
          engine.write((run) => work((text, params) => timed(text, () => run(text, params)))),
      }
    },
    async during(facts, headers, work) {
      const kind = api.SpanKind.SERVER
      const span = tracer.startSpan('operation', { kind }, parentOf(api, headers))
      const operation: Running = { span, sql: 0, cypher: 0 }
      try {
        return await running.run(operation, work)
      } finally {
        const { sql, cypher } = operation
        span.updateName(facts.operation ?? 'operation')
        span.setAttributes({
          ...{ 'anyam.request.id': facts.id, 'anyam.codes': [...facts.codes] },
          ...{ 'anyam.sql': sql, 'anyam.cypher': cypher },
          ...(facts.cost === null ? {} : { 'anyam.cost': facts.cost }),
        })
        span.end()
        perOperation.record(sql, { store: 'sql' })
        perOperation.record(cypher, { store: 'cypher' })
      }
    },
    answered(facts, { status, ms }) {
      requests.record(ms / 1000, { 'http.response.status_code': status })
      if (facts.cost !== null) cost.record(facts.cost)
      for (const code of facts.codes) codes.add(1, { code })
    },
    streaming() {
      streams.add(1)
      return () => streams.add(-1)
    },
    watch: sdk.watch,
    async stop() {
      loop.disable()
      await Promise.race([sdk.stop(), pause(lastSending, undefined, { ref: false })])
    },
  }
}
