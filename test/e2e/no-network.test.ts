import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layFounded } from '../store/founded.ts';
import { nianbao } from './stage.ts';

/** Without a network nothing can be looked at, and nothing is said of anybody. `.invalid` never resolves (RFC 6761). */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  await layFounded(join(folder, 'data'));
  const rows = ['id,name,portal_url'];
  for (let i = 1; i <= 6; i++) rows.push(`a${i},示例${i}市科学技术局,https://portal${i}.invalid/`);
  rows.push('a7,示例7市科学技术局,');
  writeFileSync(join(folder, 'agencies.csv'), rows.join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a run with no network at all', () => {
  it('ends with every agency unknown and its reason, none missing, and one alert about ourselves that says what to do', async () => {
    const environment = { NIANBAO_DATA: join(folder, 'data'), NIANBAO_HOST_DELAY_MS: '0', LOG_LEVEL: 'warn' };
    const command = nianbao(
      ['crawl', '--agencies', join(folder, 'agencies.csv'), '--year', '2024', '--as-of', '2025-06-01', '--json'],
      environment,
    );
    expect(await command.ended).toBe(1);
    const summary = JSON.parse(command.output());
    expect(summary.coverage).toMatchObject({ unknown: 7, missing: 0, published: 0, late: 0 });
    for (const row of summary.notInOrder) expect(row.reason.zh.length).toBeGreaterThan(4);
    expect(summary.openAlerts.map((a: { rule: string }) => a.rule)).toEqual(['OPS-OWN-OUTAGE']);
    expect(command.errors()).toMatch(/OPS-OWN-OUTAGE/);
    expect(command.errors()).toMatch(/network|网络/);
  });
});
