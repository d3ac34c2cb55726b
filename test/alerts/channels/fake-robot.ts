import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** What a robot answers: a status and a body, or nothing at all (`hang`, `drop`). */
export type RobotAnswer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'hang' | 'drop';

export interface Robot {
  url: string;
  /** Bodies in the order of arrival, also of what was refused. */
  got: { body: string; url: URL }[];
  /** Bodies that the robot took. */
  taken: string[];
}

type Judge = (body: string, url: URL) => RobotAnswer;

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A robot on this machine that checks what it gets as the real one documents, or answers as told. */
export async function fakeRobot(judge: Judge, isTaken: (answer: RobotAnswer) => boolean): Promise<Robot> {
  const robot: Robot = { url: '', got: [], taken: [] };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', 'http://robot');
    robot.got.push({ body, url });
    const answer = judge(body, url);
    if (isTaken(answer)) robot.taken.push(body);
    if (answer === 'drop') request.socket.destroy();
    if (typeof answer === 'string') return;
    const { status = 200, headers = {} } = answer;
    response
      .writeHead(status, headers)
      .end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  robot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot?key=t0k3n`;
  return robot;
}

const isZero = (key: string) => (answer: RobotAnswer) =>
  typeof answer === 'object' && (answer.body as Record<string, unknown> | undefined)?.[key] === 0;

/** 企业微信: content of at most 4,096 bytes, 20 messages a minute. */
export function wecomRobot(): Promise<Robot> {
  let messages = 0;
  return fakeRobot((text) => {
    const body = JSON.parse(text) as { msgtype?: string; markdown?: { content?: string } };
    const content = body.markdown?.content;
    if (body.msgtype !== 'markdown' || !content) return { body: { errcode: 40008, errmsg: 'invalid message type' } };
    if (Buffer.byteLength(content) > 4_096) return { body: { errcode: 40058, errmsg: 'content exceed max length' } };
    messages += 1;
    if (messages > 20) return { body: { errcode: 45009, errmsg: 'api freq out of limit' } };
    return { body: { errcode: 0, errmsg: 'ok' } };
  }, isZero('errcode'));
}

/** 钉钉: signed within the hour, keyword 年报, body of at most 20,000 bytes. */
export function dingtalkRobot(secret: string, now: Date): Promise<Robot> {
  return fakeRobot((text, url) => {
    const [timestamp, sign] = [url.searchParams.get('timestamp') ?? '', url.searchParams.get('sign')];
    const wanted = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    const isFresh = Math.abs(Number(timestamp) - now.getTime()) < 3_600_000;
    if (sign !== wanted || !isFresh) return { body: { errcode: 310000, errmsg: 'sign not match' } };
    const body = JSON.parse(text) as { markdown?: { title?: string; text?: string } };
    if (!body.markdown?.title || !body.markdown.text?.includes('年报'))
      return { body: { errcode: 310000, errmsg: 'keywords not in content' } };
    if (Buffer.byteLength(text) > 20_000) return { body: { errcode: 460101, errmsg: 'message too long' } };
    return { body: { errcode: 0, errmsg: 'ok' } };
  }, isZero('errcode'));
}

/** 飞书: signed within the hour, body of at most 20 KB. */
export function feishuRobot(secret: string, now: Date): Promise<Robot> {
  return fakeRobot((text) => {
    const body = JSON.parse(text) as { timestamp?: string; sign?: string; msg_type?: string; content?: unknown };
    const wanted = createHmac('sha256', `${body.timestamp}\n${secret}`).update('').digest('base64');
    const isFresh = Math.abs(Number(body.timestamp) * 1000 - now.getTime()) < 3_600_000;
    if (body.sign !== wanted || !isFresh) return { body: { code: 19021, msg: 'sign match fail' } };
    if (body.msg_type !== 'post' || Buffer.byteLength(text) > 20_480)
      return { body: { code: 9499, msg: 'Bad Request' } };
    return { body: { code: 0, msg: 'success', data: {} } };
  }, isZero('code'));
}

/** Slack: `ok` in plain text, refusals with a word and a status. */
export function slackRobot(): Promise<Robot> {
  return fakeRobot(
    (text) => {
      const body = JSON.parse(text) as { text?: string };
      return body.text ? { body: 'ok' } : { status: 400, body: 'no_text' };
    },
    (answer) => typeof answer === 'object' && answer.body === 'ok',
  );
}

/** A robot that answers every message the same. */
export function stubbornRobot(answer: RobotAnswer): Promise<Robot> {
  return fakeRobot(
    () => answer,
    () => false,
  );
}
