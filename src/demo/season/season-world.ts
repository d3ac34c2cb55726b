import type { Agency, Level } from '../../report/agency.ts';
import type { LookOutcome } from '../../report/look.ts';
import { dayAfter } from '../../report/year.ts';
import { Random } from './random.ts';

/** What one body of the played season does. Days are YYYY-MM-DD. */
export interface Actor {
  agency: Agency;
  portal: string;
  /** First day on which the report is in the column; null = never in this season. */
  publishes: string | null;
  /** False where the page gives no day. */
  isDated: boolean;
  /** From this day the page is gone again; null = never. */
  takenDown: string | null;
}

/** Where every portal of a season has its column. */
export const COLUMN = '/zfxxgk/zfxxgknb/';

/** The page of a body's report about a year, from the root of its portal. */
export function pathOf({ agency }: Actor, year: number): string {
  return `${COLUMN}${year}/${agency.id}.html`;
}

/** True while the report stands in the column. */
export function isUp({ publishes, takenDown }: Actor, day: string): boolean {
  return publishes !== null && publishes <= day && (takenDown === null || day < takenDown);
}

/** A time of days, both included, in which a portal does not show its columns. */
export interface Fault {
  portals: ReadonlySet<string>;
  from: string;
  to: string;
  outcome: LookOutcome;
  what: 'portal' | 'province';
}

export interface SeasonWorld {
  actors: Actor[];
  faults: Fault[];
  /** Days on which Nianbao itself stood still: three over the deadline of departments. */
  standstill: { from: string; to: string };
  /** The alerts that somebody acknowledges, by a number of their id, and after how many days. */
  patience: (alertId: string) => number | null;
}

const DEPARTMENTS =
  '发展和改革委员会 教育局 科学技术局 工业和信息化局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 生态环境局 住房和城乡建设局 交通运输局 水务局 农业农村局 商务局 文化和旅游局 卫生健康委员会 退役军人事务局 应急管理局 审计局 市场监督管理局 统计局 医疗保障局 林业和草原局'.split(
    ' ',
  );
const CITIES = ['示例市', '范例市'];
const TOWNSHIPS = ['示例镇', '范例乡', '样板镇', '例行乡'];

/** A season of sixty bodies on some thirty portals, made by a seed: most in time, some late, some never, faults and standstills. */
export function seasonWorld(season: number, seed: number): SeasonWorld {
  const random = new Random(seed);
  const bodies = [
    ...CITIES.flatMap((city) => DEPARTMENTS.map((name) => [`${city}${name}`, 'prefecture_dept'] as const)),
    ...['甲县', '乙县', '丙区', '丁区'].map((name) => [`示例市${name}人民政府`, 'county'] as const),
    ...CITIES.map((name) => [`${name}人民政府`, 'prefecture'] as const),
    ...TOWNSHIPS.map((name) => [`示例市甲县${name}人民政府`, 'township'] as const),
  ];
  const actors = bodies.map(([name, level], i) => actorOf(name, level, i, season, random));
  const day = (rest: string) => `${season}-${rest}`;
  const portals = [...new Set(actors.map(({ portal }) => portal))];
  const faults = Array.from({ length: 6 }, (): Fault => {
    const from = dayAfter(day('01-05'), random.between(0, 90));
    const outcome = (['unreachable', 'blocked', 'column_not_found'] as const)[random.between(0, 2)]!;
    const portal = portals[random.between(0, portals.length - 1)]!;
    return { portals: new Set([portal]), from, to: dayAfter(from, random.between(1, 6)), outcome, what: 'portal' };
  });
  const half = portals.filter((_, i) => i % 2 === 0);
  const from = dayAfter(day('03-08'), random.between(0, 5));
  faults.push({ portals: new Set(half), from, to: dayAfter(from, 1), outcome: 'unreachable', what: 'province' });
  const salt = random.between(0, 15);
  return {
    actors,
    faults,
    standstill: { from: day('01-30'), to: day('02-01') },
    patience: (id) => {
      const number = (Number.parseInt(id.slice(0, 8), 16) + salt) % 16;
      return number < 4 ? null : number < 12 ? 1 : 9;
    },
  };
}

function actorOf(name: string, level: Level, i: number, season: number, random: Random): Actor {
  const portal = `p${i % 30}.example.gov.cn`;
  const isDepartment = level === 'prefecture_dept';
  const deadline = `${season}-${isDepartment ? '01-31' : '03-31'}`;
  const luck = random.next();
  const [ahead, behind] = [random.between(0, isDepartment ? 24 : 60), random.between(1, 40)];
  const isInTime = luck < 0.78;
  const publishes = isInTime ? dayAfter(deadline, -ahead) : luck < 0.94 ? dayAfter(deadline, behind) : null;
  const isTakenDown = random.next() < 0.03 && publishes !== null;
  return {
    agency: {
      ...{ id: `s${String(i + 1).padStart(2, '0')}`, name, level, regionCode: '640100', parent: '', aliases: [] },
      ...{ portalUrl: `http://${portal}/`, reportColumnUrl: '', firstYear: null, lastYear: null, extra: {} },
    },
    portal,
    publishes,
    isDated: random.next() < 0.8,
    takenDown: isTakenDown ? dayAfter(publishes, random.between(15, 40)) : null,
  };
}
