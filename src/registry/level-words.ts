import { LEVELS, type Level } from '../report/agency.ts';

const TIERS: readonly (readonly [tier: Level, words: string])[] = [
  ['central', '中央|国家级|国务院|部委'],
  ['province', '省级|自治区级|直辖市级|省|自治区|直辖市|省本级|区直'],
  ['prefecture', '地市级|市级|地级|设区市|设区的市|州级|盟级|市|州|盟|市本级'],
  ['county', '县区级|区县级|县级|区级|旗级|县|区|旗|县区|区县|县市区|市辖区'],
  ['township', '乡镇级|镇级|乡级|乡镇|街道|乡镇街道|镇|乡|镇街'],
  ['park', '开发区|园区|新区|产业园|管委会|功能区|经开区|高新区'],
];

const DEPARTMENT = '(?:直)?(?:政府)?(?:工作)?(?:部门|直属单位|直属机构|单位|直|机关|委办局|直部门|直机关|所属部门)';
const GOVERNMENT = '(?:人民)?(?:政府|本级|管委会|街道办事处|办事处)?';

const PATTERNS = TIERS.flatMap(([tier, words]) => [
  { pattern: new RegExp(`^(?:${words})${GOVERNMENT}$`), level: tier },
  { pattern: new RegExp(`^(?:${words})${DEPARTMENT}$`), level: `${tier}_dept` as Level },
]);

/** The level that a word of the registry names: `prefecture_dept`, 市直部门, 省级政府 …; null where it is none. */
export function levelFromWord(word: string): Level | null {
  const plain = word
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const known = LEVELS.find((level) => level === plain);
  if (known) return known;
  if (/^(?:系统)?垂直(?:管理)?(?:部门|单位|机构|系统)?$|^(?:驻地)?垂管(?:部门|单位)?$/.test(plain)) return 'vertical';
  return PATTERNS.find(({ pattern }) => pattern.test(plain))?.level ?? null;
}
