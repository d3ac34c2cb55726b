import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { streamSSE } from 'hono/streaming';
import type { WebDeps, WebEnv } from './deps.ts';
import { runHosts } from './queries/hosts.ts';
import { lookOutcomes, type RunRow, runById, taskCounts } from './queries/runs.ts';
import { runEta } from './run-eta.ts';
import { type Translate, translate } from './translate.ts';
import { hostTable } from './views/host-table.ts';
import { runProgress } from './views/run-progress.ts';

const TICK_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** A stream ends after this long; the browser opens a new one by itself. */
const MAX_LIFE_MS = 15 * 60_000;
const MAX_STREAMS = 50;
/** What was asked of hosts is summed over all requests of the run, so it is told less often. */
const HOSTS_EVERY_MS = 5_000;
const HOSTS_SHOWN = 200;

let streams = 0;

/**
 * Server-Sent Events of one run: `progress` and `hosts` with the markup to show whenever it changed, `done` at the end. Ends when the
 * reader leaves or logs out, or the server closes; 503 beyond `MAX_STREAMS` readers. Who asks for the head alone gets no stream: nobody would ever read it to its end.
 */
export function streamProgress(deps: WebDeps, c: Context<WebEnv>, runId: string): Response {
  if (c.req.method === 'HEAD') return c.body(null, 200, { 'Content-Type': 'text/event-stream' });
  if (streams >= MAX_STREAMS) throw new HTTPException(503);
  const t = translate(c.var.page.lang);
  const closing = c.env?.closing;
  c.header('X-Accel-Buffering', 'no');
  return streamSSE(c, async (stream) => {
    streams += 1;
    try {
      let last = '';
      let lastHosts = '';
      let quietMs = 0;
      for (let age = 0; age < MAX_LIFE_MS && !stream.aborted && !closing?.aborted; age += TICK_MS) {
        const run = await runById(deps.db, runId);
        if (!run || !(await c.var.mayStay())) return;
        const markup = await progressOf(deps, t, run);
        quietMs = markup === last ? quietMs + TICK_MS : 0;
        if (markup !== last) await stream.writeSSE({ event: 'progress', data: markup });
        if (age % HOSTS_EVERY_MS === 0) {
          const hosts = String(await hostTable(c.var.page, t, await runHosts(deps.db, runId, HOSTS_SHOWN)));
          if (hosts !== lastHosts) await stream.writeSSE({ event: 'hosts', data: hosts });
          lastHosts = hosts;
        } else if (quietMs % HEARTBEAT_MS === 0) await stream.write(': still here\n\n');
        last = markup;
        if (run.state === 'done') return await stream.writeSSE({ event: 'done', data: run.id });
        await pause(TICK_MS, closing);
      }
    } finally {
      streams -= 1;
    }
  });
}

async function progressOf({ db, clock }: WebDeps, t: Translate, run: RunRow): Promise<string> {
  const [tasks, outcomes] = await Promise.all([taskCounts(db, run.id), lookOutcomes(db, run.id)]);
  const looked = outcomes.reduce((sum, one) => sum + one.count, 0);
  return String(await runProgress(t, run, tasks, runEta(run, tasks, looked, clock())));
}

function pause(ms: number, closing: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      closing?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    closing?.addEventListener('abort', end, { once: true });
    if (closing?.aborted) end();
  });
}
