import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of the table of hosts on the page of a run. */
export const hosts = {
  title: b('各网站', 'Hosts'),
  caption: b('本次运行访问的网站：熔断、间隔与错误', 'The hosts that this run asked: breaker, pace and errors'),
  none: b('本次运行没有访问网站。', 'This run asked no host.'),
  host: b('网站', 'Host'),
  breaker: b('熔断', 'Breaker'),
  states: {
    closed: b('正常', 'Closed'),
    open: b('暂停访问', 'Open'),
    'half-open': b('试探中', 'Half-open'),
  },
  until: b('至', 'until'),
  inARow: b('连续失败 {count} 次', '{count} {count|failure|failures} in a row'),
  requests: b('请求', 'Requests'),
  answer: b('应答（中位）', 'Answer (median)'),
  gap: b('平均间隔', 'Average gap'),
  retryAfter: b('Retry-After', 'Retry-After'),
  next: b('最早下次访问', 'Not asked before'),
  errors: b('错误', 'Errors'),
};
