import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, withoutSecrets } from '../../src/config/log.ts';

/** What a person at a terminal would see. */
function onTerminal(write: (log: ReturnType<typeof createLog>) => void): Promise<string> {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  write(createLog('info', true, stream));
  return new Promise((resolve) => setTimeout(() => resolve(text), 50));
}

describe('the log', () => {
  it('never shows a secret, however deep it lies', async () => {
    const settings = { databaseUrl: 'geheim', webhooks: [{ name: 'a', secret: 'geheim' }] };
    const text = await onTerminal((log) => {
      log.info(
        { password: 'geheim', settings, request: { headers: { cookie: 'geheim', authorization: 'geheim' } } },
        'x',
      );
    });
    expect(text).toContain('[redacted]');
    expect(text).toContain('"name":"a"');
    expect(text).not.toContain('geheim');
  });

  it('is one line a record on a terminal, Chinese first, without what the message says already', async () => {
    const text = await onTerminal((log) => {
      log.warn({ rule: 'D-LATE', zh: '逾期', delivery: 'd38f', year: 2023 }, 'alert opened: late');
      log.info({ run: 'r1', agencies: 66 }, 'run started');
    });
    expect(text).toMatch(/WARN: 逾期 {2}alert opened: late {2}rule=D-LATE\n/);
    expect(text).toMatch(/INFO: run started {2}run=r1 {2}agencies=66\n$/);
  });

  it('lets no crawled word steer the terminal, nor pass for a line of its own', async () => {
    const text = await onTerminal((log) => {
      log.warn({ title: 'a\u001b[2Jb\u202ec', url: 'x\r\n[09:00:00] INFO: all is well' }, 'looked\nINFO: forged');
      log.error({ err: new Error('\u001b]0;title\u0007') }, 'a bug');
    });
    for (const steering of ['\u001b', '\u0007', '\r', '\u202e']) expect(text).not.toContain(steering);
    expect(text.split('\n')[0]).toMatch(/WARN: looked INFO: forged {2}title=a.*url=x \[09:00:00\] INFO: all is well$/);
  });

  it('shows where a bug lies', async () => {
    const text = await onTerminal((log) => log.error({ err: new Error('broken') }, 'a bug'));
    expect(text).toMatch(/ERROR: a bug {2}Error: broken\n +at /);
  });
});

describe('an address in the log', () => {
  it('has no user, password, query or fragment', () => {
    expect(withoutSecrets('postgres://user:geheim@db:5432/nianbao?x=geheim#geheim')).toBe('postgres://db:5432/nianbao');
    expect(withoutSecrets('not an address: geheim')).toBe('[unreadable address]');
  });
});
