import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { createApp } from '../../src/web/app.ts';
import { seededStore, webDeps } from './harness.ts';
import { ALERT, NOW, PAGE_SHA, RUN } from './seed.ts';

/** Something is wrong; a person knows nothing but the address of the first page, and follows links. */

const store = await seededStore();
let queues: Queues;
beforeAll(async () => {
  const opened = await openQueues({ redisUrl: null, store });
  if (!opened.ok) throw new Error(opened.failure.cause);
  queues = opened.value;
});
afterAll(() => queues?.close());

type Page = ReturnType<typeof load>;
/** A reader at some page; `click` follows the first link or button that holds the words. */
class Reader {
  readonly path: string[] = [];
  page!: Page;
  private readonly app: ReturnType<typeof createApp>;

  constructor(clock: () => Date = () => NOW) {
    this.app = createApp(webDeps(store, { queues, clock }).deps);
  }

  async open(path: string): Promise<this> {
    const answer = await this.app.request(`${path.split('#')[0]}`, { headers: { cookie: 'nianbao_lang=en' } });
    expect([path, answer.status]).toEqual([path, 200]);
    this.page = load(await answer.text());
    this.path.push(path);
    return this;
  }

  async click(words: string): Promise<this> {
    const link = this.page('a').filter((_i, one) => this.page(one).text().replace(/\s+/g, ' ').includes(words));
    const href = link.first().attr('href');
    if (href === undefined) throw new Error(`no link “${words}” on ${this.path.at(-1)}`);
    return this.open(href);
  }

  /** The part of the page that the last link led to. */
  part(): string {
    const id = this.path.at(-1)!.split('#')[1]!;
    return this.page(`section[aria-labelledby="${id}"]`).text().replace(/\s+/g, ' ');
  }

  text(): string {
    return this.page('main').text().replace(/\s+/g, ' ');
  }

  async press(button: string): Promise<Response> {
    const form = this.page('form')
      .filter((_i, one) => this.page(one).find('button').text().includes(button))
      .first();
    const fields = form
      .find('input')
      .toArray()
      .map((one): [string, string] => [one.attribs.name!, one.attribs.value ?? '']);
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    return this.app.request(form.attr('action')!, { method: 'POST', headers, body });
  }
}

const trouble = (reader: Reader) => reader.page('section[aria-labelledby="trouble"]').text().replace(/\s+/g, ' ');

describe('a portal that is down', () => {
  beforeAll(async () => {
    const at = new Date(NOW.getTime() - 60_000);
    const host = 'lw-tech.example.cn';
    await store.db
      .insertInto('nianbao.host_pace')
      .values({
        ...{ host, next_at: at, failures: 6, openings: 1, last_code: 'fetch.connect' },
        open_until: new Date(Date.now() + 3_600_000),
      })
      .execute();
    await store.db
      .insertInto('nianbao.observation')
      .values({
        ...{ id: 'obs-down', run_id: RUN, url: `http://${host}/`, final_url: null, at, outcome: 'fetch.connect' },
        ...{ status: null, headers: '{}', snapshot: null, duration_ms: 10_000, detail: 'ECONNREFUSED' },
      })
      .execute();
  });

  it('is named on the first page, which leads to why it is left alone and until when', async () => {
    const reader = await new Reader().open('/');
    expect(trouble(reader)).toContain('try the address in a browser');
    await reader.click('1 host is left alone');
    expect(reader.part()).toContain('lw-tech.example.cn');
    expect(reader.part()).toContain('The portal could not be reached');
  });

  it('is proven: the run names its agency and errors, and the agency every address that was asked for', async () => {
    const reader = await new Reader().open('/');
    await reader.click('could not read the columns of 3 agencies');
    expect(reader.path.at(-1)).toBe(`/runs/${RUN}#outcomes`);
    expect(reader.part()).toContain('Unreachable');
    expect(reader.part()).toContain('check this machine’s network');
    expect(reader.text()).toMatch(/lw-tech\.example\.cn ?✕ Open/);
    await reader.click('柳湾区科学技术局');
    expect(reader.path.at(-1)).toBe('/agencies/lw-tech#looks');
    expect(reader.text()).toContain('http://lw-tech.example.cn/');
    expect(reader.text()).toContain('412');
  });

  it('does not make its report missing: the state is unknown, and says why', async () => {
    const reader = await new Reader().open('/agencies/lw-tech/2025');
    expect(reader.text()).toContain('The portal refused us, so nothing is known');
  });
});

describe('a reader that fails', () => {
  beforeAll(async () => {
    const at = NOW.toISOString();
    await store.db
      .insertInto('nianbao.page')
      .values({
        ...{ id: 'p1', agency_id: 'qh-water', year: 2024, url: 'http://qh-water.example.cn/2024.pdf', title: '年报' },
        ...{ listed_date: null, column_url: null, why: '[]', first_seen_at: at, last_seen_at: at, last_run_id: RUN },
        ...{ fetch_outcome: 'read.malformed', snapshot: PAGE_SHA, part: null, moved_to: null, moved_from: null },
        ...{ attribution: null, same_as: null, same_how: null, flaw: null, mark: null, mark_seq: null, imported: null },
      })
      .execute();
    await store.db
      .insertInto('nianbao.task')
      .values({
        ...{ id: 'process-1', run_id: RUN, kind: 'process', state: 'failed', attempts: 3, created_at: at },
        ...{ payload: JSON.stringify({ pageId: 'p1', snapshot: PAGE_SHA }), finished_at: at },
        ...{ error_code: 'read.malformed', error_cause: 'no end of file after 12 pages' },
      })
      .execute();
  });

  it('is named on the first page with what to do, then with an example, then with the file itself', async () => {
    const reader = await new Reader().open('/');
    expect(trouble(reader)).toContain('Read reports: 1 failed: the file is damaged');
    await reader.click('Read reports: 1 failed');
    expect(reader.part()).toContain('Fetch it again or ask the publisher');
    expect(reader.part()).toContain('no end of file after 12 pages');
    await reader.click('read.malformed');
    expect(reader.text()).toContain('青河市水务局');
    expect(reader.text()).toContain('http://qh-water.example.cn/2024.pdf');
    await reader.open(reader.page(`a[href="/snapshots/${PAGE_SHA}"]`).attr('href')!);
    expect(reader.text()).toContain('text/html');
  });

  it('is set going from there', async () => {
    const reader = await new Reader().open('/queues/tasks?error=read.malformed');
    const answer = await reader.press('Retry');
    expect(answer.headers.get('location')).toBe(`/queues/tasks?done=1&run=${RUN}`);
  });
});

describe('a queue that stands still', () => {
  const later = () => new Date(Date.now() + 300_000);

  it('is named on the first page: nobody takes its jobs, and what to start', async () => {
    await queues.addTasks([{ id: 'live-3', kind: 'fetch' }]);
    const reader = await new Reader(later).open('/');
    expect(trouble(reader)).toContain('Queue “Fetch pages”: Stuck');
    expect(trouble(reader)).toContain('Start nianbao start');
    await reader.click('Queue “Fetch pages”');
    expect(reader.part()).toMatch(/Fetch pages ?fetch ?✕ Stuck ?1/);
  });

  it('is set going where somebody paused it', async () => {
    await queues.queue('fetch').pause();
    const reader = await new Reader(later).open('/');
    await reader.click('Queue “Fetch pages”: Paused');
    expect(reader.text()).toContain('press “Resume”');
    expect((await reader.press('Resume')).status).toBe(303);
    expect(await queues.queue('fetch').isPaused()).toBe(false);
  });
});

describe('a channel that refuses', () => {
  beforeAll(async () => {
    const letter = (id: string, state: 'dead' | 'pending', error: string) => ({
      ...{ id, alert_id: ALERT, transition: 'opened', channel: 'webhook', target: 'office', message: '{}', state },
      ...{ attempts: 1, last_error: error, response: null, created_at: NOW, sent_at: null },
    });
    await store.db
      .insertInto('nianbao.delivery')
      .values([
        letter('dead-1', 'dead', 'notify.rejected: 403 invalid signature'),
        letter('late-1', 'pending', 'notify.unreachable: ECONNREFUSED'),
      ])
      .execute();
  });

  it('is named on the first page with its target, then with what the receiver said and what to do', async () => {
    const reader = await new Reader().open('/');
    expect(trouble(reader)).toContain(
      'Target “office”: the receiver rejected the message (1 message given up, 0 waiting)',
    );
    await reader.click('Target “office”: the receiver rejected');
    expect(reader.part()).toContain('403 invalid signature');
    expect(reader.part()).toContain('Check the target’s settings');
    expect(reader.part()).toContain('The receiver could not be reached');
  });

  it('is proven by the alert whose message was not taken, and set going once it is mended', async () => {
    const reader = await new Reader().open('/queues');
    expect((await reader.press('Send again')).headers.get('location')).toBe('/queues?done=1');
    await reader.click('Opened');
    expect(reader.path.at(-1)).toBe(`/alerts/${ALERT}`);
    expect(reader.text()).toContain('403 invalid signature');
  });
});

describe('from the first page to the proof of a missing report', () => {
  it('are three clicks: the missing, the agency and year, and the kept page of its column', async () => {
    const step = (url: string) => ({
      ...{ url, role: 'column', outcome: 'ok', status: 200, links: 48, candidates: 7, snapshot: PAGE_SHA },
      at: '2026-02-02T00:31:00Z',
    });
    await store.db
      .insertInto('nianbao.look')
      .values({
        ...{ id: 'look-proof', run_id: RUN, agency_id: 'qh-water', at: NOW, outcome: 'column_read', whole: true },
        ...{ column_url: 'http://qh-water.example.cn/nb/', years_listed: '[2024,2023]' },
        steps: JSON.stringify([step('http://qh-water.example.cn/nb/')]),
      })
      .execute();
    const reader = await new Reader().open('/');
    const tile = reader.page('.nb-count-missing a').attr('href')!;
    await reader.open(tile);
    expect(reader.page('tbody tr').length).toBe(1);
    await reader.click('Missing');
    expect(reader.path.at(-1)).toBe('/agencies/qh-water/2025');
    expect(reader.text()).toContain('the column was read whole and the report is not in it');
    expect(reader.text()).toContain('2024, 2023');
    await reader.open(reader.page(`a[href="/snapshots/${PAGE_SHA}"]`).first().attr('href')!);
    expect(reader.path.length - 1).toBeLessThanOrEqual(3);
    expect(reader.text()).toContain(PAGE_SHA.slice(0, 10));
  });

  it('are two by the matrix', async () => {
    const reader = await new Reader().open('/');
    await reader.open(reader.page('.nb-matrix a.nb-missing').attr('href')!);
    expect(reader.path.at(-1)).toBe('/agencies/qh-water/2025');
    expect(reader.page(`a[href="/snapshots/${PAGE_SHA}"]`).length).toBeGreaterThan(0);
  });
});
