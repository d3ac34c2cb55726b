import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { Gauge, Histogram, Registry } from 'prom-client';
import { COVERAGE_STATUSES } from '../report/coverage.ts';
import { SEVERITIES } from '../report/finding.ts';
import type { WebDeps, WebEnv } from './deps.ts';
import { alertCounts } from './queries/alerts.ts';
import { coverageCounts } from './queries/coverage.ts';
import { hostCounts } from './queries/hosts.ts';
import { listRuns, taskCounts } from './queries/runs.ts';
import { within } from './within.ts';

export interface Metrics {
  /** Times every request under the pattern of its route, never under its path. */
  middleware: MiddlewareHandler<WebEnv>;
  /** The Prometheus text format. */
  render(): Promise<string>;
  contentType: string;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const TASK_KINDS = ['discover', 'fetch', 'process', 'judge'] as const;
const TASK_STATES = ['pending', 'done', 'failed'] as const;

/** Gauges are counted when they are asked for; labels come from closed sets, so their number is bounded. */
export function createMetrics(deps: WebDeps): Metrics {
  const registry = new Registry();
  const registers = [registry];
  coverageGauge(deps, registers);
  alertGauge(deps, registers);
  taskGauge(deps, registers);
  queueGauge(deps, registers);
  runGauge(deps, registers);
  hostGauge(deps, registers);
  const histogram = new Histogram({
    name: 'nianbao_http_request_duration_seconds',
    help: 'Time to answer a request, by method, route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  });
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    middleware: async (c, next) => {
      const start = performance.now();
      await next();
      const method = METHODS.has(c.req.method) ? c.req.method : 'other';
      const pattern = matchedRoutes(c).findLast((one) => !one.path.endsWith('*'))?.path ?? 'unmatched';
      const route = pattern.replace(/\{[^/]*\}/g, '');
      histogram.observe({ method, route, status: String(c.res.status) }, (performance.now() - start) / 1000);
    },
  };
}

function coverageGauge({ db }: WebDeps, registers: Registry[]): void {
  new Gauge({
    name: 'nianbao_coverage_agencies',
    help: 'Active agencies by reporting year and coverage status',
    labelNames: ['year', 'status'],
    registers,
    async collect() {
      this.reset();
      const counts = await coverageCounts(db);
      for (const year of new Set(counts.map((one) => one.year))) {
        for (const status of COVERAGE_STATUSES) this.set({ year: String(year), status }, 0);
      }
      for (const one of counts) this.inc({ year: String(one.year), status: one.status }, one.count);
    },
  });
}

function alertGauge({ db }: WebDeps, registers: Registry[]): void {
  new Gauge({
    name: 'nianbao_alerts_open',
    help: 'Open alerts by severity',
    labelNames: ['severity'],
    registers,
    async collect() {
      for (const severity of SEVERITIES) this.set({ severity }, 0);
      for (const one of await alertCounts(db))
        if (one.status === 'open') this.inc({ severity: one.severity }, one.count);
    },
  });
}

function taskGauge({ db }: WebDeps, registers: Registry[]): void {
  new Gauge({
    name: 'nianbao_tasks',
    help: 'Tasks of all runs by kind and state',
    labelNames: ['kind', 'state'],
    registers,
    async collect() {
      for (const kind of TASK_KINDS) for (const state of TASK_STATES) this.set({ kind, state }, 0);
      for (const { kind, state, count } of await taskCounts(db, null)) this.set({ kind, state }, count);
    },
  });
}

function queueGauge({ queues }: WebDeps, registers: Registry[]): void {
  new Gauge({
    name: 'nianbao_queue_jobs',
    help: 'Jobs by queue and state; absent while the queue cannot be reached',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const [queue, states] of Object.entries((await within(queues.counts())) ?? {})) {
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
      }
    },
  });
}

function hostGauge({ db }: WebDeps, registers: Registry[]): void {
  new Gauge({
    name: 'nianbao_hosts',
    help: 'Hosts by the state of their circuit breaker',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await hostCounts(db))) this.set({ state }, count);
    },
  });
}

function runGauge({ db, clock }: WebDeps, registers: Registry[]): void {
  new Gauge({
    name: 'nianbao_last_run_finished_age_seconds',
    help: 'Seconds since the newest finished run ended; absent before the first',
    registers,
    async collect() {
      this.remove();
      const finished = (await listRuns(db, 50, 0)).rows.map((run) => run.finished_at?.getTime() ?? 0);
      const newest = Math.max(0, ...finished);
      if (newest > 0) this.set((clock().getTime() - newest) / 1000);
    },
  });
}
