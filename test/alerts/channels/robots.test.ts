import { describe, expect, it } from 'vitest';
import { channelsOf } from '../../../src/alerts/channels/index.ts';
import { channelOfAddress } from '../../../src/config/channel-of-address.ts';
import { bundleOf, channelContract, sampleMessage } from '../../contracts/channel.ts';
import {
  dingtalkRobot,
  feishuRobot,
  type Robot,
  type RobotAnswer,
  slackRobot,
  stubbornRobot,
  wecomRobot,
} from './fake-robot.ts';

const SECRET = 'SEC-correct-horse';
const NOW = new Date('2027-02-01T01:00:00.900Z');
const silent = { info() {}, warn() {} };
const channels = channelsOf({ fetch, now: () => NOW, timeoutMs: 400, logger: silent });
const PAGES = 'https://monitor.example/nianbao';

const ROBOTS: Record<string, () => Promise<Robot>> = {
  wecom: wecomRobot,
  dingtalk: () => dingtalkRobot(SECRET, NOW),
  feishu: () => feishuRobot(SECRET, NOW),
  slack: slackRobot,
};

const targetOf = (name: string, robot: Robot) => ({
  name: 'office',
  channel: name,
  url: robot.url,
  secret: SECRET,
  pages: PAGES,
});
const send = (name: string, robot: Robot, ...messages: ReturnType<typeof sampleMessage>[]) =>
  channels.get(name)!.send(bundleOf(...messages), targetOf(name, robot));

/** n alerts about as many bodies, with reasons as long as real ones. */
function many(n: number) {
  return Array.from({ length: n }, (_, i) => {
    const message = sampleMessage({ id: `m${i}`, transition: i % 5 === 4 ? 'resolved' : 'opened' });
    const alert = { ...message.alert, id: `alert-${i}`, agency: { id: `a${i}`, name: `某市第${i}局` } };
    return {
      ...message,
      alert: { ...alert, message: { zh: `某市第${i}局未发布：${'已看栏目'.repeat(20)}`, en: 'x'.repeat(90) } },
    };
  });
}

describe.each(Object.keys(ROBOTS))('the robot channel %s', (name) => {
  channelContract(async () => {
    const robot = await ROBOTS[name]!();
    return { channel: channels.get(name)!, target: targetOf(name, robot), arrived: () => robot.taken, secret: SECRET };
  });

  it('tells a thousand alerts in one message that the robot takes, and how many it leaves out', async () => {
    const robot = await ROBOTS[name]!();
    expect(await send(name, robot, ...many(1_000))).toMatchObject({ ok: true });
    expect(robot.taken).toHaveLength(1);
    expect(robot.taken[0]).toMatch(/某市第0局.*另有 \d{3} 条未列出/s);
    expect(robot.taken[0]).toContain('800条新增，200条解除');
    expect(robot.taken[0]).toContain('https://monitor.example/nianbao/alerts');
  });

  it('links to the alert and to its page, but never to a hijacked one', async () => {
    const robot = await ROBOTS[name]!();
    await send(name, robot, sampleMessage());
    expect(robot.taken[0]).toContain(`${PAGES}/alerts/${'a'.repeat(32)}`);
    expect(robot.taken[0]).toContain('https://portal.example/nb/');
    const message = sampleMessage();
    await send(name, robot, { ...message, alert: { ...message.alert, rule: 'D-HIJACK' } });
    expect(robot.taken[1]).not.toContain('portal.example');
  });

  it('lets crawled words neither link, nor call people, nor break out of the message', async () => {
    const robot = await ROBOTS[name]!();
    const zh = '](https://evil.example) <@all> <!channel> @所有人 <at user_id="all"></at> **粗** `码`\n# 题\u202e';
    const message = sampleMessage();
    const evidence = { ...message.alert.evidence, url: 'https://portal.example/a)](https://evil2.example)<b>' };
    const result = await send(name, robot, {
      ...message,
      alert: { ...message.alert, message: { zh, en: zh }, evidence },
    });
    expect(result.ok).toBe(true);
    const text = JSON.stringify(JSON.parse(robot.taken[0]!));
    for (const live of ['](https://evil', '<@all', '<!channel', '@所有人', '<at ', '\u202e', '\\n# ', 'a)]('])
      expect(text).not.toContain(live);
  });

  it('says in an attempt that follows another that it may have arrived', async () => {
    const robot = await ROBOTS[name]!();
    await send(name, robot, sampleMessage({ attempt: 2 }));
    expect(robot.taken[0]).toContain('第 2 次发送');
  });

  it.each<[RobotAnswer, string]>([
    [{ status: 500, body: 'down' }, 'notify.unreachable'],
    [{ status: 404, body: 'no_service' }, 'notify.rejected'],
    [{ status: 302, body: '', headers: { location: 'http://127.0.0.1:1/' } }, 'notify.rejected'],
    [{ status: 429, body: 'slow', headers: { 'retry-after': '30' } }, 'notify.rate-limited'],
    [{ status: 200, body: '' }, 'notify.rejected'],
    [{ status: 200, body: '<html>login</html>' }, 'notify.rejected'],
    ['hang', 'notify.unanswered'],
    ['drop', 'notify.unanswered'],
  ])('has not delivered where the robot answers %j: %s', async (answer, code) => {
    const robot = await stubbornRobot(answer);
    expect(await send(name, robot, sampleMessage())).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('errors inside an answer of 200', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['wecom', { errcode: 93000, errmsg: 'invalid webhook url' }, 'notify.rejected'],
    ['wecom', { errcode: 93004, errmsg: 'bot is disabled' }, 'notify.rejected'],
    ['wecom', { errcode: 93008, errmsg: 'not in group' }, 'notify.rejected'],
    ['wecom', { errcode: 40008, errmsg: 'invalid message type' }, 'notify.rejected'],
    ['wecom', { errcode: 40035, errmsg: 'invalid parameter' }, 'notify.rejected'],
    ['wecom', { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' }, 'notify.rejected'],
    ['wecom', { errcode: 44004, errmsg: 'empty content' }, 'notify.rejected'],
    ['wecom', { errcode: 45002, errmsg: 'content size out of limit' }, 'notify.rejected'],
    ['wecom', { errcode: 48002, errmsg: 'api forbidden' }, 'notify.rejected'],
    ['wecom', { errcode: 60020, errmsg: 'not allow to access from your ip' }, 'notify.rejected'],
    ['wecom', { errcode: 45009, errmsg: 'api freq out of limit' }, 'notify.rate-limited'],
    ['wecom', { errcode: 45033, errmsg: 'api concurrent out of limit' }, 'notify.rate-limited'],
    ['wecom', { errcode: 45047, errmsg: 'client request limit' }, 'notify.rate-limited'],
    ['wecom', { errcode: -1, errmsg: 'system busy' }, 'notify.rate-limited'],
    ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, 'notify.rejected'],
    ['dingtalk', { errcode: 310000, errmsg: 'keywords not in content' }, 'notify.rejected'],
    ['dingtalk', { errcode: 310000, errmsg: 'invalid timestamp' }, 'notify.rejected'],
    ['dingtalk', { errcode: 310000, errmsg: 'ip x not in whitelist' }, 'notify.rejected'],
    ['dingtalk', { errcode: 300001, errmsg: 'token is not exist' }, 'notify.rejected'],
    ['dingtalk', { errcode: 40035, errmsg: 'missing parameter json' }, 'notify.rejected'],
    ['dingtalk', { errcode: 43004, errmsg: 'invalid Content-Type' }, 'notify.rejected'],
    ['dingtalk', { errcode: 400013, errmsg: 'group is dismissed' }, 'notify.rejected'],
    ['dingtalk', { errcode: 400101, errmsg: 'access_token not exist' }, 'notify.rejected'],
    ['dingtalk', { errcode: 400102, errmsg: 'robot is stopped' }, 'notify.rejected'],
    ['dingtalk', { errcode: 400105, errmsg: 'unsupported msgtype' }, 'notify.rejected'],
    ['dingtalk', { errcode: 400106, errmsg: 'robot not exist' }, 'notify.rejected'],
    ['dingtalk', { errcode: 430101, errmsg: 'unsafe link' }, 'notify.rejected'],
    ['dingtalk', { errcode: 430102, errmsg: 'improper text' }, 'notify.rejected'],
    ['dingtalk', { errcode: 430103, errmsg: 'improper picture' }, 'notify.rejected'],
    ['dingtalk', { errcode: 430104, errmsg: 'improper content' }, 'notify.rejected'],
    ['dingtalk', { errcode: 460101, errmsg: 'message too long' }, 'notify.rejected'],
    ['dingtalk', { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 'notify.rate-limited'],
    ['dingtalk', { errcode: 410100, errmsg: 'too fast' }, 'notify.rate-limited'],
    ['dingtalk', { errcode: -1, errmsg: 'system busy' }, 'notify.rate-limited'],
    ['dingtalk', { errcode: 88, errmsg: 'ding talk error', sub_code: '60011' }, 'notify.rejected'],
    ['dingtalk', { errcode: 88, errmsg: 'ding talk error', sub_code: '90018' }, 'notify.rate-limited'],
    ['feishu', { code: 9499, msg: 'Bad Request' }, 'notify.rejected'],
    ['feishu', { code: 19001, msg: 'param invalid: incoming webhook access token invalid' }, 'notify.rejected'],
    ['feishu', { code: 19002, msg: 'params error, msg_type need' }, 'notify.rejected'],
    ['feishu', { code: 19005, msg: 'bot is deleted' }, 'notify.rejected'],
    [
      'feishu',
      { code: 19021, msg: 'sign match fail or timestamp is not within one hour from current time' },
      'notify.rejected',
    ],
    ['feishu', { code: 19022, msg: 'Ip Not Allowed' }, 'notify.rejected'],
    ['feishu', { code: 19024, msg: 'Key Words Not Found' }, 'notify.rejected'],
    ['feishu', { code: 11232, msg: 'create message trigger tenant rate-limit' }, 'notify.rate-limited'],
    ['feishu', { code: 11233, msg: 'create message trigger chat rate-limit' }, 'notify.rate-limited'],
    ['feishu', { code: 9499, msg: 'too many request' }, 'notify.rate-limited'],
    ['feishu', { code: 99991400, msg: 'request trigger frequency limit' }, 'notify.rate-limited'],
    ['feishu', { StatusCode: 1, StatusMessage: 'failed' }, 'notify.rejected'],
  ])('%s answers %j: %s', async (name, body, code) => {
    const robot = await stubbornRobot({ body });
    const result = await send(name, robot, sampleMessage());
    expect(result).toMatchObject({ ok: false, failure: { code } });
    if (!result.ok) expect(result.failure.cause).toContain(String(body.errcode ?? body.code ?? body.StatusCode));
  });

  it.each([
    [400, 'invalid_payload', 'notify.rejected'],
    [400, 'posting_to_general_channel_denied', 'notify.rejected'],
    [400, 'too_many_attachments', 'notify.rejected'],
    [403, 'action_prohibited', 'notify.rejected'],
    [403, 'invalid_token', 'notify.rejected'],
    [404, 'channel_not_found', 'notify.rejected'],
    [404, 'no_team', 'notify.rejected'],
    [410, 'channel_is_archived', 'notify.rejected'],
    [429, 'rate_limited', 'notify.rate-limited'],
    [500, 'rollup_error', 'notify.unreachable'],
    [200, 'invalid_blocks', 'notify.rejected'],
  ])('slack answers %i %s: %s', async (status, body, code) => {
    const robot = await stubbornRobot({ status, body });
    expect(await send('slack', robot, sampleMessage())).toMatchObject({ ok: false, failure: { code } });
  });

  it('too many, told with a status of 400, is too many', async () => {
    const robot = await stubbornRobot({
      status: 400,
      body: { code: 99991400, msg: 'request trigger frequency limit' },
    });
    const sent = await send('feishu', robot, sampleMessage());
    expect(sent).toMatchObject({
      ok: false,
      failure: { code: 'notify.rate-limited', context: { retryAfterMs: 60_000 } },
    });
  });

  it('the older answer of 飞书 without code is a delivery', async () => {
    const robot = await stubbornRobot({ body: { StatusCode: 0, StatusMessage: 'success' } });
    expect((await send('feishu', robot, sampleMessage())).ok).toBe(true);
  });

  it('says after how long a receiver that has too many is asked again', async () => {
    const wait = async (name: string, answer: RobotAnswer) => {
      const result = await send(name, await stubbornRobot(answer), sampleMessage());
      return result.ok ? null : result.failure.context?.retryAfterMs;
    };
    expect(await wait('slack', { status: 429, body: '', headers: { 'retry-after': '30' } })).toBe(30_000);
    expect(await wait('dingtalk', { body: { errcode: 410100 } })).toBe(600_000);
    expect(await wait('wecom', { body: { errcode: 45009 } })).toBe(60_000);
  });
});

describe('the channel of an address', () => {
  it.each([
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', 'wecom'],
    ['https://oapi.dingtalk.com/robot/send?access_token=t', 'dingtalk'],
    ['https://open.feishu.cn/open-apis/bot/v2/hook/h', 'feishu'],
    ['https://open.larksuite.com/open-apis/bot/v2/hook/h', 'feishu'],
    ['https://hooks.slack.com/services/a/b/c', 'slack'],
    ['smtp://mail.example:587?from=a@b.cn&to=c@d.cn', 'mail'],
    ['https://hook.example/x', 'webhook'],
    ['ftp://hook.example/x', null],
    ['nonsense', null],
  ])('%s: %s', (address, channel) => {
    expect(channelOfAddress(address)).toBe(channel);
  });
});
