import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

/** Words of `nianbao plan` and `nianbao apply`. */
export const plan = {
  about: b(
    '对照设置文件（YAML：机构、期限、通知目标、静默、定时），列出将有的变更；有变更时退出码为 1',
    'compare a file of settings (YAML: agencies, deadlines, targets, silences, schedule) with what is set; exit code 1 where they differ',
  ),
  applyAbout: b('使设置与文件一致：全部生效或全不生效', 'make it as the file says: all of it or nothing'),
  none: b('没有变更', 'nothing to change'),
  planned: b('将变更', 'would change'),
  applied: b('已变更', 'changed'),
  held: b(
    '已由启动参数、环境变量或配置文件给定，以其为准',
    'given by a flag, variable or file, which goes before this',
  ),
} as const satisfies Record<string, Bilingual>;
