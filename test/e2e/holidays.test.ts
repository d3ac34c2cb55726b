import { load } from 'cheerio';
import pino from 'pino';
import { expect, it } from 'vitest';
import { startService } from '../../src/service.ts';
import { layFounded } from '../store/founded.ts';
import { temporaryFolder } from '../store/open.ts';
import { settingsOf } from '../workers/settings-of.ts';

it('who lets a target escalate on the pages is told there weeks before a year without public holidays, and how to give them', async () => {
  const folder = temporaryFolder();
  await layFounded(folder.path);
  const started = await startService(
    settingsOf({ dataDir: folder.path, port: 0, schedule: '', seasonSchedule: '' }),
    pino({ level: 'silent' }),
    { version: 'test', clock: () => new Date('2028-11-20T02:00:00Z'), workers: false },
  );
  if (!started.ok) throw new Error(started.failure.cause);
  const { url, stop } = started.value;
  const page = async () => load(await (await fetch(`${url}/alerts`)).text())('main').text();
  expect(await page()).not.toContain('节假日');
  const content = 'targets: [{name: chief, url: "https://hook.example/x", escalateAfter: 2}]';
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const set = { method: 'POST', headers, body: JSON.stringify({ content }) };
  expect((await fetch(`${url}/api/v1/settings/apply`, set)).status).toBe(200);
  await expect.poll(page, { timeout: 20_000 }).toContain('尚无2029年节假日安排');
  expect(await page()).toContain('holidays: { 2029: { off: ["MM-DD/MM-DD"]');
  await stop(0);
  folder.remove();
}, 60_000);
