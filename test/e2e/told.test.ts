import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeRobot, type Robot } from '../alerts/channels/fake-robot.ts';
import { run } from '../cli/command-line.ts';
import { type Stage, setStage } from './stage.ts';

/** A run whose alerts go to a robot that is busy at first, and to one that wants little. */
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.close());

/** 企业微信 that has too many at first. */
function busyRobot(times: number): Promise<Robot> {
  let asked = 0;
  const zero = { body: { errcode: 0, errmsg: 'ok' } };
  return fakeRobot(
    () => (asked++ < times ? { status: 429, body: '', headers: { 'retry-after': '1' } } : zero),
    (answer) => answer === zero,
  );
}

const MUTED = 'shili-jtj';

describe('the alerts of a run', () => {
  it('reach people as one message, once, whoever is busy, and only those whom they concern', async () => {
    const [robot, quiet, beats] = [await busyRobot(2), await busyRobot(0), await busyRobot(0)];
    const config = join(stage.dataDir, 'targets.yaml');
    const targets = [
      { name: 'office', url: robot.url, channel: 'wecom' },
      { name: 'chief', url: quiet.url, channel: 'wecom', rules: ['D-NOTHING'] },
    ];
    const more = { publicUrl: 'https://monitor.example/nianbao/', heartbeatUrl: beats.url };
    writeFileSync(config, JSON.stringify({ targets, ...more }));
    const environment = stage.environment({ LOG_LEVEL: 'error' });
    const listed = await run(['notify', '--json', '--config', config], environment);
    expect(JSON.parse(listed.output).map((target: { name: string }) => target.name)).toEqual([
      'log',
      'webhook',
      'office',
      'chief',
    ]);
    expect(listed.output).not.toContain('t0k3n');

    const silence = ['silences', 'add', '--agency', MUTED, '--until', '2999-12-31', '--reason', '正在改版'];
    const muting = await run([...silence, '--config', config], environment);
    expect(muting.code, muting.errors).toBe(0);

    const crawled = await run(
      ['crawl', '--agency', 'shili-jtj', 'shili-jyj', 'shili-czj', '--year', '2023', '--json', '--config', config],
      environment,
    );
    expect(crawled.code, crawled.errors).toBe(1);
    // Before the first crawl no body was known; now a slip is told.
    const slip = await run([...silence.with(3, 'nobody'), '--config', config], environment);
    expect([slip.code, slip.errors]).toEqual([2, expect.stringContaining('--agency nobody')]);
    const shown = await run(['alerts', '--json', '--config', config], environment);
    const alerts: { agency: { id: string } | null }[] = JSON.parse(shown.output || shown.errors);
    const muted = alerts.filter((alert) => alert.agency?.id === MUTED).length;
    expect(muted).toBeGreaterThan(0);
    expect(alerts.length - muted).toBeGreaterThan(1);
    expect(robot.got).toHaveLength(3);
    expect(robot.taken).toHaveLength(1);
    const { content } = JSON.parse(robot.taken[0]!).markdown;
    expect(content).toContain(`${alerts.length - muted}条新增`);
    expect(content).toContain('https://monitor.example/nianbao/alerts/');
    expect(quiet.got).toEqual([]);
    expect(JSON.parse(beats.taken[0]!)).toMatchObject({
      coverage: expect.any(Object),
      alerts: { opened: alerts.length },
    });
    expect(beats.got).toHaveLength(1);
  });

  it('notify --test shows that a target works, or why it does not', async () => {
    const robot = await busyRobot(1);
    const config = join(stage.dataDir, 'one.yaml');
    writeFileSync(config, JSON.stringify({ targets: [{ name: 'office', url: robot.url, channel: 'wecom' }] }));
    const test = (name: string) => run(['notify', '--test', name, '--config', config], stage.environment());
    const refused = await test('office');
    expect(refused.code).toBe(3);
    expect(refused.errors).toContain('notify.rate-limited');
    const worked = await test('office');
    expect(worked.code, worked.errors).toBe(0);
    expect(robot.taken[0]).toContain('这是一条测试消息');
    expect((await test('nobody')).code).toBe(2);
  });
});
