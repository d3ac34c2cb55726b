import type { Bilingual } from '../report/bilingual.ts';
import { CELLS } from './cell-states.ts';

export { ALERT_STATUS, RUN_STATE, SEVERITY } from './states.ts';

/** Words of the command line. */
export const CLI = {
  about: {
    zh: '年报：监测政府信息公开工作年度报告的发布、内容与变化',
    en: 'Nianbao watches the annual open-government reports of Chinese administrative bodies',
  },
  start: {
    zh: '启动服务：调度、抓取、处理、告警与网页',
    en: 'the service: scheduler, crawler, workers, alerting, web pages',
  },
  crawl: { zh: '立即运行一次，直到全部处理完毕', en: 'one run now, to its end' },
  check: {
    zh: '读取报告，列出数据与问题（无需数据库）',
    en: 'read documents, print their values and findings; no database needed',
  },
  diff: {
    zh: '比较两份报告：文件、网址或 机构/年度',
    en: 'the change between two reports: files, URLs or agency/year',
  },
  coverage: { zh: '各机构各年度的发布状态', en: 'the state of every agency and year' },
  alerts: {
    zh: '告警列表；show 显示一条，ack、assign、silence、resolve、waive、comment 处理告警',
    en: 'the alerts; show shows one, ack, assign, silence, resolve, waive and comment act on it',
  },
  alertsList: { zh: '列出告警', en: 'list the alerts' },
  ack: { zh: '确认一条告警', en: 'acknowledge one' },
  silence: { zh: '将一条告警静默到某日', en: 'silence one until a day' },
  resolve: { zh: '解决一条告警', en: 'resolve one' },
  assign: { zh: '将一条告警交给某人', en: 'assign one to somebody' },
  waive: { zh: '豁免一条告警：须说明理由，再次出现也不通知', en: 'waive one for good, with the reason' },
  comment: { zh: '为一条告警加注', en: 'comment on one' },
  silences: {
    zh: '静默规则：一段时间内不通知符合条件的告警（仍记录）',
    en: 'silences: alerts that are recorded but told to nobody for a time',
  },
  silencesList: { zh: '列出静默规则', en: 'list the silences' },
  silencesAdd: { zh: '新增静默规则', en: 'add one' },
  silencesEnd: { zh: '提前结束一条静默规则', en: 'end one early' },
  noSilence: { zh: '没有这条生效中的静默规则', en: 'no such silence holds' },
  everything: {
    zh: '须至少限定规则、级别、地区、层级、机构之一',
    en: 'at least one of rule, severity, region, level and agency',
  },
  runs: { zh: '历次运行', en: 'the runs' },
  notify: {
    zh: '通知目标；--test 向其中一个发送测试消息，--failed 列出未能送达的，--again 重新发送',
    en: 'whom alerts are sent to; --test sends one a test message, --failed lists what was given up, --again sends it once more',
  },
  agencies: { zh: '机构登记表：导入、列出、校验', en: 'the registry: import, list, check' },
  agenciesImport: { zh: '导入登记表；有错误行则不做任何改动', en: 'import a registry; a faulty one changes nothing' },
  agenciesList: { zh: '列出机构', en: 'list the agencies' },
  agenciesCheck: { zh: '校验登记表，逐行指出错误', en: 'check a registry, row by row' },
  export: { zh: '导出数据：reports、values、alerts、coverage', en: 'export reports, values, alerts or coverage' },
  reprocess: {
    zh: '用当前的读取程序重读所有快照，不重新抓取',
    en: 'read all snapshots again with the present reader, without crawling',
  },
  rebuild: { zh: '按数据库重建任务队列', en: 're-create the queue’s content from the store' },
  demo: {
    zh: '在本机演示：本地门户上的真实报告数据',
    en: 'the whole service against portals on this machine that carry real reports',
  },
  doctor: { zh: '检查运行环境，并说明如何解决', en: 'what works here, and what to do about what does not' },
  cause: { zh: '原因', en: 'cause' },
  remedy: { zh: '办法', en: 'what to do' },
  stopping: {
    zh: '正在停止：处理完手头任务即退出，再按一次强制退出',
    en: 'stopping after the work in hand; once more to force',
  },
  howToEnd: { zh: '按 Ctrl-C 结束', en: 'Ctrl-C ends it' },
  stopped: { zh: '中途停止', en: 'stopped before the end' },
  queues: { zh: '队列', en: 'queues' },
  openAlerts: { zh: '未解决的告警', en: 'alerts not resolved' },
  pages: { zh: '网页', en: 'pages' },
  running: { zh: '运行中', en: 'running' },
  noFindings: { zh: '未发现问题', en: 'no findings' },
  noReport: {
    zh: '不是政府信息公开工作年度报告，或其表格不属于任何一代国家格式',
    en: 'no annual report, or its tables are of no national generation',
  },
  noForm: { zh: '未识别出国家规定格式的表格', en: 'no tables of a national form were recognised' },
  beforeForms: {
    zh: '2014年以前没有全国统一的表格，只读文字',
    en: 'before 2014 there was no national form: only the text is read',
  },
  noPrevious: { zh: '没有可比较的报告', en: 'there is no report to compare with' },
  notFound: { zh: '没有找到', en: 'not found' },
  nothing: { zh: '没有内容', en: 'nothing to show' },
  done: { zh: '完成', en: 'done' },
  noAgency: { zh: '登记表中没有这个机构编号', en: 'no agency has this id' },
  noAlert: { zh: '没有编号如此开头的告警', en: 'no alert has an id that begins so' },
  manyAlerts: {
    zh: '有多条告警的编号如此开头，请多给几位',
    en: 'several alerts have an id that begins so; give more of it',
  },
  resolvedAlready: { zh: '该告警已解决', en: 'the alert is resolved already' },
  past: { zh: '该日已过', en: 'that day is past' },
  manySheets: {
    zh: '一张工作表最多 {most} 行，数据已分为 {count} 张：{names}',
    en: 'a sheet holds {most} rows at most, so the rows went on in {count} sheets: {names}',
  },
  xlsxToFile: {
    zh: '请用 --output 指定文件；XLSX 不能显示在终端',
    en: 'name a file with --output; a terminal cannot show XLSX',
  },
  lostColumns: {
    zh: '年报栏目失效的机构（与未发布无关）',
    en: 'agencies whose column is lost (which says nothing of their reports)',
  },
  row: { zh: '第{row}行', en: 'row {row}' },
  doubt: { zh: '请核对', en: 'check this' },
  problems: { zh: '{count} 处错误', en: '{count} {count|problem|problems}' },
  agenciesCount: { zh: '{count} 个机构', en: '{count} {count|agency|agencies}' },
  reread: { zh: '重读 {count} 份快照', en: '{count} {count|snapshot|snapshots} read again' },
  rebuilt: {
    zh: '{tasks} 个任务、{deliveries} 条通知重新排入队列',
    en: '{tasks} tasks and {deliveries} messages are in the queue again',
  },
} as const satisfies Record<string, Bilingual>;

/** States of an agency-year, for tables and summaries. */
export const STATUS = {
  not_due: { zh: '未到期', en: 'not due' },
  due: { zh: '待发布', en: 'due' },
  published: { zh: '已发布', en: 'published' },
  late: { zh: '逾期发布', en: 'late' },
  missing: { zh: '未发布', en: 'missing' },
  removed: { zh: '已撤下', en: 'removed' },
  unknown: { zh: '未知', en: 'unknown' },
} as const satisfies Record<string, Bilingual>;

/** What the options of the command line mean. */
export const OPTIONS = {
  missing: { zh: '只列未发布和已撤下的', en: 'only what is missing or was taken down' },
  printList: { zh: '写成可打印的情况表（.html 或 .xlsx）', en: 'write a dated list to print or file (.html or .xlsx)' },
  season: {
    zh: '演练该年 1–4 月的报告季：不联网、不发送，只列出会通知什么',
    en: 'rehearse January to April of that year: what would be sent when, without sending it',
  },
  seed: { zh: '演练的随机种子；同一种子结果相同', en: 'seed of the rehearsal; the same one gives the same season' },
  config: { zh: '配置文件（默认 nianbao.config.yaml）', en: 'settings file' },
  json: { zh: '以 JSON 输出', en: 'print JSON' },
  test: { zh: '目标的名称', en: 'name of the target' },
  to: { zh: '负责人', en: 'who takes care of it' },
  silenceReason: { zh: '理由', en: 'the reason' },
  silenceRule: { zh: '规则，可用 D-* 表示一类', en: 'rules; D-* for all that begin so' },
  silenceRegion: { zh: '行政区划代码的开头', en: 'beginnings of region codes' },
  silenceLevel: { zh: '机构层级', en: 'levels of bodies' },
  silenceAgency: { zh: '机构编号，含其下级', en: 'ids of bodies, with those below them' },
  csv: { zh: '以 CSV 输出', en: 'print CSV' },
  agency: { zh: '只看这些机构编号，可多个', en: 'only the agencies of these ids' },
  year: { zh: '报告年度，可多个', en: 'reporting years' },
  portalPort: { zh: '演示门户的起始端口（默认 18180）', en: 'first port of the demo portals' },
  once: { zh: '运行一次后退出', en: 'end after one run' },
  inputs: {
    zh: '文件、文件夹、通配符或网址；- 为标准输入',
    en: 'files, folders, patterns or addresses; - is standard input',
  },
  values: { zh: '按官方表样列出全部数字', en: 'all figures in the tables of the official form' },
  layout: { zh: '同 --values', en: 'as --values' },
  html: { zh: '另写一份可转发的核对报告（单个 HTML 文件）', en: 'write a report to send on, one HTML file' },
  previous: { zh: '上一年的报告，用于核对跨年数据', en: 'last year’s report, for the rules across years' },
  earlier: { zh: '较早的报告', en: 'the earlier report' },
  later: { zh: '较晚的报告', en: 'the later report' },
  unchanged: { zh: '也列出未变与不可比的数据', en: 'unchanged and not comparable figures too' },
  output: { zh: '写入文件', en: 'write to a file' },
  note: { zh: '说明，记入告警的经过', en: 'a note, kept with the alert' },
  until: { zh: '到该日为止，含当日（YYYY-MM-DD）', en: 'until that day, included' },
} as const satisfies Record<string, Bilingual>;

/** Help: headings by commander's own, and what stands below the list of commands. */
export const HELP = {
  help: { zh: '显示用法', en: 'show help' },
  version: { zh: '显示版本', en: 'show the version' },
  titles: {
    'Usage:': '用法 Usage:',
    'Options:': '选项 Options:',
    'Global Options:': '通用选项 Common options:',
    'Arguments:': '参数 Arguments:',
    'Commands:': '命令 Commands:',
  },
  after: `设置 Settings: 选项 flags > 环境变量 NIANBAO_* variables > nianbao.config.yaml > 默认值 defaults
退出码 Exit codes: 0 完成 done · 1 完成且发现问题 done, problems found · 2 用法或设置有误 wrong usage or settings · 3 未能完成 could not finish

示例 Examples:
  nianbao check 年报.html                      发布前自查 before publishing
  nianbao crawl --agencies agencies.csv        立即查一遍 one run now
  nianbao start                                常驻服务与网页 the service and its pages
  nianbao alerts                               待处理的告警 what to act on`,
} as const;

/** What is wrong with a value that was given. */
export const WRONG = {
  note: { zh: '缺少 --note：豁免和评论必须写明说明', en: '--note is missing: a waiver and a comment need words' },
  target: {
    zh: '没有名为“{name}”的通知目标；现有：{names}',
    en: 'there is no target named "{name}"; there are: {names}',
  },
  year: {
    zh: '--year 的值“{value}”不是年度，应为四位数字，如 2024',
    en: '--year "{value}" is no year: write four digits, as 2024',
  },
  until: {
    zh: '--until 的值“{value}”不是日期，应写作 2026-03-31',
    en: '--until "{value}" is no day: write it as 2026-03-31',
  },
} as const satisfies Record<string, Bilingual>;

/** What is wrong with a command, by commander's own code; the particulars follow in English. */
export const USAGE = {
  unknownCommand: '没有这个命令',
  unknownOption: '没有这个选项',
  missingArgument: '缺少参数',
  optionMissingArgument: '选项缺少值',
  missingMandatoryOptionValue: '缺少必需的选项',
  excessArguments: '参数过多',
  invalidArgument: '取值无效',
  conflictingOption: '选项互相冲突',
} as const;

/** Words of `demo`. */
export const DEMO_WORDS = {
  title: {
    zh: '年报演示：{year} 年度报告，按 {day} 判断',
    en: 'Nianbao demo: reports of {year}, judged as of {day}',
  },
  foreign: {
    zh: '其中已有演示以外的数据；演示会替换机构登记表，请另选空目录（--data）或空数据库',
    en: 'holds other data than the demo’s; the demo replaces the registry, so give it an empty folder (--data) or database',
  },
  portalPort: {
    zh: '可能已有一个演示在运行：打开它的网页即可；要另开一个，用 --portal-port 与 --port 换端口',
    en: 'perhaps a demo runs already: open its page; for a second one choose other ports with --portal-port and --port',
  },
} as const satisfies Record<string, Bilingual>;

/** Heads of the tables. */
export const HEADERS = {
  coverage: [
    { zh: '年度', en: 'year' },
    { zh: '机构', en: 'agency' },
    { zh: '状态', en: 'status' },
    { zh: '期限', en: 'deadline' },
    { zh: '发布日期', en: 'published' },
    { zh: '依据', en: 'reason' },
  ],
  alerts: [
    { zh: '编号', en: 'id' },
    { zh: '状态', en: 'status' },
    { zh: '级别', en: 'severity' },
    { zh: '规则', en: 'rule' },
    { zh: '内容', en: 'message' },
  ],
  runs: [
    { zh: '编号', en: 'id' },
    { zh: '状态', en: 'state' },
    { zh: '起因', en: 'trigger' },
    { zh: '年度', en: 'years' },
    { zh: '机构数', en: 'agencies' },
    { zh: '结束（北京时间）', en: 'ended' },
    { zh: '结果', en: 'result' },
  ],
  silences: [
    { zh: '编号', en: 'id' },
    { zh: '至（北京时间）', en: 'until' },
    { zh: '条件', en: 'what' },
    { zh: '设置人', en: 'by' },
    { zh: '理由', en: 'reason' },
  ],
  targets: [
    { zh: '目标', en: 'target' },
    { zh: '渠道', en: 'channel' },
    { zh: '何时', en: 'when' },
    { zh: '只通知', en: 'told only' },
  ],
  agencies: [
    { zh: '编号', en: 'id' },
    { zh: '名称', en: 'name' },
    { zh: '层级', en: 'level' },
    { zh: '网址', en: 'portal' },
  ],
} as const satisfies Record<string, readonly Bilingual[]>;

/** By the trigger that the store keeps. */
export const RUN_TRIGGER: Readonly<Record<string, Bilingual>> = {
  schedule: { zh: '定时', en: 'schedule' },
  'catch-up': { zh: '补跑', en: 'catch-up' },
  manual: { zh: '手动', en: 'manual' },
  demo: { zh: '演示', en: 'demo' },
  operator: { zh: '人工', en: 'operator' },
};

export const DIFF_STATE = {
  changed: { zh: '改变', en: 'changed' },
  appeared: { zh: '新增', en: 'appeared' },
  vanished: { zh: '消失', en: 'vanished' },
  same: { zh: '相同', en: 'same' },
  not_comparable: { zh: '不可比', en: 'not comparable' },
} as const satisfies Record<string, Bilingual>;

/** What stands where there is no number. */
export const FIGURE = {
  reported: CELLS.reported.state,
  blank: CELLS.blank.state,
  absent: { zh: '无此项', en: 'absent' },
  unreadable: CELLS.unreadable.state,
  partly_blank: { zh: '部分空白', en: 'partly blank' },
} as const satisfies Record<string, Bilingual>;

/** Said where a command cannot see what people set on the pages. */
export const SEEN = {
  withoutStore: {
    zh: '服务正在运行并独占内嵌数据库：页面上设置的目标不在此列，请在“设置”页查看',
    en: 'the running service holds the embedded database: targets set on the pages are not among these, see the page Settings',
  },
} as const satisfies Record<string, Bilingual>;

/** The test message of `notify --test`, and what was given up. */
export const NOTIFY = {
  atOnce: { zh: '随时', en: 'at once' },
  daily: { zh: '每日9时汇总', en: 'daily at nine' },
  weekly: { zh: '每周一9时汇总', en: 'Mondays at nine' },
  repeatAfter: { zh: '{n}天无人处理再提醒', en: 'again after {n} {n|day|days}' },
  escalateAfter: { zh: '{n}个工作日无人处理才通知', en: 'only after {n} working days' },
  countdown: { zh: '期限前{days}天提醒', en: '{days} {days|day|days} before deadlines' },
  failed: { zh: '列出未能送达的消息及原因', en: 'list the messages that were given up, and why' },
  again: {
    zh: '把未能送达的消息重新发送（可指定目标）',
    en: 'send what was given up once more, to one target or to all',
  },
  head: [
    { zh: '生成', en: 'made' },
    { zh: '目标', en: 'target' },
    { zh: '内容', en: 'about' },
    { zh: '次数', en: 'attempts' },
    { zh: '原因', en: 'why' },
  ],
  undelivered: {
    zh: '未能送达的通知（nianbao notify --failed 说明原因，--again 重发）',
    en: 'messages that were given up (`nianbao notify --failed` says why, `--again` sends them once more)',
  },
  sentAgain: { zh: '{n} 条重新发送，其中 {left} 条尚未送达', en: '{n} sent once more, {left} of them not taken yet' },
  message: { zh: '这是一条测试消息，通知目标可用', en: 'this is a test message: the target works' },
  remedy: { zh: '无需处理', en: 'nothing to do' },
} as const;
