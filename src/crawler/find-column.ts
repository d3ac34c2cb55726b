import { isOfficialHost } from './official-host.ts';
import type { PageAnchor } from './portals/scan-page.ts';

/** A link that may lead to the column of annual reports, best first. */
export interface Step {
  url: string;
  /** `column`: may be the column itself; the others may lead there. */
  role: 'column' | 'menu' | 'sitemap' | 'search';
  score: number;
  why: string;
  /** The link's words are the agency's name: it leads to the agency's own pages. */
  namesAgency: boolean;
}

/** Where the links stand, and who is looked for. */
export interface FindContext {
  /** Address of the page that the links stand on. */
  url: string;
  /** True where a link's words are a name of the agency that is looked for. */
  namesAgency: (words: string) => boolean;
}

interface Signal {
  pattern: RegExp;
  role: Step['role'];
  score: number;
  why: string;
}

/** The words of menus, from the fixed name of 政府信息公开平台 (since 2019) down to what merely leads to it. */
const WORDS: readonly Signal[] = [
  { pattern: /^政府信息公开(工作)?(年报|年度报告)$/, role: 'column', score: 100, why: 'fixed name of the column' },
  {
    pattern: /(信息|政务)公开(工作)?(年报|年度报告)$|^公开年报$/,
    role: 'column',
    score: 90,
    why: 'name of such a column',
  },
  {
    pattern: /^(工作)?(年报|年度报告)(专题|专栏|公开)?$/,
    role: 'column',
    score: 70,
    why: 'short name of such a column',
  },
  {
    pattern:
      /^(各|[市县区]直|政府)?(部门|单位|乡镇|街道|镇街|镇办|本级|机关|园区)((及|和|、)?(部门|单位|乡镇|街道|镇街))?(信息公开)?(年报|年度报告)(公开)?$/,
    role: 'column',
    score: 60,
    why: 'name of a column of many bodies',
  },
  { pattern: /^政府信息公开(专栏|平台|专题|网|目录)?$/, role: 'menu', score: 55, why: 'openness platform' },
  { pattern: /^(政务公开|信息公开)(专栏|平台|专题|目录)?$/, role: 'menu', score: 50, why: 'openness menu' },
  {
    pattern: /^(政府)?(各|市直|县直|区直|政府)?部门(、?乡镇|街道)*(政府)?信息公开(年报)?$|^政府部门$/,
    role: 'menu',
    score: 40,
    why: 'departments',
  },
  { pattern: /^公开$|^法定主动公开(内容)?$/, role: 'menu', score: 20, why: 'openness menu' },
];

const PATHS: readonly Signal[] = [
  {
    pattern: /\/(common_)?(zf)?(xx|zw)?gk(gz)?(nb|ndbg)[a-z]{0,2}(_?\d+)?(\/|\.s?html?|$)/i,
    role: 'column',
    score: 60,
    why: 'path of such a column',
  },
  {
    pattern: /\/(ndxxgkbg|nbgk|bmnb|tbnb|xtjdbnb|OpennessAnnualReport)(_?\d+)?(\/|$)/i,
    role: 'column',
    score: 60,
    why: 'path of such a column',
  },
  { pattern: /\/(nb|ndbg)(_?\d+)?(\/|\.s?html?$|$)/i, role: 'column', score: 45, why: 'short path of such a column' },
  {
    pattern: /\/(zfxxgk|xxgk|zwgk)(pt|zl|ml)?(_?\d+)?\/?$/i,
    role: 'menu',
    score: 15,
    why: 'path of an openness platform',
  },
];

const NOT_A_COLUMN = /网站|统计|财政|报表|审计|企业|环境|质量|20\d{2}/;

/** Scores the links of a page as next steps towards the column; only links to the same portal or another government's host. */
export function findSteps(anchors: readonly PageAnchor[], context: FindContext): Step[] {
  const steps = new Map<string, Step>();
  for (const { url, title } of anchors) {
    if (!isOfGovernment(url, context.url)) continue;
    const step = stepOf(url, title.replace(/\s/g, ''), context);
    if (step && step.score > (steps.get(url)?.score ?? 0)) steps.set(url, step);
  }
  return [...steps.values()].sort((a, b) => b.score - a.score);
}

function stepOf(url: string, words: string, context: FindContext): Step | null {
  if (words.length > 30) return null;
  const step = (role: Step['role'], score: number, why: string, namesAgency = false): Step => {
    return { url, role, score, why: `${why}: ${words}`, namesAgency };
  };
  // Before what is no column: 统计局, 财政局 and 审计局 publish too.
  if (words.length >= 3 && context.namesAgency(words)) return step('menu', 65, 'names the agency', true);
  if (NOT_A_COLUMN.test(words)) return null;
  const byWords = WORDS.find(({ pattern }) => pattern.test(words));
  const byPath = PATHS.find(({ pattern }) => pattern.test(new URL(url).pathname));
  const both = byPath?.role === byWords?.role ? 5 : 0;
  if (byWords) return step(byWords.role, byWords.score + both, byWords.why);
  return byPath ? step(byPath.role, byPath.score, byPath.why) : null;
}

/** The portal's own host, or an official one: copies of portals on other domains carry changed words and figures. */
export function isOfGovernment(url: string, home: string): boolean {
  return URL.canParse(home) && isOfficialHost(url, [home]);
}

/** The same host, or one of the same name under .gov.cn: what is posted goes nowhere else. */
export function isOfSameGovernment(url: string, page: string): boolean {
  if (!URL.canParse(url) || !URL.canParse(page)) return false;
  const [there, here] = [new URL(url), new URL(page)];
  const name = governmentOf(here.hostname);
  return there.host === here.host || (name !== null && governmentOf(there.hostname) === name);
}

/** `search.pingtan.gov.cn` → `pingtan.gov.cn`. */
function governmentOf(host: string): string | null {
  return /(?:^|\.)([a-z0-9-]{1,63}\.gov\.cn)\.?$/i.exec(host)?.[1]?.toLowerCase() ?? null;
}

/** True where a page's own names (title, breadcrumb, ColumnName) are those of a column of annual reports. */
export function namesColumn(names: readonly string[]): boolean {
  return names.some((name) => {
    const words = name.replace(/\s/g, '');
    if (words.length > 30 || NOT_A_COLUMN.test(words)) return false;
    return WORDS.some(({ pattern, role }) => role === 'column' && pattern.test(words));
  });
}

/** True where the address itself is, by its words, that of such a column. */
export function isColumnPath(url: string): boolean {
  return PATHS.some(({ pattern, role }) => role === 'column' && pattern.test(new URL(url).pathname));
}
