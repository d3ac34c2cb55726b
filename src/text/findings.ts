import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of `nianbao findings` and of the decisions on the pages. */
export const FINDINGS = {
  command: b('列出规则发现的问题；对误报作出不予处理的决定', 'list findings, and let those be that are none'),
  list: b('列出当前报告的发现', 'list the findings of the current reports'),
  dismiss: b(
    '不予处理一项发现（须写理由）；数据不变则一直有效，数据变化后重新提出',
    'let a finding be, with a reason; it stays so as long as its figures stay, and comes back when they change',
  ),
  accept: b(
    '确认一项发现属实（数据不变则一直有效）',
    'accept a finding as right; it stays so as long as its figures stay',
  ),
  restore: b('撤销决定', 'take the decision back'),
  agency: b('机构编号（可多个）', 'agency ids'),
  year: b('报告年度', 'reporting years'),
  rule: b('规则编号', 'rule ids'),
  dismissedOnly: b('只列不予处理的', 'only those that were let be'),
  reason: b('理由', 'why'),
  by: b('姓名（默认为系统用户）', 'who decides (default: the system’s user)'),
  notFound: b('没有这样的发现', 'there is no such finding'),
  unclear: b('有多项发现编号如此开头', 'several findings begin so'),
  noReason: b('须写明理由（--reason）', 'say why (--reason)'),
  badId: b('格式为 机构/年度/编号', 'agency/year/key'),
  id: b('编号', 'id'),
  ruleHead: b('规则', 'rule'),
  severity: b('级别', 'severity'),
  what: b('问题', 'finding'),
  state: b('状态', 'state'),
  open: b('待处理', 'open'),
  dismissed: b('不予处理', 'let be'),
  accepted: b('已确认', 'accepted'),
  acceptButton: b('确认属实', 'Accept'),
  acceptedBy: b('{by}已确认属实', 'Accepted by {by}'),
  reasonOptional: b('备注', 'Note'),
  dismissButton: b('不予处理', 'Let it be'),
  restoreButton: b('撤销', 'Take back'),
  yourName: b('姓名', 'Your name'),
  reasonField: b('理由（必填）', 'Why (required)'),
  dismissedBy: b('{by}决定不予处理：{reason}', 'Let be by {by}: {reason}'),
  dismissedHead: b('不予处理的（{count}）', 'Let be ({count})'),
  evidence: b('依据', 'Evidence'),
  here: b('本报告', 'This report'),
  there: b('{agency} {year}', '{agency} {year}'),
  firstSeen: b('首见版本', 'As first seen'),
  nowSeen: b('修改后版本', 'As changed'),
  figure: b('数据', 'Figure'),
  passages: b('相同的段落', 'Passages that are the same'),
} as const satisfies Record<string, Bilingual>;

/** Words of `reprocess --rules`. */
export const RULES_AGAIN = {
  option: b(
    '只按规则重判已读的报告；给出版本号则与该版本比较，不保存',
    'judge what was read by the rules again, without reading; with a version of the rules, compare with it and save nothing',
  ),
  unknownVersion: b('没有保存这一版本的规则；已有：', 'no rules of this version are kept; there are:'),
  count: b(
    '{reports} 份报告，规则 {from} → {to}：{changed} 份的结论有变化',
    '{reports} reports, rules {from} → {to}: the verdicts on {changed} change',
  ),
  same: b('所有结论相同。', 'Every verdict is the same.'),
  agency: b('机构', 'agency'),
  year: b('年度', 'year'),
  rule: b('规则', 'rule'),
  before: b('原结论', 'before'),
  after: b('现结论', 'after'),
  by: b('变化来自', 'because of'),
  judgesOfToday: b(
    '旧版本保存的是规则条目（内容、阈值、级别），不是判断程序：以上按今天的判断程序（{now}，当时为 {before}）重判，因此不一定与当时的结论逐条相同。',
    'a version keeps the entries of its rules (what, thresholds, severity), not the code that judges: the above was judged by the code of today ({now}; then {before}), and need not be what was said then in every case.',
  ),
} as const satisfies Record<string, Bilingual>;

/** What made a verdict another. */
export const RULES_AGAIN_BY = {
  rules: b('规则', 'rules'),
  judges: b('判断程序', 'judging code'),
  inputs: b('所依据的数据', 'what they look at'),
} as const satisfies Record<string, Bilingual>;
