import { type Entry, entry } from './entry.ts';
import { FETCH_FAILURES } from './fetch-failures.ts';
import { READ_FAILURES } from './read-failures.ts';

/** Every failure that Nianbao can name. Codes are never reused; they serve as metric labels and as reasons of `unknown`. */
export const CATALOGUE = {
  ...FETCH_FAILURES,
  ...READ_FAILURES,
  'registry.row': entry(
    '登记表有错误行',
    'the registry has faulty rows',
    '按行号更正后重新导入',
    'correct the rows named and import again',
    'never',
  ),
  'registry.file': entry(
    '登记表无法读取',
    'the registry file cannot be read',
    '核对 --agencies（NIANBAO_AGENCIES）的路径与权限',
    'check the path that --agencies (NIANBAO_AGENCIES) gives, and its permissions',
    'never',
  ),
  'registry.moved': entry(
    '登记表在预览之后已被修改',
    'the registry changed after it was previewed',
    '查看新的预览后再次确认',
    'look at the new preview and confirm again',
    'never',
  ),
  'backup.unusable': entry(
    '备份不能恢复到这里',
    'the backup cannot be restored here',
    '用写下备份的同一版本，恢复到空的数据目录或数据库；文件不完整时另取一份',
    'use the version that wrote it and an empty data folder or database; where the file is not whole, take another',
    'never',
  ),
  'settings.invalid': entry('设置有误', 'settings are wrong', '按提示逐项更正', 'correct what is listed', 'never'),
  'operator.refused': entry(
    '人工证据不能照此记录',
    'what the operator said cannot be recorded so',
    '按提示更正后重新提交',
    'correct what is named and submit it again',
    'never',
  ),
  'store.not-found': entry(
    '没有命令所指的对象',
    'what the command names is not there',
    '核对编号与年度；agencies list、coverage、alerts 等命令列出现有的',
    'check id and year; `agencies list`, `coverage`, `alerts` and the like list what there is',
    'never',
  ),
  usage: entry('命令用法有误', 'the command was used wrongly', '加 --help 查看用法', 'see --help', 'never'),
  'store.locked': entry(
    '数据目录正被另一进程使用',
    'the data folder is in use by another process',
    '服务运行时请在其网页或 API 上操作；或先停止该进程，或用 --data 指定另一目录；多进程请设 DATABASE_URL',
    'where the service runs, act on its pages or API; or stop that process, or choose another folder with --data; for several processes set DATABASE_URL',
    'never',
  ),
  'store.unavailable': entry(
    '数据库无法连接',
    'the database cannot be reached',
    '检查 DATABASE_URL 与数据库服务',
    'check DATABASE_URL and the database server',
    'now',
  ),
  'store.newer': entry(
    '数据由更新版本的年报写成',
    'the data was written by a newer Nianbao',
    '请升级程序',
    'upgrade the program',
    'never',
  ),
  'queue.unavailable': entry(
    '队列无法连接',
    'the queue cannot be reached',
    '检查 REDIS_URL 与 Redis 服务',
    'check REDIS_URL and the Redis server',
    'now',
  ),
  'queue.eviction': entry(
    'Redis 的淘汰策略会丢失任务',
    'Redis may evict jobs',
    '将 maxmemory-policy 设为 noeviction',
    'set maxmemory-policy to noeviction',
    'never',
  ),
  'web.no-password': entry(
    '未设密码，拒绝在本机之外提供服务',
    'no password is set, so it is not served beyond this machine',
    '设置 NIANBAO_PASSWORD，或只监听 127.0.0.1',
    'set NIANBAO_PASSWORD, or listen on 127.0.0.1 only',
    'never',
  ),
  'web.port': entry(
    '端口已被占用',
    'the port is taken',
    '用 --port 指定其他端口',
    'choose another port with --port',
    'never',
  ),
  'notify.rejected': entry(
    '接收方拒绝了通知',
    'the receiver rejected the message',
    '检查通知目标的设置',
    'check the target’s settings',
    'later',
  ),
  'notify.rate-limited': entry(
    '接收方限制了通知的频率',
    'the receiver takes no more messages for now',
    '按接收方要求的间隔自动重试；条目多时合并为一条',
    'retried by itself after the time that the receiver asks for; many alerts go out as one message',
    'later',
  ),
  'notify.unreachable': entry(
    '通知目标无法连接',
    'the receiver could not be reached',
    '稍后自动重试',
    'retried by itself',
    'now',
  ),
  'notify.unanswered': entry(
    '通知已发出，但接收方没有回应，是否收到不明',
    'the message was sent and the receiver did not answer; it may have arrived',
    '自动重发一次并注明；仍无回应时稍后另发一条说明',
    'sent once more by itself and marked as such; after that another message asks after it',
    'later',
  ),
  internal: entry('程序内部错误', 'an internal error', '请附日志报告此问题', 'please report it with the log', 'now'),
} as const satisfies Record<string, Entry>;

/** Code of a failure (`fetch.blocked`): kept in the store, shown to people, a label of metrics; never given to another meaning. */
export type FailureCode = keyof typeof CATALOGUE;
