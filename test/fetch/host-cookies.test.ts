import { describe, expect, it } from 'vitest';
import { createHostCookies, withCookies } from '../../src/fetch/host-cookies.ts';

describe('the cookies of a host', () => {
  it('are kept for ten minutes after the last was set', () => {
    let now = 0;
    const cookies = createHostCookies(() => now);
    cookies.keep('a.gov.cn', 's=1');
    now = 599_000;
    expect(cookies.of('a.gov.cn')).toBe('s=1');
    expect(cookies.of('b.gov.cn')).toBe('');
    now = 600_000;
    expect(cookies.of('a.gov.cn')).toBe('');
  });

  it('are those of the last five hundred hosts', () => {
    const cookies = createHostCookies(() => 0);
    for (let n = 0; n <= 500; n++) cookies.keep(`${n}.gov.cn`, 's=1');
    expect(cookies.of('0.gov.cn')).toBe('');
    expect(cookies.of('1.gov.cn')).toBe('s=1');
  });

  it('are one of a name, the last, and few and short', () => {
    expect(withCookies('a=1; b=2', 'a=3')).toBe('b=2; a=3');
    expect(withCookies('a=1; b=2', 'a=')).toBe('b=2');
    expect(withCookies('', '=1; bare; a=1=2')).toBe('a=1=2');
    const many = Array.from({ length: 40 }, (_, n) => `n${n}=1`).join('; ');
    expect(withCookies('', many).split('; ')).toHaveLength(20);
    expect(withCookies('', `a=${'x'.repeat(5_000)}`)).toBe('');
    expect(withCookies(`a=${'x'.repeat(3_000)}; b=2`, `c=${'y'.repeat(990)}; d=4`)).toBe(
      `b=2; c=${'y'.repeat(990)}; d=4`,
    );
  });
});
