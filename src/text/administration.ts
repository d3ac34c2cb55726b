import type { Bilingual } from '../report/bilingual.ts';
import type { Scope } from '../report/scope.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words about tokens, on pages and at the command line. */
export const tokens = {
  title: b('访问令牌', 'Tokens'),
  lead: b(
    '供脚本以 Authorization: Bearer 调用 /api/v1；只存散列值，令牌本身只显示一次。',
    'For scripts that call /api/v1 with Authorization: Bearer. Only a hash is kept; the token itself is shown once.',
  ),
  none: b('还没有令牌。', 'There are no tokens yet.'),
  name: b('名称', 'Name'),
  nameHint: b(
    '用在何处、归谁管，例如“省平台对接”',
    'where it is used and by whom, for instance “dashboard of the province”',
  ),
  scope: b('权限', 'Scope'),
  created: b('创建', 'Created'),
  createdBy: b('创建人', 'Created by'),
  used: b('最近使用', 'Last used'),
  never: b('从未', 'never'),
  revoked: b('已于 {at} 撤销', 'revoked {at}'),
  revoke: b('撤销', 'Revoke'),
  create: b('新建令牌', 'Create a token'),
  incomplete: b('须写明名称并选择权限。', 'A name and a scope are needed.'),
  once: b('请立即复制保存，离开本页后不再显示：', 'Copy it now; it is not shown again after this page:'),
  secret: b('令牌', 'Token'),
  id: b('编号', 'id'),
  state: b('状态', 'state'),
  valid: b('有效', 'valid'),
  about: b('访问令牌：新建、列出、撤销', 'tokens for the API: create, list, revoke'),
  listAbout: b('列出令牌', 'list them'),
  createAbout: b('新建令牌（仅显示一次）', 'create one (shown once)'),
  revokeAbout: b('撤销令牌', 'revoke one'),
  noToken: b('没有这个有效的令牌', 'no such token holds'),
} as const satisfies Record<string, Bilingual>;

export const scopeWord = {
  read: b('只读', 'Read'),
  operate: b('处理', 'Operate'),
  admin: b('管理', 'Admin'),
} as const satisfies Record<Scope, Bilingual>;

export const scopeMeaning = {
  read: b('查看全部数据', 'sees everything but tokens, settings and the log of acts'),
  operate: b('另可处理告警、问题与静默', 'and acts on alerts, findings and silences'),
  admin: b('另可修改登记表、设置与令牌', 'and changes registry, settings and tokens'),
} as const satisfies Record<Scope, Bilingual>;

/** Words about the log of acts. */
export const audit = {
  title: b('操作记录', 'Log of acts'),
  lead: b(
    '人做过的每件事，新的在前；只增不改。系统自动做的事在“运行”与告警经过中。',
    'Everything that people did, newest first; nothing is ever changed in it. What Nianbao did by itself is under runs and in the history of alerts.',
  ),
  at: b('时间', 'Time'),
  atBeijing: b('时间（北京时间）', 'Time (Beijing)'),
  by: b('何人', 'Who'),
  way: b('途径', 'How'),
  what: b('操作', 'What'),
  subject: b('对象', 'About'),
  details: b('详情', 'Details'),
  none: b('没有符合条件的操作记录。', 'No act matches.'),
  filterBy: b('何人（部分文字）', 'Who (part of the name)'),
  filter: b('筛选', 'Filter'),
  all: b('全部', 'All'),
  older: b('更早', 'Older'),
  newest: b('回到最新', 'Newest'),
  about: b('操作记录：何人何时做了什么', 'log of acts: who did what and when'),
} as const satisfies Record<string, Bilingual>;

export const wayWord = {
  web: b('页面', 'page'),
  api: b('接口', 'API'),
  cli: b('命令行', 'command line'),
} as const satisfies Record<string, Bilingual>;

/** Groups of acts, by the beginning of their names. */
export const auditGroup = {
  alert: b('告警', 'Alerts'),
  finding: b('问题', 'Findings'),
  evidence: b('人工证据', 'Evidence'),
  silence: b('静默', 'Silences'),
  registry: b('登记表', 'Registry'),
  settings: b('设置', 'Settings'),
  token: b('令牌', 'Tokens'),
  queue: b('队列', 'Queues'),
  login: b('登录', 'Logins'),
} as const satisfies Record<string, Bilingual>;

/** What was done; an act without words here is shown by its name. */
export const auditWhat: Readonly<Record<string, Bilingual>> = {
  'alert.acknowledged': b('确认告警', 'Alert acknowledged'),
  'alert.silenced': b('静默告警', 'Alert silenced'),
  'alert.waived': b('豁免告警', 'Alert waived'),
  'alert.assigned': b('交办告警', 'Alert assigned'),
  'alert.commented': b('备注告警', 'Alert commented'),
  'alert.resolved': b('标为已解决', 'Alert resolved'),
  'finding.accept': b('确认问题', 'Finding accepted'),
  'finding.dismiss': b('不采纳问题', 'Finding dismissed'),
  'correction.correct': b('更正数值', 'Figure corrected'),
  'correction.withdraw': b('撤销更正', 'Correction withdrawn'),
  'finding.restore': b('恢复问题', 'Finding restored'),
  'evidence.column': b('给出栏目', 'Column given'),
  'evidence.no-column': b('收回栏目', 'Column taken back'),
  'evidence.import': b('导入报告', 'Report handed in'),
  'evidence.right': b('认定为报告', 'Page marked as right'),
  'evidence.wrong': b('认定不是报告', 'Page marked as wrong'),
  'evidence.undo': b('撤回证据', 'Evidence taken back'),
  'silence.added': b('新增静默规则', 'Silence made'),
  'silence.ended': b('结束静默规则', 'Silence ended'),
  'registry.imported': b('导入登记表', 'Registry imported'),
  'settings.changed': b('修改设置', 'Settings changed'),
  'token.created': b('新建令牌', 'Token created'),
  'token.revoked': b('撤销令牌', 'Token revoked'),
  'tasks.retried': b('重试任务', 'Tasks tried again'),
  'messages.retried': b('重发消息', 'Messages sent again'),
  'queue.paused': b('暂停队列', 'Queue paused'),
  'queue.resumed': b('恢复队列', 'Queue resumed'),
  'queue.promoted': b('立即执行推迟的任务', 'Delayed jobs set going'),
  'queue.emptied': b('清空队列', 'Queue emptied'),
  'queue.obliterated': b('删除整个队列', 'Queue obliterated'),
  'queue.retried': b('重试队列中的失败任务', 'Failed jobs tried again'),
  'queue.cleaned': b('清理队列', 'Queue cleaned'),
  'queue.job-retried': b('重试一项任务', 'Job tried again'),
  'queue.job-promoted': b('立即执行一项任务', 'Job set going'),
  'queue.job-removed': b('从队列删除一项任务', 'Job removed from the queue'),
  'queue.refused': b('队列操作未成', 'Not done by the queue'),
  login: b('登录', 'Login'),
  logout: b('退出登录', 'Logout'),
  'login.failed': b('登录失败', 'Failed login'),
};
