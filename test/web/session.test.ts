import { describe, expect, it } from 'vitest';
import { createLoginThrottle, MAX_FAILURES, WINDOW_MS } from '../../src/web/login-throttle.ts';
import { plainText } from '../../src/web/plain-text.ts';
import { localPath } from '../../src/web/routes/login.ts';
import { createSessions, SESSION_SECONDS } from '../../src/web/session.ts';

const now = new Date('2026-02-02T02:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);

describe('a session cookie', () => {
  const sessions = createSessions('correct horse');
  const { cookie } = sessions.issue(now);

  it('is valid until it runs out', () => {
    expect(sessions.valid(cookie, later(SESSION_SECONDS * 1000 - 1000))).toBe(true);
    expect(sessions.valid(cookie, later(SESSION_SECONDS * 1000 + 1000))).toBe(false);
  });

  it('outlives a restart with the same password and ends with a new one', () => {
    expect(createSessions('correct horse').valid(cookie, now)).toBe(true);
    expect(createSessions('another horse').valid(cookie, now)).toBe(false);
  });

  it('cannot be prolonged by hand', () => {
    const [expiry, ...rest] = cookie.split('.');
    expect(sessions.valid([String(Number(expiry) + 1), ...rest].join('.'), now)).toBe(false);
  });

  it.each(['', 'x', '1.2.3', `${'9'.repeat(5000)}`])('is refused when it is %j', (text) => {
    expect(sessions.valid(text, now)).toBe(false);
  });
});

describe('a password', () => {
  it.each([
    ['correct horse', true],
    ['correct horse ', false],
    ['', false],
    ['正确的马', false],
  ])('%j matches: %s', (given, matches) => {
    expect(createSessions('correct horse').passwordMatches(given)).toBe(matches);
  });
});

describe('failed logins', () => {
  it('block their own address only, and only for a while', () => {
    const throttle = createLoginThrottle();
    for (let i = 0; i < MAX_FAILURES; i++) throttle.failed('10.0.0.1', now);
    expect(throttle.blocked('10.0.0.1', now)).toBe(true);
    expect(throttle.blocked('10.0.0.2', now)).toBe(false);
    expect(throttle.blocked('10.0.0.1', later(WINDOW_MS + 1))).toBe(false);
  });

  it('are forgotten after a success', () => {
    const throttle = createLoginThrottle();
    for (let i = 0; i < MAX_FAILURES; i++) throttle.failed('10.0.0.1', now);
    throttle.succeeded('10.0.0.1');
    expect(throttle.blocked('10.0.0.1', now)).toBe(false);
  });
});

describe('where a login leads', () => {
  it.each([
    ['/alerts?status=open', '/alerts?status=open'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/a\r\nSet-Cookie: x', '/'],
    [undefined, '/'],
  ])('%j becomes %s', (given, path) => {
    expect(localPath(given)).toBe(path);
  });
});

describe('kept bytes as plain text', () => {
  it('are read as UTF-8, and as GB18030 where they are not', () => {
    expect(plainText(new TextEncoder().encode('年报'))).toEqual({ text: '年报', cut: false });
    expect(plainText(Uint8Array.from([0xc4, 0xea, 0xb1, 0xa8]))).toEqual({ text: '年报', cut: false });
  });

  it('are not shown when they are binary', () => {
    expect(plainText(Uint8Array.from([0x25, 0x50, 0, 1]))).toBeNull();
  });

  it('are cut at 2 MB without breaking the character there', () => {
    const shown = plainText(new TextEncoder().encode('年'.repeat(700_000)));
    expect(shown?.cut).toBe(true);
    expect(shown?.text).toMatch(/^年+$/);
  });
});
