import type { Bilingual } from '../report/bilingual.ts';
import { ALERT_STATUS, capitalised, RUN_STATE, SEVERITY } from './states.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** How a request is said to have gone where nothing failed. */
export const OUTCOME_OK = { zh: '正常', en: 'OK' } as const;

/** Lengths of time, coarse. */
export const DURATION = {
  seconds: { zh: '{seconds} 秒', en: '{seconds} s' },
  minutes: { zh: '{minutes} 分 {seconds} 秒', en: '{minutes} min {seconds} s' },
  hours: { zh: '{hours} 小时 {minutes} 分', en: '{hours} h {minutes} min' },
  days: { zh: '{days} 天', en: '{days} d' },
} as const;

/** Words of the pages' frame: navigation, switches, errors, login. */
export const frame = {
  brand: b('年报', 'Nianbao'),
  tagline: b('政府信息公开年度报告监测', 'Watching the annual open-government reports'),
  skip: b('跳到正文', 'Skip to the content'),
  mainNav: b('主导航', 'Main navigation'),
  breadcrumb: b('当前位置', 'You are here'),
  overview: b('总览', 'Overview'),
  agencies: b('机构', 'Agencies'),
  alerts: b('告警', 'Alerts'),
  runs: b('运行', 'Runs'),
  queues: b('队列', 'Queues'),
  language: b('English', '中文'),
  languageLabel: b('Switch to English', '切换为中文'),
  theme: b('外观', 'Appearance'),
  themeAuto: b('跟随系统', 'As the system'),
  themeLight: b('浅色', 'Light'),
  themeDark: b('深色', 'Dark'),
  logout: b('退出', 'Log out'),
  footer: b('年报 {version} · 页面时间 {now}（北京时间）', 'Nianbao {version} · page made {now} (Beijing time)'),
  api: b('数据接口', 'API'),
  metrics: b('指标', 'Metrics'),
  previous: b('上一页', 'Previous'),
  next: b('下一页', 'Next'),
  pageOf: b('第 {page} 页，共 {pages} 页（{total} 条）', 'Page {page} of {pages} ({total} in all)'),
  pagination: b('分页', 'Pages'),
  filter: b('筛选', 'Filter'),
  search: b('名称或编号', 'Name or id'),
  all: b('全部', 'All'),
  none: b('无', 'None'),
  nothing: b('没有符合条件的记录。', 'Nothing matches.'),
  details: b('详情', 'Details'),
  show: b('查看', 'Show'),
  act: b('操作', 'Act'),
  yes: b('是', 'Yes'),
  no: b('否', 'No'),
  external: b('（外部网站）', '(other site)'),
  scrollHint: b('表格可左右滚动', 'The table scrolls sideways'),
};

export const problems = {
  400: b('请求有误', 'The request is not understood'),
  401: b('需要登录', 'Please log in'),
  403: b('请求被拒绝', 'The request was refused'),
  404: b('没有这个页面', 'There is no such page'),
  409: b('现状不容许这样做', 'The present state does not allow it'),
  413: b('提交的内容过大', 'What was sent is too large'),
  421: b('域名不被接受', 'This host name is not served'),
  422: b('内容不完整或不成立', 'What was sent is incomplete or makes no sense'),
  429: b('尝试次数过多', 'Too many attempts'),
  500: b('程序内部错误', 'An internal error'),
  503: b('暂时无法提供服务', 'Not available at the moment'),
  forbiddenNote: b(
    '操作须由本站页面提交。请回到页面重新操作；若经反向代理访问，请保留原来的 Host 请求头。',
    'Actions are accepted from this site’s own pages only. Go back and try again; behind a reverse proxy, pass the original Host header on.',
  ),
  notFoundNote: b('地址可能有误，或记录已不存在。', 'The address may be mistyped, or the record no longer exists.'),
  hostNote: b(
    '未设密码时只接受 localhost、127.0.0.1 与 [::1]。需要其他名称时请设置 NIANBAO_PASSWORD。',
    'Without a password only localhost, 127.0.0.1 and [::1] are answered. Set NIANBAO_PASSWORD to use another name.',
  ),
  throttledNote: b('请稍候几分钟再试。', 'Wait a few minutes and try again.'),
  internalNote: b(
    '错误已记入日志，编号 {id}。数据没有丢失，可刷新重试。',
    'It was logged under {id}. No data was lost; reload to try again.',
  ),
  queueGoneNote: b(
    '队列无法连接，您要求的操作没有开始，之后也不会自行开始。{remedy}，恢复后请重试；“队列”页有现状。',
    'The queue cannot be reached. What you asked for was not begun, and will not begin later by itself: {remedy}, then ask again. The page Queues shows how it stands.',
  ),
  home: b('返回总览', 'Back to the overview'),
};

export const login = {
  title: b('登录', 'Log in'),
  password: b('密码', 'Password'),
  submit: b('登录', 'Log in'),
  wrong: b('密码不正确。', 'The password is wrong.'),
  throttled: b('失败次数过多，请几分钟后再试。', 'Too many failures; try again in a few minutes.'),
  hint: b('密码即启动时设置的 NIANBAO_PASSWORD。', 'It is the NIANBAO_PASSWORD that the service was started with.'),
};

/** Status words; the shape beside each lies in src/web/views/status.ts. */
export const coverageStatus = {
  published: b('已公开', 'Published'),
  late: b('逾期', 'Late'),
  missing: b('未公开', 'Missing'),
  removed: b('已撤下', 'Removed'),
  unknown: b('未知', 'Unknown'),
  due: b('待公开', 'Due'),
  not_due: b('未到期', 'Not due'),
};

export const coverageMeaning = {
  published: b('已公开，未见逾期（发布日期可能未知）', 'published, not known to be late (its day may be unknown)'),
  late: b('已公开，但晚于期限', 'published after the deadline'),
  missing: b(
    '期限已过，栏目已读完整，没有该年度报告',
    'the deadline is past, the column was read whole, and the report is not in it',
  ),
  removed: b('曾经公开，现已不在', 'was published and is gone'),
  unknown: b('未能查看，不作判断', 'could not be looked at; nothing is said'),
  due: b('期限未到，尚未公开', 'the deadline is ahead, not published yet'),
  not_due: b('尚不应公开', 'owes no report yet'),
};

export const severity = capitalised(SEVERITY);
export const alertStatus = capitalised(ALERT_STATUS);
export const runState = capitalised(RUN_STATE);

export const runTrigger: Record<string, Bilingual> = {
  schedule: b('定时', 'Scheduled'),
  'catch-up': b('补跑', 'Catch-up'),
  manual: b('手动', 'Manual'),
  demo: b('演示', 'Demo'),
  operator: b('人工', 'Operator'),
};

export const taskKind = {
  discover: b('查找栏目', 'Find columns'),
  fetch: b('取回页面', 'Fetch pages'),
  process: b('读取报告', 'Read reports'),
  judge: b('判定', 'Judge'),
};

export const taskState = { pending: b('等待', 'Waiting'), done: b('完成', 'Done'), failed: b('失败', 'Failed') };

export const lookOutcome = {
  column_read: b('栏目已读', 'Column read'),
  column_incomplete: b('栏目未读完', 'Column read in part'),
  column_not_found: b('未找到栏目', 'No column found'),
  column_lost: b('栏目已失效', 'Column lost'),
  column_shrunken: b('栏目骤减', 'Column suddenly short'),
  given_column_failed: b('指定栏目无法读取', 'Given column not readable'),
  unreachable: b('无法连接', 'Unreachable'),
  blocked: b('被网站拒绝', 'Refused by the portal'),
  foreign_host: b('转到外站', 'Leads to a foreign host'),
  robots: b('robots.txt 不允许', 'Forbidden by robots.txt'),
  no_address: b('没有网址', 'No address known'),
  own_outage: b('本机网络故障', 'Our own network was down'),
};

export const lookRemedy = {
  column_read: b('无需处理。', 'Nothing to do.'),
  column_incomplete: b(
    '稍后自动重试；持续如此请人工核对栏目翻页。',
    'Retried by itself; if it lasts, check the column’s paging by hand.',
  ),
  column_not_found: b(
    '在机构页指定栏目网址，或在登记表中填写 report_column_url。',
    'Give its address on the agency’s page, or fill in report_column_url in the registry.',
  ),
  given_column_failed: b(
    '核对人工给出的栏目网址；有误时更正或收回。',
    'Check the address that was given by hand; correct it or take it back.',
  ),
  column_lost: b(
    '网站可能已改版：在机构页指定新的栏目网址，或填入登记表的 report_column_url。',
    'The portal was probably rebuilt: give the new address on the agency’s page, or fill it in as report_column_url in the registry.',
  ),
  column_shrunken: b(
    '在浏览器中核对栏目；确已精简时，在登记处人工给出同一栏目网址即可确认。',
    'Look at the column in a browser; where it was really cut down, giving the same address by hand confirms it.',
  ),
  foreign_host: b(
    '栏目转到了未登记的网站：核对后在登记表中登记该网址，或联系网站管理者。',
    'The column leads to a host that is not registered: look at it, register that address or tell the portal’s owner.',
  ),
  unreachable: b(
    '若多数网站都如此，先检查本机网络、DNS 与代理（nianbao doctor）；否则在浏览器中核对网址。',
    'If most portals say so, check this machine’s network, DNS and proxy first (nianbao doctor); otherwise try the address in a browser.',
  ),
  blocked: b(
    '放慢访问（--host-delay）或请网站放行；报告文件可人工导入。',
    'Slow down (--host-delay) or ask the owner to let us in; a file can be imported by hand.',
  ),
  robots: b(
    '请网站管理者放行；在此之前状态保持“未知”。',
    'Ask the portal’s owner to allow it; until then the state stays unknown.',
  ),
  no_address: b('在登记表中补充 portal_url。', 'Add portal_url to the registry.'),
  own_outage: b(
    '本机网络故障期间不作判断；恢复后自动重试。运行 nianbao doctor 检查网络。',
    'Nothing is judged while our own network is down; it is retried by itself. Run nianbao doctor.',
  ),
};

export const lookRole = {
  robots: b('robots.txt', 'robots.txt'),
  home: b('首页', 'Home page'),
  menu: b('菜单', 'Menu'),
  sitemap: b('网站地图', 'Site map'),
  search: b('站内搜索', 'On-site search'),
  column: b('栏目', 'Column'),
  list_page: b('列表页', 'List page'),
  report: b('报告页', 'Report'),
};

export const ruleOutcome = {
  pass: b('通过', 'Passed'),
  pass_blank_as_zero: b('空白按零计时通过', 'Passed with blanks as zero'),
  fail: b('不通过', 'Failed'),
  uncertain: b('不确定', 'Uncertain'),
  not_assessable: b('无法评估', 'Not assessable'),
  not_applicable: b('不适用', 'Not applicable'),
  suppressed: b('已豁免', 'Excepted'),
};

export const dateSource = {
  meta: b('页面元数据', 'page metadata'),
  list: b('栏目列表', 'column list'),
  text: b('页面文字', 'page text'),
  url: b('网址', 'address'),
  signature: b('落款', 'signature'),
  header: b('响应头', 'response header'),
  operator: b('人工', 'operator'),
};

export const eventKind: Record<string, Bilingual> = {
  opened: b('发生', 'Opened'),
  reopened: b('再次发生', 'Came back'),
  acknowledged: b('确认', 'Acknowledged'),
  silenced: b('静默', 'Silenced'),
  unsilenced: b('静默到期', 'Silence ended'),
  unmuted: b('静默规则到期，已通知', 'Silence ended; told now'),
  waived: b('豁免', 'Waived'),
  assigned: b('交办', 'Assigned'),
  commented: b('备注', 'Comment'),
  reminded: b('再次提醒', 'Reminded'),
  escalated: b('升级', 'Escalated'),
  countdown: b('临期提醒', 'Countdown'),
  unsure: b('送达不明，再次告知', 'Told again: it may not have arrived'),
  resolved: b('解决', 'Resolved'),
};

export const deliveryState = {
  pending: b('待发送', 'Waiting'),
  sending: b('发送中', 'Sending'),
  sent: b('已送达', 'Sent'),
  unsure: b('是否送达不明', 'Not known whether it arrived'),
  dead: b('未能送达', 'Given up'),
};

export const level: Record<string, Bilingual> = {
  central: b('中央', 'Central'),
  province: b('省级政府', 'Province'),
  prefecture: b('市级政府', 'Prefecture'),
  county: b('县级政府', 'County'),
  township: b('乡镇街道', 'Township'),
  park: b('开发区', 'Development zone'),
  central_dept: b('中央部门', 'Central department'),
  province_dept: b('省级部门', 'Provincial department'),
  prefecture_dept: b('市级部门', 'Prefectural department'),
  county_dept: b('县级部门', 'County department'),
  township_dept: b('乡镇部门', 'Township department'),
  park_dept: b('开发区部门', 'Zone department'),
  vertical: b('垂直管理', 'Vertically managed'),
};

/** Words printed on the official forms that the template files do not carry. Shown in Chinese in both languages. */
export const form = { content: '信息内容', dash: '——' };
