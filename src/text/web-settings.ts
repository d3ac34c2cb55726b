import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of the settings page. */
export const settings = {
  title: b('设置', 'Settings'),
  lead: b(
    '运行中可以修改的设置；启动参数、环境变量与配置文件给定的以其为准。修改约 15 秒内在所有进程生效。',
    'What may be changed while it runs; flags, environment and configuration file go before it. Every process takes a change up within 15 seconds.',
  ),
  pages: b('相关页面', 'Pages'),
  done: b('已保存。', 'Saved.'),
  refused: b('未保存：{why}', 'Not saved: {why}'),
  held: b('由启动参数、环境变量或配置文件给定', 'given by a flag, variable or file'),
  judging: b('判定与定时', 'Judging and schedule'),
  save: b('保存', 'Save'),
  local: b('地方期限', 'Local deadlines'),
  localHint: b(
    '地方通知规定的更早期限；未按其公开只作提示，不违反条例。',
    'Earlier days set by local notices; missing one breaks no regulation and is only told.',
  ),
  localNone: b('没有设置地方期限。', 'None is set.'),
  region: b('区划代码（前几位）', 'Region code (beginning)'),
  year: b('报告年度（可不填）', 'Year of the reports (optional)'),
  levels: b('层级（可不填）', 'Levels (optional)'),
  day: b('次年月日', 'Day of the year after'),
  citation: b('依据', 'Notice'),
  add: b('新增', 'Add'),
  remove: b('删除', 'Remove'),
  targets: b('通知目标', 'Whom to tell'),
  targetsNone: b('没有通知目标；告警只写入日志。', 'Nobody is told; alerts are only logged.'),
  name: b('名称', 'Name'),
  channel: b('渠道', 'Channel'),
  address: b('地址与条件（密钥不显示）', 'Address and conditions (secrets are not shown)'),
  url: b('地址（机器人、smtp:// 或 webhook）', 'Address (robot, smtp:// or webhook)'),
  secret: b('签名密钥（可不填）', 'Signing key (optional)'),
  severity: b('最低级别', 'Least severity'),
  rules: b('规则（可不填）', 'Rules (optional)'),
  regions: b('区划（可不填）', 'Regions (optional)'),
  digest: b('汇总', 'Digest'),
  atOnce: b('即时', 'At once'),
  daily: b('每日', 'Daily'),
  weekly: b('每周', 'Weekly'),
  targetHint: b('同名的目标会被替换。', 'One of the same name is replaced.'),
  fromFile: b('配置文件', 'Configuration'),
  plan: b('以代码设置（YAML）', 'As code (YAML)'),
  planHint: b(
    '与 nianbao plan、nianbao apply 相同：agencies、deadlines、targets、silences、schedule。未写的部分不变，写出的列表即全部。',
    'As nianbao plan and nianbao apply: agencies, deadlines, targets, silences, schedule. What is left out stays; a list that is given is the whole list.',
  ),
  planShow: b('列出将有的变更', 'Show what would change'),
  planApply: b('照此生效', 'Apply'),
  planChanges: b('变更', 'Changes'),
  section: b('部分', 'Part'),
  change: b('变更', 'Change'),
  planNone: b('没有变更。', 'Nothing to change.'),
} as const satisfies Record<string, Bilingual>;

/** The single settings, by name. */
export const settingWord: Readonly<Record<string, Bilingual>> = {
  graceDays: b('宽限天数', 'Days of grace'),
  missingLooks: b('认定“未发布”所需的完整查看次数', 'Whole looks before “missing”'),
  staleAfterDays: b('查看结果有效天数', 'Days for which a look counts'),
  alertSeverity: b('从哪一级的问题起告警', 'Least severity that opens an alert'),
  schedule: b('定时（cron，北京时间；留空为不定时）', 'Schedule (cron, Beijing time; empty for none)'),
  seasonSchedule: b('期限季加密定时（cron）', 'Second schedule, for the season (cron)'),
};
