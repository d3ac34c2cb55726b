import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of Bull Board, the raw queues. */
export const queueBoard = {
  rawTitle: b('原始队列', 'raw queues'),
  onlyShows: b('原始队列（只读：设置密码并登录后可操作）', 'raw queues (read-only: set a password and sign in to act)'),
  notThere: b(
    '此处不能这样做，任务与定时以数据库为准，请用“队列”页和“设置”页',
    'not from here, the database says what is to be done and when, use the pages Queues and Settings',
  ),
} as const satisfies Record<string, Bilingual>;

/** Words of the queue dashboard. */
export const queues = {
  title: b('队列', 'Queues'),
  lead: b(
    '任务以数据库为准，队列只负责提醒；队列丢失也不会丢任务。',
    'The database remembers every task; the queue only reminds of it, so a queue that is lost loses no task.',
  ),
  board: b('原始队列（Bull Board）', 'Raw queues (Bull Board)'),
  tasks: b('查找任务', 'Find a task'),
  drivers: {
    redis: b('队列在 Redis', 'The queue lies in Redis'),
    postgres: b('队列在 PostgreSQL', 'The queue lies in PostgreSQL'),
    pglite: b('队列在内嵌数据库', 'The queue lies in the embedded database'),
  } as Record<string, Bilingual>,
  unreachable: b('队列没有应答', 'The queue does not answer'),
  gone: b('队列无法连接', 'The queue cannot be reached'),
  since: b('自', 'since'),
  goneMeans: b(
    '此间不查看网站，也不发送通知；数据库中的内容仍可查阅，没有任务丢失。',
    'Meanwhile no portal is looked at and no message is sent; all that the database holds can be seen, and no task is lost.',
  ),
  plansUnknown: b('队列没有应答，计划未知。', 'The queue does not answer: its schedules are not known.'),
  table: b('各队列', 'Queues'),
  caption: b('各队列的任务数、等待与用时', 'Jobs, waiting and running times of each queue'),
  queue: b('队列', 'Queue'),
  verdict: b('状况', 'State'),
  waiting: b('等待', 'Waiting'),
  active: b('进行中', 'Running'),
  delayed: b('稍后', 'Later'),
  completed: b('完成', 'Done'),
  failed: b('失败', 'Failed'),
  pending: b('数据库中未完成', 'Unfinished in the database'),
  oldest: b('最早一项已等', 'Oldest has waited'),
  waited: b('等待（中位 / 95%）', 'Wait (median / 95 %)'),
  worked: b('用时（中位 / 95%）', 'Run (median / 95 %)'),
  longest: b('进行最久', 'Longest running'),
  measured: b(
    '等待与用时取各队列最近 {count} 项；等待含网站限速。完成保留两天，失败保留一周。',
    'Waiting and running times are of the last {count} jobs of each queue; waiting includes the pace of portals. Done jobs stay two days, failed ones a week.',
  ),
  names: {
    discover: b('查找栏目', 'Find columns'),
    fetch: b('取回页面', 'Fetch pages'),
    process: b('读取报告', 'Read reports'),
    judge: b('判定', 'Judge'),
    deliver: b('发送通知', 'Send messages'),
    schedule: b('定时', 'Schedule'),
  } as Record<string, Bilingual>,
  verdicts: {
    idle: b('空闲', 'Idle'),
    working: b('工作中', 'Working'),
    waiting: b('等候', 'Waits'),
    paused: b('已暂停', 'Paused'),
    stuck: b('停滞', 'Stuck'),
    lost: b('未入队', 'Not queued'),
    unreachable: b('无应答', 'No answer'),
  },
  remedies: {
    idle: b('没有待办。', 'Nothing to do.'),
    working: b('无需处理。', 'Nothing to do.'),
    waiting: b(
      '等候网站的访问间隔或下次重试，到时自动继续。',
      'It waits for a portal’s pace or the next attempt, and goes on by itself.',
    ),
    paused: b(
      '有人暂停了此队列：点“继续”，任务即从原处接着做。',
      'Somebody paused this queue: press “Resume”, and its jobs go on where they were.',
    ),
    stuck: b(
      '有任务可做而无人领取：没有工作进程在运行。启动 nianbao start（分角色时为 --role crawler 与 worker），并查看其日志。',
      'Jobs are ready and nobody takes them: no worker runs. Start nianbao start (with roles: --role crawler and worker), and look at its log.',
    ),
    lost: b(
      '数据库中的任务不在队列里；服务每 15 秒自动补齐。持续如此说明服务没有运行。',
      'Tasks of the database are not in the queue; the service puts them back every 15 seconds. If it lasts, the service does not run.',
    ),
    unreachable: b(
      '检查 REDIS_URL 或 DATABASE_URL 与其服务；恢复后任务从数据库自动补齐。',
      'Check REDIS_URL or DATABASE_URL and its server; once it is back, the tasks are put back from the database.',
    ),
  },
  resume: b('继续', 'Resume'),
  pause: b('暂停', 'Pause'),
  failures: b('近七天的失败，按原因', 'Failures of the last seven days, by cause'),
  failuresCaption: b('失败的任务与通知，按原因归并', 'Failed tasks and messages by cause'),
  noFailures: b('近七天没有失败。', 'No failure in the last seven days.'),
  last: b('最近', 'Last'),
  retryAll: b('全部重试', 'Retry all'),
  retryOne: b('重试', 'Retry'),
  retryHint: b(
    '重试是一次新的运行，完成后重新判定；原记录保留。',
    'A retry is a new run that is judged at its end; what failed stays on record.',
  ),
  hosts: b('暂停访问的网站', 'Hosts that are left alone for now'),
  hostsCaption: b('熔断的网站、原因与恢复时间', 'Hosts with an open breaker, why, and until when'),
  noHosts: b('没有。', 'None.'),
  host: b('网站', 'Host'),
  cause: b('原因', 'Cause'),
  until: b('至', 'Until'),
  schedulers: b('定时计划', 'Schedules'),
  schedulersCaption: b('计划、上次、下次与错过的运行', 'Schedules with their last, next and missed runs'),
  noSchedulers: b(
    '没有定时计划（设置 schedule，即 NIANBAO_SCHEDULE，为空）。',
    'There is no schedule (the setting schedule, NIANBAO_SCHEDULE, is empty).',
  ),
  plan: b('计划', 'Plan'),
  planNames: { crawl: b('日常查看', 'Regular look'), season: b('公开季查看', 'Season look') } as Record<
    string,
    Bilingual
  >,
  cron: b('时间', 'When'),
  lastRun: b('上次运行', 'Last run'),
  nextRun: b('下次', 'Next'),
  missed: b('近七天错过', 'Missed in seven days'),
  missedNone: b('无', 'None'),
  missedNote: b('错过的运行在服务启动时补跑一次。', 'A missed run is caught up on once when the service starts.'),
  targets: b('不收通知的目标', 'Targets that do not take messages'),
  targetsCaption: b('未送达的通知，按目标与原因', 'Messages that were not delivered, by target and cause'),
  noTargets: b('所有通知都已送达。', 'Every message was delivered.'),
  givenUp: b('已放弃', 'Given up'),
  waitingAgain: b('待重试', 'Waiting'),
  dead: b('死信：未能送达的通知', 'Dead letters: messages that could not be delivered'),
  deadCaption: b('已放弃的通知', 'Messages that were given up'),
  noDead: b('没有死信。', 'No dead letters.'),
  message: b('内容', 'Message'),
  target: b('目标', 'Target'),
  attempts: b('次数', 'Attempts'),
  error: b('最近错误', 'Last error'),
  created: b('建立', 'Created'),
  sendAgain: b('重新发送', 'Send again'),
  sendAllAgain: b('全部重新发送', 'Send all again'),
  countdown: b('临期提醒', 'Countdown'),
  done: b('已处理 {count} 项。', '{count} done.'),
  doneRun: b('已开始重试 {count} 项，见运行 {run}。', '{count} are tried again in run {run}.'),
  nothingDone: b('没有可处理的项，没有改动。', 'There was nothing to do; nothing was changed.'),
};

/** Words of the list of tasks. */
export const tasks = {
  title: b('任务', 'Tasks'),
  lead: b('{total} 个符合条件，最新在前', '{total} match, newest first'),
  caption: b('任务，最新在前', 'Tasks, newest first'),
  kind: b('任务', 'Task'),
  state: b('状态', 'State'),
  about: b('机构', 'Agency'),
  address: b('网址', 'Address'),
  error: b('错误', 'Error'),
  attempts: b('次数', 'Attempts'),
  run: b('运行', 'Run'),
  created: b('建立', 'Created'),
  more: b('等 {count} 个机构', 'and {count} more'),
  agency: b('机构名称或编号', 'Agency: name or id'),
  url: b('网址（含）', 'Address contains'),
  cause: b('错误代码或原因（含）', 'Error code or cause contains'),
  kept: b('原件', 'Kept bytes'),
  retried: b('已重试', 'Tried again'),
};

/** Words of the notice on the first page: what is stuck now. */
export const trouble = {
  title: b('需要处理', 'Needs attention'),
  queue: b('队列“{name}”：{verdict}', 'Queue “{name}”: {verdict}'),
  hosts: b('{count} 个网站暂停访问：{names}', '{count} {count|host is|hosts are} left alone for now: {names}'),
  unread: b(
    '最近一次运行有 {count} 个机构的栏目没能读到',
    'The last run could not read the columns of {count} {count|agency|agencies}',
  ),
  unreadNote: b('它们的状态为“未知”，不作判断。', 'Their state is unknown; nothing is said of them.'),
  failures: b('{kind}失败 {count} 项：{cause}', '{kind}: {count} failed: {cause}'),
  target: b(
    '通知目标“{target}”：{cause}（未送达 {dead} 条，待重试 {waiting} 条）',
    'Target “{target}”: {cause} ({dead} {dead|message|messages} given up, {waiting} waiting)',
  ),
  missed: b('错过 {count} 次定时运行', '{count} scheduled runs were missed'),
  open: b('查看原因与处理办法', 'See why and what to do'),
};
