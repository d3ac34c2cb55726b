import type { Bilingual } from '../report/bilingual.ts';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/**
 * Why an agency-year has its state, by reason code. Placeholders: {deadline}, {date}, {days}, {at} (day of the look that
 * decided), {seen} (day on which the report was first seen), {changed} (day on which an operator last changed the column), {from}, {to},
 * {until} (last day of grace), {why} (of an exemption), {n} and {needed} (whole looks without it), {gapFrom}, {gapTo} (days of our own gap).
 */
export const COVERAGE_REASONS = {
  'not_due.year_not_over': both('报告年度尚未结束', 'the report year is not over'),
  'not_due.before_first_year': both('该机构自{from}年度起编制报告', 'the body owes reports from {from} on'),
  'not_due.after_last_year': both('该机构报告编制至{to}年度为止', 'the body owed reports up to {to}'),
  'not_due.exempt': both(
    '登记表注明该年度免予编制（{why}）',
    'by the registry the body owes no report of this year ({why})',
  ),
  'due.soon': both('期限（{deadline}）将至', 'the deadline {deadline} is near'),
  'due.grace': both('已过期限（{deadline}），宽限至{until}', 'past the deadline {deadline}, in grace until {until}'),
  'due.in_time': both('尚在期限内（{deadline}）', 'still in time (until {deadline})'),
  'published.in_time': both('{date}发布，未逾期限（{deadline}）', 'published on {date}, in time (until {deadline})'),
  'published.seen_in_time': both(
    '发布日期未知，但{seen}已见于栏目，未逾期限（{deadline}）',
    'date of publication unknown, but seen in the column on {seen}, in time (until {deadline})',
  ),
  'published.date_unknown': both('已发布，发布日期未知', 'published; the date is not known'),
  'published.date_conflict': both(
    '已发布，各处日期不一致（在期限{deadline}前后都有），不据以判断逾期',
    'published; the days that are given lie on both sides of the deadline {deadline}, so nobody is called late',
  ),
  'published.exempt': both(
    '已发布；登记表注明该年度免予编制（{why}），不判断逾期',
    'published; by the registry the body owed none ({why}), so it is not late',
  ),
  'published.imported': both(
    '报告由人工导入，未给出发布日期，不据以判断逾期',
    'an operator handed in the report without a date of publication, so nothing is said of its time',
  ),
  'published.listed': both(
    '{at}见于年报栏目，网页尚未取得',
    'listed in the column on {at}; its page was not fetched yet',
  ),
  'late.by_date': both(
    '{date}发布，晚于期限（{deadline}）{days}天',
    'published on {date}, {days} {days|day|days} after the deadline {deadline}',
  ),
  'late.seen_absent': both(
    '发布日期未知；期限（{deadline}）后{at}完整查看栏目时尚无，其后才出现',
    'date of publication unknown; not in the column, read whole on {at} after the deadline {deadline}, and there later',
  ),
  'missing.not_in_column': both(
    '期限（{deadline}）后于{at}完整查看年报栏目，没有该年度报告',
    'the annual-report column was read whole on {at}, after the deadline {deadline}, and the report was not in it',
  ),
  'removed.gone': both(
    '曾见于栏目（{seen}），{at}完整查看时已无，原网页也已不存在',
    'it was in the column on {seen}; on {at} the whole column no longer had it and its page was gone',
  ),
  'unknown.never_looked': both('尚未查看过', 'nobody has looked yet'),
  'unknown.not_since_deadline': both(
    '期限（{deadline}）后尚未完整查看栏目，上次为{at}',
    'the column was not read whole since the deadline {deadline}; last on {at}',
  ),
  'unknown.stale': both('上次完整查看栏目是{at}，已过时', 'the column was last read whole on {at}, too long ago'),
  'unknown.unconfirmed': both(
    '期限（{deadline}）后完整查看栏目{n}次，没有该年度报告；满{needed}次方可认定',
    'the column was read whole {n} {n|time|times} after the deadline {deadline} without the report; {needed} are needed to say that it is missing',
  ),
  'unknown.own_gap': both(
    '本系统{gapFrom}至{gapTo}停止运行，期限（{deadline}）后尚未完整查看栏目',
    'Nianbao itself stood still from {gapFrom} to {gapTo}; the column was not read whole since the deadline {deadline}',
  ),
  'unknown.contradictory': both(
    '以前的查看曾列出该年度报告，最近一次没有；待核对',
    'an earlier look listed the report and the latest one did not; to be settled',
  ),
  'unknown.hijacked': both(
    '找到的网页疑被篡改或不在官方网站，其内容不予采用',
    'the page that was found looks hijacked or lies on a foreign host; nothing of it is taken',
  ),
  'unknown.other_report': both(
    '栏目中标为该年度的网页，正文是另一年度或另一机关的报告；待核对',
    'the page that is listed for this year is the report of another year or body; to be settled',
  ),
  'unknown.unreachable': both('网站无法访问（{at}）', 'the portal could not be reached ({at})'),
  'unknown.blocked': both('网站拒绝访问（{at}）', 'the portal refused us ({at})'),
  'unknown.robots': both('robots.txt 不允许访问（{at}）', 'robots.txt forbids it ({at})'),
  'unknown.column_not_found': both('未找到年报栏目（{at}）', 'no annual-report column was found ({at})'),
  'unknown.column_shrunken': both(
    '年报栏目所列条目骤减至以前的一半以下，未列出不足为凭（{at}）',
    'the column suddenly lists less than half of what it did; that the report is not among it proves nothing ({at})',
  ),
  'unknown.foreign_host': both(
    '年报栏目转到了未登记的外站，其内容不予采用（{at}）',
    'the column leads to a host that is not registered; nothing of it is taken ({at})',
  ),
  'unknown.column_lost': both(
    '原年报栏目已失效，未找到新栏目（{at}）',
    'the annual-report column that was known is gone, and no other was found ({at})',
  ),
  'unknown.given_column_failed': both(
    '人工指定的年报栏目无法读取或不是年报栏目（{at}）',
    'the column that an operator gave could not be read, or is no column of annual reports ({at})',
  ),
  'unknown.column_changed': both(
    '{changed}人工更改了年报栏目，此后尚未查看',
    'an operator changed the column on {changed}; nobody has looked since',
  ),
  'unknown.incomplete': both('年报栏目未能读完整（{at}）', 'the column could not be read whole ({at})'),
  'unknown.no_address': both('登记表中没有网址', 'the registry has no address'),
  'unknown.own_outage': both('本机网络故障，未能查看（{at}）', 'our own network failed, so we could not look ({at})'),
} as const satisfies Record<string, Bilingual>;

export type CoverageReasonCode = keyof typeof COVERAGE_REASONS;

/** Added where the report was found but not read. */
export const FOUND_NOT_READ = both('（已找到，尚未读取）', ' (found, not read)');

/** Added where an operator said of what was listed that it is not the report. */
export const DENIED = both(
  '（栏目所列网页经人工认定不是该报告）',
  ' (of the page that was listed an operator said that it is not the report)',
);

/** Added where the document disagrees with the list and does not say for certain whose it is. */
export const WHOSE_UNCLEAR = both(
  '（正文所写机关或年度与列表不一致，待核对）',
  ' (the document disagrees with the list on body or year; to be settled)',
);
