import { afterAll } from 'vitest';
import { ok } from '../../src/errors/failure.ts';
import type { CorrectionAct } from '../../src/report/correction.ts';
import type { FindingAct } from '../../src/report/decision-act.ts';
import type { OperatorAct } from '../../src/report/operator-act.ts';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import type { StartRunInput, WebDeps } from '../../src/web/deps.ts';
import { createOriginalViewer } from '../../src/workers/original-viewer.ts';
import { settingsActs } from '../../src/workers/settings-acts.ts';
import { previewRegistry, takeRegistry } from '../../src/workers/take-registry.ts';
import { open } from '../store/open.ts';
import { settingsOf } from '../workers/settings-of.ts';
import { NOW, RUN, seed } from './seed.ts';

export interface Acts {
  started: StartRunInput[];
  said: OperatorAct[];
  findings: FindingAct[];
  corrections: CorrectionAct[];
  retried: string[];
}

/** A real embedded store in its own folder. */
export async function temporaryStore(): Promise<{ store: Store; remove(): Promise<void> }> {
  const { store, end } = await open(null);
  return { store, remove: end };
}

/** A store with the sample state, for all tests of a file; removed after them. */
export async function seededStore(): Promise<Store> {
  const { store, remove } = await temporaryStore();
  afterAll(remove);
  await seed(store.db);
  return store;
}

/** The pages over such a store. */
export async function seededPages(changes: Partial<WebDeps> = {}) {
  const store = await seededStore();
  return { store, app: createApp(webDeps(store, changes).deps) };
}

/** What the pages need, over a real store; acts are recorded instead of carried out. */
export function webDeps(store: Store, changes: Partial<WebDeps> = {}): { deps: WebDeps; acts: Acts } {
  const acts: Acts = { started: [], said: [], findings: [], corrections: [], retried: [] };
  const deps: WebDeps = {
    db: store.db,
    queues: { raw: () => [], counts: async () => ({ fetch: { waiting: 3, failed: 1 } }) },
    clock: () => NOW,
    password: null,
    version: '0.0.0-test',
    ready: async () => true,
    maxUploadBytes: 200_000,
    originals: createOriginalViewer(),
    actions: {
      startRun: async (input) => {
        acts.started.push(input);
        return RUN;
      },
      correctFigure: async (act) => {
        acts.corrections.push(act);
        return act.reason === '' ? 'no-reason' : 'done';
      },
      decideFinding: async (act) => {
        acts.findings.push(act);
        return 'done';
      },
      retryTasks: async (ids) => {
        acts.retried.push(...ids);
        return { count: ids.length, runId: RUN };
      },
      retryDeliveries: async (ids) => {
        acts.retried.push(...ids);
        return ids.length;
      },
      ...settingsActs(
        store.db,
        settingsOf(),
        async () => undefined,
        () => NOW,
      ),
      previewRegistry: (bytes) => previewRegistry(store.db, bytes),
      takeRegistry: (bytes, source, basis) => takeRegistry(store.db, bytes, source, basis),
      testify: async (act) => {
        acts.said.push(act);
        return ok({ outcome: 'recorded', runId: 'operator-1' });
      },
    },
    onError: (error) => console.error(error),
    ...changes,
  };
  return { deps, acts };
}
