import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** How long a login lasts. */
export const SESSION_SECONDS = 7 * 24 * 3_600;

const SALT = 'nianbao web session 1';

/**
 * Signs and checks session cookies. The key comes from the password: a new one ends all sessions. Which of the signed ones hold, the store
 * remembers (`store/sessions.ts`): a restart keeps them, a logout ends one.
 */
export interface Sessions {
  /** True for the right password; takes as long for a wrong one, whatever its length. */
  passwordMatches(given: string): boolean;
  issue(now: Date): { cookie: string; ends: Date };
  valid(cookie: string, now: Date): boolean;
}

export function createSessions(password: string): Sessions {
  const key = scryptSync(password, SALT, 32);
  const sign = (text: string) => createHmac('sha256', key).update(text).digest();
  const expected = sign(`password ${password}`);
  return {
    passwordMatches: (given) => timingSafeEqual(sign(`password ${given}`), expected),
    issue: (now) => {
      const ends = Math.floor(now.getTime() / 1000) + SESSION_SECONDS;
      const body = `${ends}.${randomBytes(12).toString('base64url')}`;
      return { cookie: `${body}.${sign(body).toString('base64url')}`, ends: new Date(ends * 1000) };
    },
    valid: (cookie, now) => {
      const match = /^((\d{1,12})\.[\w-]{16})\.([\w-]{43})$/.exec(cookie);
      if (!match) return false;
      const given = Buffer.from(match[3]!, 'base64url');
      const right = sign(match[1]!);
      return given.length === right.length && timingSafeEqual(given, right) && Number(match[2]) * 1000 > now.getTime();
    },
  };
}
