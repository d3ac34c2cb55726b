import type { Bilingual } from '../report/bilingual.ts';

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
    zh: '读取一份报告，列出数据与问题（无需数据库）',
    en: 'read one document, print its values and findings; no database needed',
  },
  diff: {
    zh: '比较两份报告：文件、网址或 机构/年度',
    en: 'the change between two reports: files, URLs or agency/year',
  },
  coverage: { zh: '各机构各年度的发布状态', en: 'the state of every agency and year' },
  alerts: { zh: '告警列表；ack、silence、resolve 处理告警', en: 'the alerts; ack, silence and resolve act on one' },
  runs: { zh: '历次运行', en: 'the runs' },
  agencies: { zh: '机构登记表：导入、列出、校验', en: 'the registry: import, list, check' },
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
  pages: { zh: '网页', en: 'pages' },
  running: { zh: '运行中', en: 'running' },
  noDatabase: {
    zh: '与运行中的服务共用内置数据库时，请先停止服务或在网页上操作',
    en: 'the embedded database serves one process: stop the service first, or act on its pages',
  },
  noFindings: { zh: '未发现问题', en: 'no findings' },
  noReport: {
    zh: '不是政府信息公开工作年度报告，或其表格不属于任何一代国家格式',
    en: 'no annual report, or its tables are of no national generation',
  },
  noPrevious: { zh: '没有可比较的报告', en: 'there is no report to compare with' },
  notFound: { zh: '没有找到', en: 'not found' },
  nothing: { zh: '没有内容', en: 'nothing to show' },
  done: { zh: '完成', en: 'done' },
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
