import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlan } from '../../src/config/plan-file.ts';
import type { Settings } from '../../src/config/settings.ts';
import { withStored } from '../../src/config/stored-settings.ts';
import { listAgencies } from '../../src/store/agencies.ts';
import { listAudit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/database.ts';
import { storedSettings } from '../../src/store/settings.ts';
import { addSilence, listSilences } from '../../src/store/silences.ts';
import { applyPlan, type Plan, previewPlan } from '../../src/workers/apply-plan.ts';
import { registryOfRows } from '../../src/workers/plan-registry.ts';
import { temporaryStore } from '../web/harness.ts';
import { settingsOf } from './settings-of.ts';

const SAID = { by: '王', way: 'cli', now: '2026-02-02T02:00:00.000Z' } as const;
const SECRET = 'a very secret key';
const YAML = `
agencies:
  - { id: cz, name: 示例市财政局, level: 市直部门, region_code: 640100, portal_url: "http://cz.example.cn/" }
  - { id: jy, name: 示例市教育局, level: 市直部门, region_code: 640100, portal_url: "http://jy.example.cn/" }
deadlines:
  graceDays: 2
  local: [{ region: 6401, levels: [prefecture_dept], day: 01-20, citation: 示例市通知 }]
targets:
  - { name: 值班, url: "https://oapi.dingtalk.com/robot/send?access_token=${SECRET.replaceAll(' ', '-')}", secret: ${SECRET}, severity: error }
silences:
  - { name: 演练, rules: [D-*], until: 2026-12-31, reason: 系统演练 }
schedule: 15 7 * * *
`;

let store: Store;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
});
afterAll(() => remove());

function planOf(yaml: string): Plan {
  const read = readPlan(yaml);
  if (!read.ok) throw new Error(read.failure.cause);
  const { agencies } = read.value;
  const registry = Array.isArray(agencies) ? { file: 'plan.yaml', bytes: registryOfRows(agencies) } : null;
  return { ...read.value, registry };
}
async function changes(yaml: string, base: Settings = settingsOf()): Promise<string[]> {
  const found = await previewPlan(store.db, base, planOf(yaml), SAID.now);
  if (!found.ok) throw new Error(found.failure.cause);
  return found.value.map(({ sign, section }) => `${sign} ${section}`);
}
const apply = (yaml: string, base: Settings = settingsOf()) => applyPlan(store.db, base, planOf(yaml), SAID);
const effective = async (base: Settings = settingsOf()) => withStored(base, await storedSettings(store.db));

describe('settings as code', () => {
  it('are compared without changing anything, and told without secrets', async () => {
    const found = await previewPlan(store.db, settingsOf(), planOf(YAML), SAID.now);
    if (!found.ok) throw new Error(found.failure.cause);
    expect(found.value.map(({ sign, section }) => `${sign} ${section}`)).toEqual([
      '+ agencies',
      '+ agencies',
      '~ graceDays',
      '~ localDeadlines',
      '+ targets',
      '~ schedule',
      '+ silences',
    ]);
    expect(JSON.stringify(found.value)).not.toContain(SECRET);
    expect(JSON.stringify(found.value)).not.toContain('access_token');
    expect([await listAgencies(store.db), await listSilences(store.db), (await storedSettings(store.db)).size]).toEqual(
      [[], [], 0],
    );
  });

  it('become as the file says, and applying them again changes nothing', async () => {
    expect((await apply(YAML)).ok).toBe(true);
    expect((await listAgencies(store.db)).map(({ id }) => id)).toEqual(['cz', 'jy']);
    const now = await effective();
    expect([now.graceDays, now.schedule, now.targets.map((one) => [one.name, one.channel])]).toEqual([
      2,
      '15 7 * * *',
      [['值班', 'dingtalk']],
    ]);
    expect(await changes(YAML)).toEqual([]);
    const told = (await listAudit(store.db, {}, 100)).length;
    await apply(YAML);
    expect((await listAudit(store.db, {}, 100)).length).toBe(told);
  });

  it('are written down as what changed, by whom, without secrets', async () => {
    const log = await listAudit(store.db, {}, 100);
    expect(log.map(({ what, by }) => `${what} ${by}`).sort()).toEqual([
      'registry.imported 王',
      'settings.changed 王',
      'silence.added 王',
    ]);
    expect(JSON.stringify(log)).not.toContain(SECRET);
  });

  it('leave alone what the file does not speak of, and what people silenced by hand', async () => {
    await addSilence(store.db, {
      id: 'by-hand',
      wants: { rules: ['R'] },
      reason: '手工',
      by: '李',
      createdAt: SAID.now,
      endsAt: '2026-03-01T00:00:00.000Z',
    });
    expect(await changes('schedule: 15 7 * * *')).toEqual([]);
    expect(await changes('silences: []')).toEqual(['- silences']);
    await apply('silences: []');
    const holding = (await listSilences(store.db, SAID.now)).map(({ id }) => id);
    expect(holding).toEqual(['by-hand']);
  });

  it('say when only a secret became another', async () => {
    expect(
      await changes(YAML.replace(SECRET, 'another secret key').replace(/silences:[\s\S]*?schedule/, 'schedule')),
    ).toEqual(['~ targets']);
  });

  it('change nothing at all where one part is wrong', async () => {
    const wrong = YAML.replace('id: jy', 'id: "坏 编号"').replace('graceDays: 2', 'graceDays: 9');
    const answer = await apply(wrong);
    expect(answer.ok ? null : answer.failure.code).toBe('registry.row');
    expect((await effective()).graceDays).toBe(2);
  });

  it('do not go before what flags, environment or file say, and say so', async () => {
    const base = settingsOf({ schedule: '0 1 * * *' });
    expect(await changes('schedule: 15 9 * * *', base)).toEqual(['! schedule']);
    await apply('schedule: 15 9 * * *', base);
    expect((await effective(base)).schedule).toBe('0 1 * * *');
    expect((await effective()).schedule).toBe('15 7 * * *');
  });

  it('of targets stand beside those of the file, which go first by name', async () => {
    const base = settingsOf({
      targets: [{ name: '值班', url: 'https://own.example/' }, 'smtp://mail.example/?to=a@b.example'],
    });
    expect((await effective(base)).targets.map((one) => [one.name, new URL(one.url).hostname])).toEqual([
      ['值班', 'own.example'],
      ['mail', 'mail.example'],
    ]);
  });
});

describe('a plan file that is wrong', () => {
  it.each([
    ['schedule: 99 99 * * *', 'schedule'],
    ['deadlines: { graceDays: -1 }', 'deadlines.graceDays'],
    ['deadlines: { local: [{ region: "6401", day: 02-30 }] }', 'deadlines.local.0.day'],
    ['targets: [{ url: "ftp://x" }]', 'targets.0.url'],
    ['silences: [{ name: a, until: 2026-01-01, reason: b }]', 'silences.0'],
    ['silences: [{ name: a, rules: [R], until: soon, reason: b }]', 'silences.0.until'],
    ['agences: x.csv', 'agences'],
    ['- a\n- b', '列表'],
    ['a: [', 'YAML  is not valid YAML (1:5'],
    [`a: &a [x]\nb: &b [${'*a,'.repeat(50)}]\nc: [${'*b,'.repeat(50)}]`, ''],
  ])('is refused with its place: %j', (yaml, place) => {
    const read = readPlan(yaml);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.failure.cause).toContain(place);
  });

  it('is told without the secrets in it', () => {
    const read = readPlan(`targets: [{ url: "nonsense://key=${SECRET}", secret: "${SECRET}" }]\nx: "${SECRET}`);
    expect(JSON.stringify(read)).not.toContain(SECRET);
  });
});
