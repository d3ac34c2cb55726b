import { z } from 'zod';
import type { Bilingual } from '../report/bilingual.ts';
import { SEVERITIES } from '../report/finding.ts';
import { isDay } from '../report/year.ts';
import { holidaysSchema } from './holidays-setting.ts';
import { localDeadlinesSchema } from './local-deadlines-setting.ts';
import { targetsSchema } from './target-setting.ts';

/** One setting: where it may be given, what it must be, and what it means. The table below is code, validation and documentation. */
export interface SettingSpec {
  /** Environment variable. */
  variable: string;
  /** Key in nianbao.config.yaml; null for what only the environment may hold. */
  key: string | null;
  /** Command-line flag and its argument, without dashes (`port <port>`); null where there is none. */
  flag: string | null;
  /** Names of the commands that take the flag; every command where not given. */
  commands?: readonly string[];
  /** The flag may be given several times. */
  several?: true;
  schema: z.ZodType;
  /** What a right value looks like, for the message about a wrong one. */
  form: string;
  meaning: Bilingual;
  /** Never printed or logged. */
  secret?: boolean;
}

const digits = (v: unknown) => (typeof v === 'string' && /^\s*-?\d+\s*$/.test(v) ? Number(v) : v);
const whole = (min: number, max: number, preset: number) => ({
  schema: z.preprocess(digits, z.number().int().min(min).max(max).default(preset)),
  form: `${min}–${max}`,
});
const oneOf = <const T extends readonly [string, ...string[]]>(choices: T, preset: NoInfer<T[number]>) => ({
  schema: z.enum(choices).default(preset as never),
  form: choices.join(' | '),
});
const optionalText = z.string().trim().min(1).nullable();
const list = z.preprocess((v) => (typeof v === 'string' ? v.split(/[\s,]+/).filter(Boolean) : v), z.array(z.string()));
const cidr = z.union([
  z.cidrv4(),
  z.cidrv6(),
  z.ipv4().transform((address) => `${address}/32`),
  z.ipv6().transform((address) => `${address}/128`),
]);
const webhook = z.strictObject({
  name: z.string().min(1).default('webhook'),
  url: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(8).optional(),
});

const webhooks = z.preprocess(
  (v) => (typeof v === 'string' ? [{ name: 'webhook', url: v }] : v),
  z
    .array(webhook)
    .default([])
    .refine(
      (all) => new Set(all.map((one) => one.name)).size === all.length,
      '每个 webhook 须有不同的 name / every webhook needs a name of its own',
    )
    .refine((all) => all.every((one) => one.name !== 'log'), 'name 不能为 log / the name log is taken'),
);

/** Every setting there is. Flags win over variables, variables over nianbao.config.yaml, that over the defaults. */
export const SETTINGS = {
  dataDir: {
    variable: 'NIANBAO_DATA',
    key: 'data',
    flag: 'data <dir>',
    schema: z.string().min(1).default('data'),
    form: 'data',
    meaning: { zh: '数据目录：内置数据库与锁文件', en: 'data folder: embedded database and its lock' },
  },
  registryFile: {
    variable: 'NIANBAO_AGENCIES',
    key: 'agencies',
    flag: 'agencies <file>',
    commands: ['start', 'crawl'],
    schema: optionalText.default(null),
    form: 'agencies.csv',
    meaning: {
      zh: '机构登记表（CSV）；未设时用随附的宁夏机构表',
      en: 'registry of agencies (CSV); the bundled Ningxia registry where unset',
    },
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    key: 'databaseUrl',
    flag: null,
    schema: z
      .url({ protocol: /^postgres(ql)?$/ })
      .nullable()
      .default(null),
    form: 'postgres://user:password@host:5432/name',
    secret: true,
    meaning: { zh: 'PostgreSQL 地址；未设时内置（PGlite）', en: 'PostgreSQL address; embedded (PGlite) where unset' },
  },
  redisUrl: {
    variable: 'REDIS_URL',
    key: 'redisUrl',
    flag: null,
    schema: z
      .url({ protocol: /^rediss?$/ })
      .nullable()
      .default(null),
    form: 'redis://:password@host:6379/0',
    secret: true,
    meaning: {
      zh: 'Redis 地址；未设时队列存于数据库',
      en: 'Redis address; the queue lies in the database where unset',
    },
  },
  role: {
    variable: 'NIANBAO_ROLE',
    key: 'role',
    flag: 'role <role>',
    commands: ['start'],
    several: true,
    schema: list.pipe(z.array(z.enum(['all', 'web', 'scheduler', 'crawler', 'worker'])).min(1)).default(['all']),
    form: 'all | web | scheduler | crawler | worker',
    meaning: {
      zh: '本进程的职责，可写多个：web 网页与接口、scheduler 登记表与定时、crawler 查找与取回、worker 读取判定与通知、all 全部',
      en: 'what this process does, one or several: web (pages, API), scheduler (registry, schedule, upkeep), crawler (looks and fetches), worker (reads, judges, sends), all',
    },
  },
  healthPort: {
    variable: 'NIANBAO_HEALTH_PORT',
    key: 'healthPort',
    flag: null,
    ...whole(0, 65535, 0),
    meaning: {
      zh: '无网页的进程在本机此端口应答 /healthz 与 /readyz；0 为不应答',
      en: 'port on this machine where a process without pages answers /healthz and /readyz; 0: nowhere',
    },
  },
  host: {
    variable: 'NIANBAO_HOST',
    key: 'host',
    flag: 'host <address>',
    commands: ['start', 'demo'],
    schema: z.string().min(1).default('127.0.0.1'),
    form: '127.0.0.1',
    meaning: {
      zh: '网页监听地址；非本机地址须设密码',
      en: 'address that the pages listen on; beyond loopback a password is needed',
    },
  },
  port: {
    variable: 'NIANBAO_PORT',
    key: 'port',
    flag: 'port <port>',
    commands: ['start', 'demo'],
    ...whole(0, 65535, 8350),
    meaning: { zh: '网页端口；0 为任选', en: 'port of the pages; 0 picks one' },
  },
  password: {
    variable: 'NIANBAO_PASSWORD',
    key: null,
    flag: null,
    schema: z.string().min(8).nullable().default(null),
    form: '8 个以上字符 characters or more',
    secret: true,
    meaning: { zh: '网页密码（至少 8 个字符）', en: 'password of the pages (at least 8 characters)' },
  },
  allowNetwork: {
    variable: 'NIANBAO_ALLOW_NETWORK',
    key: 'allowNetwork',
    flag: 'allow-network <cidr>',
    several: true,
    schema: list.pipe(z.array(cidr)).default([]),
    form: '10.0.0.0/8,fd00::/8',
    meaning: {
      zh: '允许访问的内网网段（CIDR）；默认拒绝一切内网与本机地址',
      en: 'private networks that may be asked (CIDR); all are refused by default',
    },
  },
  hostDelayMs: {
    variable: 'NIANBAO_HOST_DELAY_MS',
    key: 'hostDelayMs',
    flag: 'host-delay <ms>',
    commands: ['start', 'crawl', 'demo'],
    ...whole(0, 600_000, 1000),
    meaning: {
      zh: '同一主机两次请求的最小间隔（毫秒），对所有进程有效',
      en: 'least gap between two requests to one host, across all processes (ms)',
    },
  },
  requestTimeoutMs: {
    variable: 'NIANBAO_REQUEST_TIMEOUT_MS',
    key: 'requestTimeoutMs',
    flag: null,
    ...whole(100, 600_000, 20_000),
    meaning: { zh: '单次请求的时限（毫秒）', en: 'time limit of one request (ms)' },
  },
  maxResponseBytes: {
    variable: 'NIANBAO_MAX_RESPONSE_BYTES',
    key: 'maxResponseBytes',
    flag: null,
    ...whole(10_000, 268_435_456, 33_554_432),
    meaning: { zh: '单个应答解压后的大小上限（字节）', en: 'largest answer after decompression (bytes)' },
  },
  portalRequestBudget: {
    variable: 'NIANBAO_PORTAL_REQUEST_BUDGET',
    key: 'portalRequestBudget',
    flag: null,
    ...whole(3, 10_000, 60),
    meaning: { zh: '每次运行中每个机构的请求数上限', en: 'most requests per agency and run' },
  },
  concurrency: {
    variable: 'NIANBAO_CONCURRENCY',
    key: 'concurrency',
    flag: null,
    ...whole(1, 64, 4),
    meaning: { zh: '每种任务同时处理的个数', en: 'jobs of one kind worked at the same time' },
  },
  schedule: {
    variable: 'NIANBAO_SCHEDULE',
    key: 'schedule',
    flag: null,
    schema: z.string().default('30 6 * * *'),
    form: '30 6 * * *',
    meaning: {
      zh: '定时运行（cron，北京时间）；留空为不定时',
      en: 'scheduled run (cron, Asia/Shanghai); empty for none',
    },
  },
  browser: {
    variable: 'NIANBAO_BROWSER',
    key: 'browser',
    flag: null,
    ...oneOf(['auto', 'off', 'unsandboxed'], 'auto'),
    meaning: {
      zh: '由脚本生成的页面：auto 用本机的 Chromium 打开（以 root 运行时不用，因其沙箱不可用）；unsandboxed 不用沙箱也打开；off 不打开',
      en: 'pages that only their scripts make: auto shows them in this machine’s Chromium (not as root, where it has no sandbox); unsandboxed does without the sandbox; off does not',
    },
  },
  tls: {
    variable: 'NIANBAO_TLS',
    key: 'tls',
    flag: null,
    ...oneOf(['tolerant', 'strict'], 'tolerant'),
    meaning: {
      zh: '登记网站的证书或加密有缺陷时：tolerant 照常读取并注明，必要时改用 http；strict 不读取，记为“未知”。未登记的网站一律严格',
      en: 'registered hosts whose certificate or TLS is faulty: tolerant reads them with a mark, by http where need be; strict does not, which is “unknown”. All other hosts are asked strictly',
    },
  },
  seasonSchedule: {
    variable: 'NIANBAO_SEASON_SCHEDULE',
    key: 'seasonSchedule',
    flag: null,
    schema: z.string().default(''),
    form: '30 18 * 1-4 *',
    meaning: {
      zh: '第二个定时（cron，北京时间），用于期限临近的月份加密运行；留空为无',
      en: 'a second schedule (cron, Asia/Shanghai), for denser runs in the months of the deadlines; empty for none',
    },
  },
  fetchHours: {
    variable: 'NIANBAO_FETCH_HOURS',
    key: 'fetchHours',
    flag: null,
    schema: z
      .string()
      .regex(/^(\d{1,2}-\d{1,2}(,\d{1,2}-\d{1,2})*)?$/)
      .default(''),
    form: '22-6 | 0-7,19-24',
    meaning: {
      zh: '允许访问网站的钟点（北京时间）；定时运行在此之外等候，人工运行不受限；留空为不限',
      en: 'hours in Shanghai in which hosts may be asked; scheduled runs wait outside of them, a person’s do not; empty for no limit',
    },
  },
  ocr: {
    variable: 'NIANBAO_OCR',
    key: 'ocr',
    flag: 'ocr <auto|off>',
    commands: ['start', 'crawl', 'check', 'diff', 'reprocess', 'demo'],
    ...oneOf(['auto', 'off'], 'auto'),
    meaning: {
      zh: '文字识别组件：auto 首次遇到扫描件时自动安装；off 不安装（已安装的仍使用）',
      en: 'packages of OCR: auto installs them where the first scan is met; off does not (what is installed is used)',
    },
  },
  staleAfterDays: {
    variable: 'NIANBAO_STALE_AFTER_DAYS',
    key: 'staleAfterDays',
    flag: null,
    ...whole(1, 3650, 14),
    meaning: {
      zh: '查看结果的有效天数；过期后不再据以认定“未发布”',
      en: 'days for which a look counts; after that it no longer supports “missing”',
    },
  },
  missingLooks: {
    variable: 'NIANBAO_MISSING_LOOKS',
    key: 'missingLooks',
    flag: null,
    ...whole(1, 10, 1),
    meaning: {
      zh: '期限后至少完整查看栏目多少次均未见，才认定“未发布”',
      en: 'whole looks after the deadline without the report before it is called missing',
    },
  },
  graceDays: {
    variable: 'NIANBAO_GRACE_DAYS',
    key: 'graceDays',
    flag: null,
    ...whole(0, 60, 0),
    meaning: {
      zh: '期限后的宽限天数；其间不认定“未发布”',
      en: 'days of grace after the deadline in which nobody is called missing',
    },
  },
  localDeadlines: {
    variable: 'NIANBAO_LOCAL_DEADLINES',
    key: 'localDeadlines',
    flag: null,
    schema: localDeadlinesSchema,
    form: '[{region: "6401", year: 2026, levels: [county_dept], day: 01-20, citation: …}]',
    meaning: {
      zh: '地方通知规定的更早期限：区划代码前缀、年度、层级、次年月日与依据；登记表中该机构另有规定的从其规定',
      en: 'earlier days set by local notices, by beginning of the region code, year and level; what the registry says of a body goes before it',
    },
  },
  alertSeverity: {
    variable: 'NIANBAO_ALERT_SEVERITY',
    key: 'alertSeverity',
    flag: null,
    ...oneOf(SEVERITIES, 'error'),
    meaning: { zh: '从哪一级的问题起告警', en: 'least severity of a finding that opens an alert' },
  },
  targets: {
    variable: 'NIANBAO_TARGETS',
    key: 'targets',
    flag: null,
    schema: targetsSchema,
    form: 'URL URL … | [{name, url, secret, severity, rules, regions, levels, agencies, digest, repeatAfter, escalateAfter, countdown}]',
    secret: true,
    meaning: {
      zh: '通知目标：企业微信、钉钉、飞书、Slack 机器人地址，smtp:// 邮件，其余为 webhook；可按级别、规则、地区、机构分派，可每日或每周汇总（digest）、重复提醒（repeatAfter）、升级（escalateAfter）、期限前提醒（countdown）',
      en: 'whom to tell: addresses of WeCom, DingTalk, Feishu and Slack robots, smtp:// for mail, others are webhooks; routed by severity, rule, region and body; with digests, repetition, escalation and countdowns',
    },
  },
  holidays: {
    variable: 'NIANBAO_HOLIDAYS',
    key: 'holidays',
    flag: null,
    schema: holidaysSchema,
    form: '{"2027": {"off": ["01-01/01-03", …], "worked": ["02-06", …], "citation": "国办发明电…"}}',
    secret: false,
    meaning: {
      zh: '节假日安排（按年度）：放假日 off 与调休上班日 worked；未内置的年度在国务院办公厅通知发布后填写，否则工作日只按周末推算',
      en: 'public holidays by year: days off and week-ends that are worked. For years that are not built in, once the State Council’s notice is out; without it working days rest on week-ends only',
    },
  },
  publicUrl: {
    variable: 'NIANBAO_PUBLIC_URL',
    key: 'publicUrl',
    flag: null,
    schema: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    form: 'https://host/path/',
    meaning: {
      zh: '他人打开本系统页面的地址，用于通知中的链接',
      en: 'where others reach these pages, for the links in messages',
    },
  },
  heartbeatUrl: {
    variable: 'NIANBAO_HEARTBEAT_URL',
    key: 'heartbeatUrl',
    flag: null,
    schema: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    form: 'https://host/path',
    secret: true,
    meaning: {
      zh: '每次运行结束后以 POST 报告结果的地址；长时间收不到即本系统停摆，由对方提醒',
      en: 'told each run’s result by POST; where it hears nothing, Nianbao is down, and the other side can say so',
    },
  },
  webhooks: {
    variable: 'NIANBAO_WEBHOOK_URL',
    key: 'webhooks',
    flag: null,
    schema: webhooks,
    form: 'https://host/path | [{name, url, secret}]',
    secret: true,
    meaning: {
      zh: '通知的 webhook：地址；配置文件中可为多个 {name,url,secret}',
      en: 'webhook to notify: an address; in the file a list of {name,url,secret}',
    },
  },
  webhookSecret: {
    variable: 'NIANBAO_WEBHOOK_SECRET',
    key: null,
    flag: null,
    schema: z.string().min(8).nullable().default(null),
    form: '8 个以上字符 characters or more',
    secret: true,
    meaning: { zh: '上述 webhook 的签名密钥（HMAC-SHA256）', en: 'signing key of that webhook (HMAC-SHA256)' },
  },
  basePath: {
    variable: 'NIANBAO_BASE_PATH',
    key: 'basePath',
    flag: null,
    schema: z
      .string()
      .trim()
      .regex(/^(\/[\w.~-]+)*\/?$/)
      .transform((path) => path.replace(/\/$/, ''))
      .default(''),
    form: '/nianbao',
    meaning: {
      zh: '页面所在的子路径（反向代理之后与别的网站共用域名时）；留空为根路径',
      en: 'path below which the pages lie, behind a proxy that shares the host name with others; empty for the root',
    },
  },
  trustedProxies: {
    variable: 'NIANBAO_TRUSTED_PROXIES',
    key: 'trustedProxies',
    flag: null,
    schema: list.pipe(z.array(cidr)).default([]),
    form: '127.0.0.1, 10.0.0.0/8',
    meaning: {
      zh: '可信的反向代理地址；只采信来自这些地址的 X-Forwarded-For、-Proto、-Host',
      en: 'addresses of reverse proxies whose X-Forwarded-For, -Proto and -Host are believed; nobody else’s are',
    },
  },
  contact: {
    variable: 'NIANBAO_CONTACT',
    key: 'contact',
    flag: null,
    schema: optionalText.default(null),
    form: 'name@example.org | https://example.org/',
    meaning: {
      zh: '写入 User-Agent 的联系方式（网址或邮箱）',
      en: 'contact named in the User-Agent (address or e-mail)',
    },
  },
  asOf: {
    variable: 'NIANBAO_AS_OF',
    key: 'asOf',
    flag: 'as-of <day>',
    schema: z.string().refine(isDay).nullable().default(null),
    form: 'YYYY-MM-DD',
    meaning: {
      zh: '按该日判断期限（YYYY-MM-DD）；未设时为今天',
      en: 'judge deadlines as if it were that day; today where unset',
    },
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    key: 'logLevel',
    flag: null,
    ...oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'info'),
    meaning: { zh: '日志级别', en: 'log level' },
  },
} as const satisfies Record<string, SettingSpec>;

/** All settings, checked and frozen. `given`: those that flags, environment or file say, which go before what is set on pages. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K]['schema']> } & {
  readonly given?: readonly (keyof typeof SETTINGS)[];
};
export type SettingName = keyof typeof SETTINGS;

/** The flag as a person types it: `--port`; null where there is none. */
export function flagName({ flag }: Pick<SettingSpec, 'flag'>): string | null {
  return flag === null ? null : `--${flag.split(' ')[0]}`;
}
