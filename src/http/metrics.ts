import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type pg from 'pg';

/** A number that is read when somebody asks: depth of the outbox, age of the oldest effect. */
export interface GaugeReading {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  readonly read: () => Promise<
    readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[]
  >;
}

export interface Metrics {
  readonly contentType: string;
  /** The text that Prometheus reads. A reading that fails is left out and counted. */
  readonly text: () => Promise<string>;
  readonly requestDone: (request: RequestMeasure) => void;
}

export interface RequestMeasure {
  readonly method: string;
  /** The path with its places, not with its values: as many series as routes. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

/** From a lookup to the slowest report, in seconds. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function createMetrics(pool: pg.Pool, readings: readonly GaugeReading[] = []): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'surety_http_request_duration_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  observePool(registry, pool);
  const failed = new Gauge({
    name: 'surety_metric_readings_failed',
    help: 'Readings that could not be taken at this moment',
    registers: [registry],
  });
  const gauges = readings.map((reading) => ({ reading, gauge: gaugeOf(registry, reading) }));
  return {
    contentType: registry.contentType,
    requestDone: ({ method, route, status, durationMs }) => {
      durations.observe({ method, route, status: String(status) }, durationMs / 1_000);
    },
    text: async () => {
      const taken = await Promise.allSettled(gauges.map(({ reading }) => reading.read()));
      failed.set(taken.filter((each) => each.status === 'rejected').length);
      gauges.forEach(({ gauge }, index) => {
        gauge.reset();
        const result = taken[index];
        if (result?.status !== 'fulfilled') return;
        for (const { labels, value } of result.value) gauge.set({ ...labels }, value);
      });
      return registry.metrics();
    },
  };
}

function gaugeOf(registry: Registry, reading: GaugeReading): Gauge {
  return new Gauge({
    name: reading.name,
    help: reading.help,
    labelNames: [...(reading.labelNames ?? [])],
    registers: [registry],
  });
}

function observePool(registry: Registry, pool: pg.Pool): void {
  const gauge = new Gauge({
    name: 'surety_database_connections',
    help: 'Connections to the database and requests that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect: () => {
      gauge.set({ state: 'open' }, pool.totalCount);
      gauge.set({ state: 'idle' }, pool.idleCount);
      gauge.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}
