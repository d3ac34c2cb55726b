import { describe, expect, it } from 'vitest';
import { judgeError, judgeResponse } from '../../src/fetch/outcome.ts';
import { processorMs } from '../processor-time.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const html = 'text/html; charset=utf-8';
const report = bytes(
  `<html><title>年报</title><body>${'<p>示例市2023年政府信息公开工作年度报告，本年新收申请12件。</p>'.repeat(20)}</body></html>`,
);

describe('the status of an answer', () => {
  it.each([
    [200, 'ok'],
    [304, 'unchanged'],
    [401, 'fetch.blocked'],
    [403, 'fetch.blocked'],
    [412, 'fetch.blocked'],
    [418, 'fetch.blocked'],
    [521, 'fetch.blocked'],
    [404, 'fetch.not-found'],
    [410, 'fetch.gone'],
    [429, 'fetch.rate-limited'],
    [400, 'fetch.http-error'],
    [500, 'fetch.http-error'],
    [503, 'fetch.http-error'],
    [202, 'fetch.http-error'],
  ])('%i is %s', (status, outcome) => {
    expect(judgeResponse(status, html, report).outcome).toBe(outcome);
  });
});

describe('a page that a firewall shows in the place of the one asked for', () => {
  it.each([
    [
      'a script that sets a cookie',
      '<html><head><script>document.cookie="C3VK=abc; path=/";location.reload();</script></head></html>',
    ],
    ['an obfuscated script', '<html><head><script>$_ts=window["$_ts"];</script></head><body></body></html>'],
    ['a captcha', '<html><title>安全验证</title><body>请输入验证码后继续访问<img src="c.jpg"></body></html>'],
    ['a refusal in words', '<html><body><h1>您的访问被拦截</h1>请求ID 123</body></html>'],
    ['a refusal in English', '<html><title>Access Denied</title><body>Reference #18</body></html>'],
  ])('is blocked although its status is 200: %s', (_, page) => {
    expect(judgeResponse(200, html, bytes(page)).outcome).toBe('fetch.blocked');
  });

  it('is recognised in GB18030 too', () => {
    // 访问验证 in GBK.
    const words = Uint8Array.of(0xb7, 0xc3, 0xce, 0xca, 0xd1, 0xe9, 0xd6, 0xa4);
    const page = Uint8Array.of(...bytes('<html><body>'), ...words, ...bytes('</body></html>'));
    expect(judgeResponse(200, 'text/html', page).outcome).toBe('fetch.blocked');
  });
});

describe('a page that only looks a little like one', () => {
  it.each([
    ['a home page with a login form', `<html><body>${'<a href="x">栏目</a>'.repeat(30)}验证码<input></body></html>`],
    ['a jump shell', "<html><script>location.replace('./jbxx/')</script></html>"],
    [
      'a report that tells of an attack',
      `<html><body>${'门户网站拦截非法访问若干次，本年新收申请若干件。'.repeat(40)}</body></html>`,
    ],
    ['an empty page', ''],
    ['robots.txt', 'User-agent: *\nDisallow: /waf/\n'],
  ])('is ok: %s', (_, page) => {
    expect(judgeResponse(200, html, bytes(page)).outcome).toBe('ok');
  });

  it('is ok where it is no markup at all', () => {
    expect(judgeResponse(200, 'application/pdf', bytes('%PDF-1.4 Access Denied <html>')).outcome).toBe('ok');
  });

  it('costs no more time than its length, whatever it leaves open', () => {
    const started = processorMs();
    judgeResponse(200, html, bytes(`<html>${'<script '.repeat(2_900)}`));
    judgeResponse(200, html, bytes(`<html>${'<'.repeat(23_900)}`));
    expect(processorMs() - started).toBeLessThan(2_000);
  });
});

describe('the code of an error', () => {
  it.each([
    ['ENOTFOUND', 'fetch.dns'],
    ['EAI_AGAIN', 'fetch.dns'],
    ['ECONNREFUSED', 'fetch.connect'],
    ['ECONNRESET', 'fetch.connect'],
    ['EHOSTUNREACH', 'fetch.connect'],
    ['UND_ERR_SOCKET', 'fetch.connect'],
    ['UND_ERR_CONNECT_TIMEOUT', 'fetch.timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'fetch.timeout'],
    ['ETIMEDOUT', 'fetch.timeout'],
    ['CERT_HAS_EXPIRED', 'fetch.tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'fetch.tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'fetch.tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'fetch.tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'fetch.tls'],
    ['EPROTO', 'fetch.tls'],
    ['UND_ERR_HEADERS_OVERFLOW', 'fetch.too-large'],
    ['HPE_INVALID_CONSTANT', 'fetch.http-error'],
    ['something new', 'fetch.connect'],
  ])('%s is %s', (code, outcome) => {
    expect(judgeError(code)).toBe(outcome);
  });
});

describe('a page that stands in for all others', () => {
  const page = (words: string) => bytes(`<html><head><title>提示</title></head><body><p>${words}</p></body></html>`);

  it.each([
    '网站升级维护中',
    '尊敬的用户：本网站正在进行系统升级维护，暂停访问，请稍后再试。',
    '系统维护中，给您带来不便敬请谅解',
    'Site under maintenance',
  ])('is no answer while the portal is in maintenance: %s', (words) => {
    expect(judgeResponse(200, html, page(words)).outcome).toBe('fetch.http-error');
  });

  it.each([
    '示例市网站2023年政府信息公开工作年度报告：全年维护网站栏目12个。',
    '<a href="a">1</a><a href="b">2</a><a href="c">3</a><a href="d">4</a>关于网站正在升级的公告',
  ])('is a page like any other where it only speaks of it: %s', (words) => {
    expect(judgeResponse(200, html, page(words)).outcome).toBe('ok');
  });
});
