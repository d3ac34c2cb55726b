import { afterAll, beforeAll, expect, it } from 'vitest';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import { agency as sample } from '../store/samples.ts';
import { columnOf, type OperatorStage, operatorStage, reportOf } from './operator-stage.ts';

/** What is told of a portal that cannot be reached, after an operator said something of its bodies. */
let stage: OperatorStage;
const by = { by: '王科长', reason: '电话核实' };
/** Nothing listens there. */
const GONE = '127.0.0.1:1';

const told = async () =>
  (await listAlerts(stage.store.db, { ofNobody: true })).map(({ subject, status, message }) => [
    subject,
    status,
    message.zh.replace(/（.*?）/, ''),
  ]);

beforeAll(async () => {
  stage = await operatorStage();
  const about = { aliases: [], firstYear: null, extra: {}, parent: '', level: 'county_dept' } as const;
  const body = (id: string, name: string) => sample(id, { ...about, name, portalUrl: `http://${GONE}/` });
  await replaceAgencies(stage.store.db, [body('u1', '示例县审计局'), body('u2', '示例县财政局')]);
  await stage.crawl(['u1', 'u2'], [2023]);
});
afterAll(() => stage?.close());

it('a portal that cannot be reached counts the bodies whose state is unknown, and no longer one whose report was handed in', async () => {
  expect(await told()).toEqual([[GONE, 'open', `网站${GONE}无法访问，2个机构的状态未知`]]);
  const bytes = new TextEncoder().encode(reportOf('示例县财政局', 2023));
  const handedIn = { agencyId: 'u2', year: 2023, fileName: '年报.html', url: null, published: null, bytes };
  await stage.say({ kind: 'import', ...handedIn, ...by });
  expect(await stage.state('u2', 2023)).toMatchObject({ status: 'published' });
  expect(await told()).toEqual([[GONE, 'open', `网站${GONE}无法访问，1个机构的状态未知`]]);
});

it('an address that is given by hand is told nothing of before it was looked at; the old one stays as it was seen', async () => {
  const before = await told();
  await stage.say({ kind: 'column', agencyId: 'u1', url: `${stage.url}/new/`, ...by });
  await stage.say({ kind: 'column', agencyId: 'u2', url: `${stage.url}/new/`, ...by });
  expect(await told()).toEqual(before);
  // Nothing is at the new address yet: its host answered, the old one did not.
  await stage.crawl(['u1', 'u2'], [2023]);
  expect(await told()).toEqual(before);
  stage.pages['/new/'] = columnOf([['示例县审计局2023年政府信息公开工作年度报告', '/new/1.html']]);
  await stage.crawl(['u1', 'u2'], [2023]);
  expect((await told()).map(([subject, status]) => [subject, status])).toEqual([[GONE, 'resolved']]);
});
