import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** What is told about a cause, by rule. Placeholders as named; {reason} is bilingual. */
export const CAUSE_MESSAGES = {
  'D-MISSING': both(
    '{agency}未发布{year}年度政府信息公开工作年度报告：{reason}',
    '{agency} has not published its annual report for {year}: {reason}',
  ),
  'D-LATE': both(
    '{agency}{year}年度报告逾期发布：{reason}',
    '{agency}: the annual report for {year} was late: {reason}',
  ),
  'D-REMOVED': both(
    '{agency}{year}年度报告已被撤下：{reason}',
    '{agency}: the annual report for {year} was taken down: {reason}',
  ),
  'D-LOCAL-DEADLINE': both(
    '{agency}{year}年度报告至地方要求的{local}尚未见于栏目（法定期限{deadline}）',
    '{agency}: the annual report for {year} was not in the column by {local}, the day of the local notice (by law {deadline})',
  ),
  localLate: both(
    '{agency}{year}年度报告发布于{date}，晚于地方要求的{local}，未逾法定期限（{deadline}）',
    '{agency}: the annual report for {year} came on {date}, after {local} of the local notice and in time by law ({deadline})',
  ),
  'D-BACKDATED': both(
    '{agency}{year}年度报告标称{shown}发布，但其后至{after}的{n}次完整查看均未见，{seen}才出现，疑倒签日期',
    '{agency}: the annual report for {year} gives {shown} as its day, but {n} {n|look|looks} that read the whole column up to {after} did not find it; first seen on {seen}',
  ),
  'D-HIJACK': both(
    '{agency}{year}年度报告的网页{what}：{text}；其数字不予采用',
    '{agency}, annual report for {year}: {what}: {text}; its figures are not taken',
  ),
  finding: both('{agency}{year}年度报告：{message}', '{agency}, annual report for {year}: {message}'),
  'OPS-PORTAL-UNREACHABLE': both(
    '网站{host}无法访问，{n}个机构的状态未知（{at}）',
    'portal {host} could not be reached; {n} {n|body is|bodies are} unknown ({at})',
  ),
  'OPS-PORTAL-BLOCKED': both(
    '网站{host}拒绝了访问，{n}个机构的状态未知（{at}）',
    'portal {host} refused us; {n} {n|body is|bodies are} unknown ({at})',
  ),
  unreachableKnown: both(
    '网站{host}无法访问（{at}）；其{all}个机构的状态目前不因此而未知',
    'portal {host} could not be reached ({at}); of its {all} {all|body|bodies} none is unknown for it now',
  ),
  blockedKnown: both(
    '网站{host}拒绝了访问（{at}）；其{all}个机构的状态目前不因此而未知',
    'portal {host} refused us ({at}); of its {all} {all|body|bodies} none is unknown for it now',
  ),
  'OPS-REGION-UNREACHABLE': both(
    '{region}{all}个网站中有{n}个同时无法访问，{agencies}个机构的状态未知；各机构状态不变',
    '{n} of {all} portals of {region} failed together; {agencies} {agencies|body is|bodies are} unknown, and nothing is concluded about any of them',
  ),
  regionKnown: both(
    '{region}{all}个网站中有{n}个同时无法访问；各机构状态不变，目前无一因此而未知',
    '{n} of {all} portals of {region} failed together; no body is unknown for it now, and nothing is concluded about any of them',
  ),
  'OPS-COLUMN-LOST': both(
    '{agency}的年报栏目曾经找到，现已找不到（{at}）',
    '{agency}: its annual-report column was found before and is not found now ({at})',
  ),
  givenColumn: both(
    '{agency}人工指定的年报栏目无法读取（{at}）',
    '{agency}: the annual-report column that was given by hand cannot be read ({at})',
  ),
  'OPS-OWN-OUTAGE': both(
    '本次运行的{n}个网站全部无法访问，应为本机网络故障；各机构状态不变',
    'all {n} portals of the run were unreachable: our own network is likely down; nothing is concluded about any body',
  ),
  'OPS-RULE-BROKEN': both(
    '规则{rule}在{n}份报告上运行出错，未作判断',
    'rule {rule} broke down on {n} {n|report|reports} and says nothing',
  ),
} as const satisfies Record<string, Bilingual>;

/** What is wrong with a page that is not taken for a report. */
export const FLAWS = {
  'foreign-host': both('转到了非政府网站', 'it leads to a host that is no government’s'),
  'injected-words': both(
    '含有机关不会写的内容，疑被篡改或为仿冒',
    'it holds words that no body writes, so it was hijacked or copied',
  ),
} as const;

/** Added where a rule is broken in several places. */
export const MORE_PLACES = both('（另有{n}处）', ' (and {n} more)');

/** What would clear an alert, by rule; `finding` for every rule on a report's contents. */
export const REMEDIES = {
  'D-MISSING': both(
    '督促发布；若已发布在别处，在机构页指定其栏目（或 nianbao column set），或导入该报告',
    'have it published; where it is published elsewhere, give its column on the agency’s page (or nianbao column set), or hand in the report',
  ),
  'D-LATE': both('核实发布日期；已知悉可确认或静默此条', 'verify the date; acknowledge or silence it once known'),
  'D-LOCAL-DEADLINE': both(
    '地方通知的期限，非法定；提醒发布单位即可',
    'the day of a local notice, not of the law; a reminder will do',
  ),
  'D-REMOVED': both(
    '请发布单位恢复网页或说明新地址',
    'ask the publisher to restore the page or to name its new address',
  ),
  'D-BACKDATED': both(
    '请发布单位说明实际发布日期；各次查看见证据',
    'ask the publisher for the real day of publication; the looks are named in the evidence',
  ),
  'D-HIJACK': both(
    '请网站管理者立即核查；若网址确为官方，在登记表中登记',
    'have the owner of the portal look at it at once; where the address is official, register it',
  ),
  finding: both('请发布单位核对并更正报告', 'ask the publisher to verify and correct the report'),
  'OPS-PORTAL-UNREACHABLE': both(
    '下次运行自动重试；若持续失败，在浏览器中核对网址',
    'retried with the next run; if it lasts, try the address in a browser',
  ),
  'OPS-PORTAL-BLOCKED': both(
    '放慢对该网站的访问（--host-delay），或请网站管理者放行',
    'slow down for this host (--host-delay) or ask its owner to let us in',
  ),
  'OPS-REGION-UNREACHABLE': both(
    '下次运行自动重试；若持续，检查到该地区的网络，或是否被统一拦截',
    'retried with the next run; if it lasts, check the way to that region, or whether a platform refuses us',
  ),
  'OPS-COLUMN-LOST': both(
    '网站可能已改版；在机构页指定新的栏目（或 nianbao column set，或登记表的 report_column_url）',
    'the portal may have been redesigned; give the new column on the agency’s page (or nianbao column set, or report_column_url in the registry)',
  ),
  'OPS-OWN-OUTAGE': both('检查本机网络、DNS 与代理设置', 'check this machine’s network, DNS and proxy'),
  'OPS-RULE-BROKEN': both('程序问题，请附日志报告', 'a bug; please report it with the log'),
} as const satisfies Record<string, Bilingual>;
