import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import { temporaryStore, webDeps } from './harness.ts';
import { keepReport, pageOf } from './kept-report.ts';
import { ALERT, PAGE_SHA, RUN, seed } from './seed.ts';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
  parameters: { name: string; in: string }[];
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let remove: () => Promise<void>;
let db: Store['db'];
let app: ReturnType<typeof createApp>;
let document: Document;
let ajv: Ajv2020;

beforeAll(async () => {
  const temporary = await temporaryStore();
  remove = temporary.remove;
  db = temporary.store.db;
  await seed(temporary.store.db);
  const about = { agencyId: 'qh-health', year: 2023 };
  for (const figures of [0, 1])
    await keepReport(temporary.store, {
      ...{ ...about, bytes: pageOf('青河市卫生健康委员会', 2023, figures), at: `2026-02-0${figures + 1}T00:00:00Z` },
    });
  app = createApp(webDeps(temporary.store).deps);
  document = (await (await app.request('/api/v1/openapi.json')).json()) as Document;
  ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'http://own/document', ...document });
});
afterAll(() => remove());

/** What the answer breaks of what the document says of it; null where the document does not know such an answer. */
async function faults(method: string, path: string, answer: Response): Promise<unknown> {
  const status = String(answer.status);
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
  const known = document.paths[path]?.[method]?.responses[status]?.content?.[type];
  if (known === undefined) return `${method} ${path} ${status} ${type} is not in the document`;
  const schema = JSON.parse(JSON.stringify(known.schema).replaceAll('#/components', 'http://own/document#/components'));
  const valid = ajv.compile(schema);
  return valid(await answer.json()) ? [] : valid.errors;
}

const post = (path: string, body: object) =>
  app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** An address of each kind that the seeded store answers; lists with at least one entry, but for what nobody said or nobody listed. */
const ASKED: Record<string, string[]> = {
  '/api/v1/overview': [''],
  '/api/v1/coverage': ['', '?year=2025&status=missing', '?limit=3'],
  '/api/v1/coverage/{agency}/{year}': ['qh-edu/2025', 'qh-water/2025'],
  '/api/v1/alerts': ['', '?status=open&severity=error&agency=教育&rule=find&year=2025'],
  '/api/v1/alerts/{id}': [ALERT, 'alert-hostile', 'alert-self'],
  '/api/v1/silences': [''],
  '/api/v1/runs': [''],
  '/api/v1/runs/{id}': [RUN, 'run-live'],
  '/api/v1/runs/{id}/looks': [`${RUN}/looks`, `${RUN}/looks?limit=1`],
  '/api/v1/queues': [''],
  '/api/v1/queues/state': [''],
  '/api/v1/tasks': ['', '?state=failed&error=fetch&limit=1'],
  '/api/v1/dead-letters': [''],
  '/api/v1/alert-groups': ['?by=region', '?by=portal&status=open', '?by=rule&year=2025', '?by=run'],
  '/api/v1/agencies': ['', '?q=教育&level=county_dept', '?year=2025&status=missing'],
  '/api/v1/agencies/{id}': ['qh-edu', 'lw-hostile', 'qh-water'],
  '/api/v1/looks': ['?agency=qh-edu'],
  '/api/v1/evidence': ['?agency=qh-edu'],
  '/api/v1/candidates': ['?agency=qh-edu'],
  '/api/v1/reports/{agency}/{year}': ['qh-edu/2025', 'qh-edu/2020', 'lw-hostile/2018'],
  '/api/v1/findings/{agency}/{year}': ['qh-edu/2025'],
  '/api/v1/readings/{agency}/{year}': ['qh-edu/2025', 'lw-hostile/2018', 'qh-health/2023'],
  '/api/v1/originals/{agency}/{year}': ['qh-health/2023'],
  '/api/v1/changes/{agency}/{year}': ['qh-health/2023'],
  '/api/v1/corrections': ['', '?agency=qh-edu&year=2024'],
  '/api/v1/diff/{agency}/{year}': ['qh-edu/2025', 'qh-edu/2021', 'qh-edu/2019'],
  '/api/v1/series/{agency}': ['qh-edu'],
  '/api/v1/metrics': [''],
  '/api/v1/metrics/{metric}': [
    'requests_new',
    'requests_new?with=qh-edu&limit=1',
    'admin_fees.admin_fees_amount_wanyuan?order=asc&level=county_dept',
  ],
  '/api/v1/metrics/{metric}/regions': ['requests_new/regions', 'requests_new/regions?level=county_dept&region=99'],
  '/api/v1/snapshots/{sha}': [PAGE_SHA],
  '/api/v1/tokens': [''],
  '/api/v1/settings': [''],
  '/api/v1/audit': ['', '?what=alert&by=王&limit=1'],
};

describe('the document of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone({ ...document }));
    expect([result.valid, result.errors ?? [], validator.version]).toEqual([true, [], '3.1']);
  });

  it('lists every address that is served, and no other', () => {
    const served = app.routes
      .filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL' && !path.includes('*'))
      .flatMap(({ path, method }) => {
        const acts = /:act\{([^}]+)\}$/.exec(path)?.[1]?.split('|') ?? [''];
        return acts.map(
          (act) =>
            `${method.toLowerCase()} ${path.replace(/:act\{[^}]+\}$/, act).replace(/:(\w+)(\{(?:[^{}]|\{\d+(?:,\d+)?\})*\})?/g, '{$1}')}`,
        );
      });
    const listed = Object.entries(document.paths).flatMap(([path, one]) => Object.keys(one).map((m) => `${m} ${path}`));
    expect([...new Set(served)].filter((one) => !one.endsWith('openapi.json')).sort()).toEqual(listed.sort());
  });
});

/** Where the API tells what each page shows; pages that show nothing of the store by themselves have none. */
const TOLD: Record<string, string[]> = {
  '/': ['/overview', '/coverage', '/alerts', '/runs/{id}'],
  '/agencies': ['/agencies'],
  '/agencies/:id': [
    ...[
      '/agencies/{id}',
      '/series/{agency}',
      '/looks',
      '/evidence',
      '/alerts',
      '/candidates',
      '/reports/{agency}/{year}',
    ],
  ],
  '/agencies/:id/:year': [
    ...['/coverage/{agency}/{year}', '/reports/{agency}/{year}', '/findings/{agency}/{year}', '/diff/{agency}/{year}'],
    ...['/readings/{agency}/{year}', '/corrections', '/candidates', '/evidence', '/alerts'],
  ],
  '/agencies/:id/:year/changes': ['/changes/{agency}/{year}'],
  '/agencies/:id/:year/original': ['/originals/{agency}/{year}'],
  '/alerts': ['/alerts', '/alert-groups', '/overview'],
  '/alerts/:id': ['/alerts/{id}'],
  '/alerts.atom': ['/alerts'],
  '/audit': ['/audit'],
  '/evidence': ['/evidence'],
  '/explore': ['/metrics', '/metrics/{metric}', '/metrics/{metric}/regions'],
  '/queues': ['/queues/state', '/queues', '/dead-letters'],
  '/queues/tasks': ['/tasks'],
  '/registry': ['/agencies', '/registry/preview'],
  '/runs': ['/runs'],
  '/runs/:id': ['/runs/{id}'],
  '/runs/:id/events': ['/runs/{id}'],
  '/settings': ['/settings'],
  '/silences': ['/silences'],
  '/snapshots/:sha': ['/snapshots/{sha}'],
  '/tokens': ['/tokens'],
};
/** Files, pictures and bytes, which are no JSON, ways elsewhere, and what is there without a login. */
const NO_PAGE =
  /^\/(?:assets\/|:file|healthz|readyz|metrics$|login|registry\.csv|queues\/(?:$|board)|snapshots\/:sha\/(?:text|raw|pages))/;

describe('what a page shows', () => {
  it('is told by the API too, page by page', () => {
    const pages = app.routes
      .filter(({ path, method }) => method === 'GET' && !path.startsWith('/api/'))
      .map(({ path }) => path.replace(/\{(?:[^{}]|\{[^}]*\})*\}/g, ''))
      .filter((path) => !NO_PAGE.test(path));
    expect([...new Set(pages)].sort()).toEqual(Object.keys(TOLD).sort());
    const unknown = Object.values(TOLD)
      .flat()
      .filter((path) => document.paths[`/api/v1${path}`] === undefined);
    expect(unknown).toEqual([]);
  });

  it('as needing attention is in the overview with what to do', async () => {
    const { attention, deadlines } = (await (await app.request('/api/v1/overview')).json()) as {
      attention: { failures: { code: string; remedy: { zh: string } }[]; unread: { outcome: string }[] };
      deadlines: { whose: string; day: string }[];
    };
    const page = await (await app.request('/?lang=zh')).text();
    expect(attention.failures.length + attention.unread.length).toBeGreaterThan(0);
    for (const { remedy } of attention.failures) expect(page).toContain(remedy.zh.slice(0, 8));
    expect(deadlines.map(({ whose }) => whose).sort()).toEqual(['departments', 'governments']);
    for (const { day } of deadlines) expect(page).toContain(`datetime="${day}"`);
  });
});

describe('what the API answers', () => {
  it('is asked for here at every address that can be read', () => {
    const read = Object.entries(document.paths).filter(([, one]) => 'get' in one);
    expect(Object.keys(ASKED).sort()).toEqual(read.map(([path]) => path).sort());
  });

  const addresses = Object.entries(ASKED).flatMap(([path, tails]) =>
    tails.map((tail): [string, string] => [path, tail]),
  );
  it.each(addresses)('is as the document says: %s %s', async (path, tail) => {
    const address = path.includes('{') ? path.replace(/\{.*/, tail) : `${path}${tail}`;
    const answer = await app.request(address);
    expect(answer.status).toBe(200);
    expect(await faults('get', path, answer)).toEqual([]);
  });

  it('is a problem as the document says where there is no such thing or a word is missing', async () => {
    for (const path of Object.keys(ASKED).filter((one) => one.includes('{'))) {
      const nobody = path
        .replace('{year}', '2025')
        .replace('{sha}', '0'.repeat(64))
        .replace(/\{\w+\}/, 'nobody');
      expect(await faults('get', path, await app.request(nobody))).toEqual([]);
    }
    for (const path of ['/api/v1/looks', '/api/v1/candidates'])
      expect(await faults('get', path, await app.request(path))).toEqual([]);
  });

  it('to acts is as the document says, done or refused', async () => {
    const silence = await post('/api/v1/silences', { rules: ['D-*'], reason: '改版' });
    const { id } = (await silence.clone().json()) as { id: string };
    expect(await faults('post', '/api/v1/silences', silence)).toEqual([]);
    expect(await faults('post', '/api/v1/silences', await post('/api/v1/silences', {}))).toEqual([]);
    const acts: [path: string, address: string, body: object][] = [
      ['/api/v1/silences/{id}/end', `/api/v1/silences/${id}/end`, {}],
      ['/api/v1/silences/{id}/end', '/api/v1/silences/none/end', {}],
      ['/api/v1/tokens', '/api/v1/tokens', { name: '对接', scope: 'read' }],
      ['/api/v1/tokens', '/api/v1/tokens', { name: '对接', scope: 'all' }],
      ...['correct', 'withdraw'].flatMap((act) =>
        [{ figure: 3, reason: '核对' }, {}].map((body): [string, string, object] => [
          `/api/v1/agencies/{id}/{year}/values/{field}/${act}`,
          `/api/v1/agencies/qh-edu/2024/values/req_new_total/${act}`,
          body,
        ]),
      ),
      ...['plan', 'apply'].flatMap((act): [string, string, object][] =>
        [{ content: 'deadlines: { graceDays: 1 }' }, { content: 'x: 1' }, {}].map((body) => [
          `/api/v1/settings/${act}`,
          `/api/v1/settings/${act}`,
          body,
        ]),
      ),
      ['/api/v1/registry/preview', '/api/v1/registry/preview', { content: 'id,name,portal_url\n,,' }],
      ['/api/v1/registry/import', '/api/v1/registry/import', { content: 'id,name,portal_url\n,,' }],
      ['/api/v1/tokens/{id}/revoke', '/api/v1/tokens/none/revoke', {}],
      ...['ack', 'silence', 'assign', 'comment', 'waive', 'resolve'].flatMap((act) =>
        [ALERT, 'none', 'alert-self'].map((one): [string, string, object] => [
          `/api/v1/alerts/{id}/${act}`,
          `/api/v1/alerts/${one}/${act}`,
          { to: '王', note: '已电话', days: 2 },
        ]),
      ),
      ['/api/v1/alerts/{id}/waive', `/api/v1/alerts/${ALERT}/waive`, {}],
      ['/api/v1/tasks/retry', '/api/v1/tasks/retry', { code: 'fetch.timeout', kind: 'fetch' }],
      ['/api/v1/tasks/retry', '/api/v1/tasks/retry', {}],
      ['/api/v1/dead-letters/retry', '/api/v1/dead-letters/retry', { all: '1' }],
      ['/api/v1/queues/{name}/pause', '/api/v1/queues/fetch/pause', {}],
      ['/api/v1/queues/{name}/resume', '/api/v1/queues/none/resume', {}],
      ['/api/v1/agencies/{id}/{year}/findings/{key}/accept', '/api/v1/agencies/qh-edu/2025/findings/abcd/accept', {}],
      ['/api/v1/agencies/{id}/{year}/findings/{key}/dismiss', '/api/v1/agencies/qh-edu/2025/findings/abcd/dismiss', {}],
    ];
    for (const [path, address, body] of acts)
      expect([address, await faults('post', path, await post(address, body))]).toEqual([address, []]);
  });

  it('would be found out if it said more or other than the document', async () => {
    const answer = (change: object) =>
      new Response(
        JSON.stringify([
          {
            agencyId: 'a',
            agency: 'b',
            year: 2025,
            status: 'due',
            deadline: null,
            publishedAt: null,
            url: null,
            reason: { zh: '', en: '' },
            ...change,
          },
        ]),
        {
          headers: { 'content-type': 'application/json' },
        },
      );
    expect(await faults('get', '/api/v1/coverage', answer({}))).toEqual([]);
    for (const wrong of [{ more: 1 }, { year: '2025' }, { status: 'gone' }, { reason: null }])
      expect(await faults('get', '/api/v1/coverage', answer(wrong))).not.toEqual([]);
  });
});

describe('a list of many pages', () => {
  it('leads on by a cursor until all is told, each entry once', async () => {
    const whole = (await (await app.request('/api/v1/coverage')).json()) as { agencyId: string; year: number }[];
    const told: unknown[] = [];
    for (let next: string | null = '/api/v1/coverage?limit=7'; next !== null; ) {
      const answer: Response = await app.request(next);
      told.push(...((await answer.json()) as unknown[]));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(told).toEqual(whole);
    expect(whole.length).toBe(96);
  });

  it.each([
    ['/api/v1/alerts', 2],
    ['/api/v1/alerts?status=open', 2],
    ['/api/v1/runs', 1],
    [`/api/v1/runs/${RUN}/looks`, 2],
    ['/api/v1/agencies', 5],
    ['/api/v1/agencies?q=局', 3],
    ['/api/v1/evidence', 1],
    ['/api/v1/candidates?agency=qh-edu', 1],
    ['/api/v1/audit', 1],
    ['/api/v1/tasks', 3],
    ['/api/v1/looks?agency=qh-edu', 1],
    ['/api/v1/silences', 1],
    ['/api/v1/corrections', 1],
    ['/api/v1/dead-letters', 1],
  ])('of %s does so too, in the order of the whole', async (path, limit) => {
    const whole = (await (await app.request(path)).json()) as unknown[];
    const told: unknown[] = [];
    for (let next: string | null = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`; next !== null; ) {
      const answer: Response = await app.request(next);
      const part = (await answer.json()) as unknown[];
      expect(part.length).toBeLessThanOrEqual(limit);
      told.push(...part);
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
      if (next !== null) expect(next).toContain('cursor=');
    }
    expect(told).toEqual(whole);
  });

  it('of a ranking goes on behind its last body', async () => {
    const whole = (await (await app.request('/api/v1/metrics/requests_new')).json()) as { rows: object[] };
    const told: object[] = [];
    for (let next: string | null = '/api/v1/metrics/requests_new?limit=1'; next !== null; ) {
      const answer: Response = await app.request(next);
      told.push(...((await answer.json()) as { rows: object[] }).rows);
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(told).toEqual(whole.rows);
    expect(told.length).toBeGreaterThan(1);
  });

  it('goes on behind the same entry although others came before it meanwhile', async () => {
    const first = await app.request('/api/v1/runs?limit=1');
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')![1]!;
    const second = await (await app.request(next)).json();
    const newer = { id: 'run-newer', state: 'done', trigger: 'manual', years: '[]', agency_ids: '[]' } as const;
    await db
      .insertInto('nianbao.run')
      .values({ ...newer, created_at: '2026-02-03T00:00:00Z' })
      .execute();
    expect(await (await app.request(next)).json()).toEqual(second);
    await db.deleteFrom('nianbao.run').where('id', '=', newer.id).execute();
  });

  it.each([
    ['/coverage?status=mising', /status must be one of: not_due, /],
    ['/coverage?year=abc', /year must be a year/],
    ['/coverage?year=2023&year=2024', /year is given more than once/],
    ['/coverage?limit=-1', /limit must be a whole number/],
    ['/alerts?severity=fatal', /severity must be one of: /],
    ['/alert-groups?by=rule&status=opened', /status must be one of: /],
    ['/agencies?status=missing', /needs the year/],
    ['/tasks?state=stuck', /state must be one of: /],
    ['/metrics/requests_new?order=up', /order must be one of: desc, asc/],
    ['/metrics/requests_new/regions?region=6', /region must be of the form/],
  ])('refuses a filter that is none instead of answering with all there is: %s', async (path, detail) => {
    const answer = await app.request(`/api/v1${path}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: 400, detail: expect.stringMatching(detail) });
    expect((await app.request(`/api/v1${path}`, { method: 'HEAD' })).status).toBe(400);
  });

  it('takes an empty filter, as forms send it, for none', async () => {
    const [all, empty] = await Promise.all(
      ['/api/v1/coverage', '/api/v1/coverage?year=&status=&limit='].map(
        async (path) => (await app.request(path)).json() as Promise<object[]>,
      ),
    );
    expect(empty).toEqual(all);
    expect(all?.length).toBeGreaterThan(1);
  });

  it('takes a foreign cursor for none', async () => {
    for (const cursor of ['x', '%00', 'e30', 'WzEsMl0', 'A'.repeat(2_000)])
      expect((await app.request(`/api/v1/coverage?limit=1&cursor=${cursor}`)).status).toBe(
        cursor === '%00' ? 400 : 200,
      );
  });
});

describe('an answer that is asked for again', () => {
  it.each(['/api/v1/coverage', `/api/v1/alerts/${ALERT}`, '/api/v1/openapi.json', '/api/v1/silences'])(
    'costs no bytes where nothing changed: %s',
    async (path) => {
      const first = await app.request(path);
      const tag = first.headers.get('etag');
      expect(tag).toMatch(/^(W\/)?".+"$/);
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
      const second = await app.request(path, { headers: { 'if-none-match': tag! } });
      expect([second.status, await second.text()]).toEqual([304, '']);
    },
  );
});
