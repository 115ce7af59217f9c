import type { Context, Meter, ObservableGauge, Tracer } from '@opentelemetry/api'
import type { Logger } from 'pino'

type Api = typeof import('@opentelemetry/api')

export interface TelemetryOptions {
  /** Where the collector listens (OTLP over HTTP), like http://127.0.0.1:4318. */
  readonly endpoint: string
  readonly log: Logger
  /** Milliseconds between two sendings of figures; default 60,000. */
  readonly figuresEvery?: number
  /** Milliseconds between two sendings of spans; default 5,000. */
  readonly spansEvery?: number
  /** Milliseconds that one sending may take; default 5,000. */
  readonly sendingMs?: number
}

/** What is looked at whenever figures are sent. */
export interface Watched {
  /** How many connections each pool has, by its name. */
  readonly pools: Readonly<Record<string, PoolUse>>
  readonly relay: () => Promise<{
    readonly lagSeconds: number | null
    readonly waiting: number | null
    readonly poisoned: readonly string[]
  }>
}

export interface PoolUse {
  readonly totalCount: number
  readonly idleCount: number
  /** How many wait for a connection. */
  readonly waitingCount: number
}

/** The packages of OpenTelemetry at work. */
export interface Sdk {
  readonly api: Api
  readonly tracer: Tracer
  readonly meter: Meter
  watch(of: Watched): void
  /** Sends what is left and ends. */
  stop(): Promise<void>
}

/** Spans that may wait for being sent. */
const mostWaiting = 2048

/** Milliseconds between two lines in the log about a collector that cannot be reached. */
const quiet = 600_000

/** Loads the packages, only here: a process that sends nothing does not pay for them. */
export async function startSdk(options: TelemetryOptions): Promise<Sdk> {
  const [api, traces, metrics, { OTLPTraceExporter }, { OTLPMetricExporter }, resources] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  quieten(api, options)
  const { endpoint, figuresEvery = 60_000, spansEvery = 5000 } = options
  const { sendingMs: timeoutMillis = 5000 } = options
  const to = (what: string) => ({ url: `${endpoint.replace(/\/$/, '')}/v1/${what}`, timeoutMillis })
  const resource = resources.resourceFromAttributes({ 'service.name': 'anyam' })
  const spans = new traces.BatchSpanProcessor(new OTLPTraceExporter(to('traces')), {
    maxQueueSize: mostWaiting,
    scheduledDelayMillis: spansEvery,
    exportTimeoutMillis: timeoutMillis,
  })
  const reader = new metrics.PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(to('metrics')),
    exportIntervalMillis: figuresEvery,
    exportTimeoutMillis: Math.min(timeoutMillis, figuresEvery),
  })
  const tracing = new traces.BasicTracerProvider({ resource, spanProcessors: [spans] })
  const metering = new metrics.MeterProvider({ resource, readers: [reader] })
  const meter = metering.getMeter('anyam')
  return {
    api,
    meter,
    tracer: tracing.getTracer('anyam'),
    watch: (of) => watch(meter, of),
    async stop() {
      await Promise.allSettled([tracing.shutdown(), metering.shutdown()])
    },
  }
}

/** The trace that a request is part of, by its header traceparent; none: it begins one. */
export function parentOf(api: Api, headers: Headers): Context {
  const found = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(
    headers.get('traceparent') ?? '',
  )
  const [, traceId, spanId, flags] = found ?? []
  if (!traceId || !spanId || !flags) return api.ROOT_CONTEXT
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
  return api.isSpanContextValid(parent)
    ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent)
    : api.ROOT_CONTEXT
}

function watch(meter: Meter, { pools, relay: relayStatus }: Watched): void {
  const relay = (name: string, unit: string) => meter.createObservableGauge(name, { unit })
  const lag = relay('anyam.relay.lag', 's')
  const waiting = relay('anyam.relay.waiting', '{record}')
  const poisoned = relay('anyam.relay.poisoned', '{record}')
  meter.addBatchObservableCallback(
    async (result) => {
      const status = await relayStatus()
      const see = (gauge: ObservableGauge, value: number | null) =>
        value === null || result.observe(gauge, value)
      see(lag, status.lagSeconds)
      see(waiting, status.waiting)
      see(poisoned, status.poisoned.length)
    },
    [lag, waiting, poisoned],
  )
  const connections = meter.createObservableGauge('db.client.connection.count')
  const pending = meter.createObservableGauge('db.client.connection.pending_requests')
  meter.addBatchObservableCallback(
    (result) => {
      for (const [name, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        const pool = { 'db.client.connection.pool.name': name }
        const state = (it: string) => ({ ...pool, 'db.client.connection.state': it })
        result.observe(connections, idleCount, state('idle'))
        result.observe(connections, totalCount - idleCount, state('used'))
        result.observe(pending, waitingCount, pool)
      }
    },
    [connections, pending],
  )
}

/** Whatever the packages complain about becomes one line, now and then; its text may hold a header. */
function quieten({ diag, DiagLogLevel }: Api, { log }: TelemetryOptions): void {
  let last = Number.NEGATIVE_INFINITY
  const complain = (): void => {
    if (performance.now() - last < quiet) return
    last = performance.now()
    log.warn('telemetry cannot be sent')
  }
  const nothing = (): void => undefined
  diag.setLogger(
    { error: complain, warn: complain, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  )
}
