import type { Document } from '../report/document.ts';
import { plain, textLines } from './document-text.ts';
import { simplify } from './simplify.ts';

const SUFFIX =
  '(?:人民政府办公(?:厅|室)|人民政府|管理委员会|管委会|委员会|办事处|办公厅|办公室|街道|服务中心|中心|总局|分局|局|厅|委|署|院|社|总队|支队|大队|处|所|馆|站|办|公司|乡|镇|省|市|区|县|旗|州|盟)';
const NAME = `[\\u4e00-\\u9fff（）()、]{2,38}?${SUFFIX}(?:[(（][^()（）]{1,10}[)）])?`;

/**
 * The body that the report is of: from its title, the title quoted in its text, its signature, the sentence on who compiled it, the
 * publisher that the page names. A fuller name of the same body in the text is preferred; null where nothing names one.
 */
export function readAgency(
  document: Document,
  title: string | null,
  context: { linkTitle?: string | undefined } = {},
): string | null {
  const text = simplify(textLines(document).map(plain).join('\n'));
  const titles = [title, document.meta.ArticleTitle, context.linkTitle ?? null].map((value) =>
    value ? agencyInTitle(simplify(plain(value))) : null,
  );
  const named = titles.find((name) => name !== null) ?? null;
  const candidates = [
    ...quotedAgencies(text),
    ...signatures(text),
    ...compilers(text),
    ...publishers(document),
    ...headLine(text),
    ...subjects(text),
  ].map(officeOf);
  const name = named ?? candidates[0] ?? null;
  if (name === null) return null;
  return asBody(fuller(officeOf(name), candidates), text);
}

/** `X局2023年政府信息公开…` and `2023年X局政府信息公开…`; null where the title names nobody. */
export function agencyInTitle(title: string): string | null {
  const text = title.replace(/^(?:关于|发布|公布)/, '').replace(/[《》“”]/g, '');
  const match =
    /^(.*?)(?:关于)?(?:20\d\d年?(?:年度|度)?)(.*?)(?:政府|政务)?信息公开/.exec(text) ??
    /^(.*?)()(?:政府|政务)信息公开/.exec(text);
  if (!match) return null;
  const name = [match[1]!, match[2]!]
    .map((part) => part.replace(/^(?:关于|年度|度|年)+|(?:关于|年度|的)+$/g, ''))
    .find((part) => new RegExp(`${SUFFIX}(?:[(（][^()（）]{1,10}[)）])?$|区$|园$`).test(part));
  return name && (name.length >= 3 || /[镇乡县市区州旗]$/.test(name)) && !/^(?:我|本)[局委办镇乡街]/.test(name)
    ? name
    : null;
}

function quotedAgencies(text: string): string[] {
  const pattern = new RegExp(
    `(?:《|公布|发布|编制|形成了?|\\n)(${NAME})(?:关于)?20\\d\\d年(?:度)?(?:政府|政务)?信息公开`,
    'g',
  );
  const turned = new RegExp(`20\\d\\d年(?:度)?(${NAME})(?:政府|政务)信息公开(?:工作)?年度报告`, 'g');
  return [...text.matchAll(pattern), ...text.matchAll(turned)].map((match) => trimmed(match[1]!)).filter(isBody);
}

function signatures(text: string): string[] {
  const lines = text.split('\n');
  const found: string[] = [];
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1] ?? '';
    if (/^[(（]?20\d\d年\d{1,2}月\d{1,2}日/.test(next) && new RegExp(`^${NAME}$`).test(line)) found.push(line);
  }
  return found.filter(isBody);
}

function compilers(text: string): string[] {
  const patterns = [
    new RegExp(`由(${NAME})(?:办公室)?(?:根据|按照|依据|汇总|负责|组织|编制)`, 'g'),
    new RegExp(`(?:请与|请联系|请向|与|向)(${NAME})(?:办公室)?(?:联系|[(（](?:地址|联系))`, 'g'),
    new RegExp(`(?:所列数据|数据)仅限(${NAME})(?:机关|本级)`, 'g'),
    new RegExp(`(${NAME})根据[^。]{0,60}编制本报告`, 'g'),
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => trimmed(match[1]!))).filter(isBody);
}

function publishers(document: Document): string[] {
  const named = /(?:发布机构|发文机关|发文单位|填报单位(?:[(（]盖章[)）])?|所属机构)[:：]\s*(\S{3,30})/;
  const lines = textLines(document).slice(0, 40);
  const inText = lines
    .map((line) => named.exec(simplify(line.normalize('NFKC')))?.[1])
    .filter((name) => name !== undefined);
  const meta = [document.meta.ContentSource, document.meta.SiteName].filter((name) => name !== undefined);
  return [...inText, ...meta]
    .map((name) => plain(name))
    .filter((name) => isBody(name) && new RegExp(`${SUFFIX}$`).test(name));
}

/** A first line that is nothing but the name of a body. */
function headLine(text: string): string[] {
  return text
    .split('\n')
    .slice(0, 5)
    .filter((line) => new RegExp(`^${NAME}$`).test(line) && isBody(line));
}

/** Bodies of which the prose speaks as of itself (`2024年,丁兰街道在…`), the most frequent first. */
function subjects(text: string): string[] {
  const pattern = new RegExp(
    `(?:^|[,，。;；\\n］\\]])(?:20\\d\\d年(?:度|以来)?[,，]?)?(${NAME})(?:严格|认真|共|在|积极|高度|坚持|主动|全面|按照|政府信息公开)`,
    'g',
  );
  const count = new Map<string, number>();
  for (const match of text.matchAll(pattern)) {
    const name = trimmed(match[1]!);
    if (isBody(name) && !/^(?:全|我|本|各|该|区|市|县|省|厅)|[,，、]/.test(name))
      count.set(name, (count.get(name) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

/** The office that writes the report of a street or town stands for its body: X街道综合办公室 → X街道. */
function officeOf(name: string): string {
  return name
    .replace(/(街道|[镇乡])(?:党政|综合|党政综合|党建)+办(?:公室)?$/, '$1')
    .replace(/(省|市|区|县|旗|州|盟)政府(?=办公[厅室]$|$)/, '$1人民政府');
}

function trimmed(name: string): string {
  return name.replace(/^(?:年度|度|现|特|将|了|由|为|和|与|关于|编制|公布|发布|我|本)+/, '');
}

function isBody(name: string): boolean {
  return (
    name.length >= 3 &&
    !/^(?:国务院办公厅|本机关|本单位|省政府办公厅|市政府办公[厅室])/.test(name) &&
    !/政府信息|政务公开|条例|格式|通知/.test(name)
  );
}

/** The longest candidate that ends in the name, or that is the same body with its short name written out. */
function fuller(name: string, candidates: readonly string[]): string {
  const fits = candidates.filter(
    (candidate) => candidate.length > name.length && (candidate.endsWith(name) || isWrittenOut(name, candidate)),
  );
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? name;
}

/** 市科技局 → 白银市科学技术局: every character of the short name stands in the long one, in order, and both end alike. */
function isWrittenOut(short: string, long: string): boolean {
  if (short.at(-1) !== long.at(-1) || long.length > short.length + 12) return false;
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length;
}

/** A place stands for its government, a street for its office, as their names are by statute. */
function asBody(name: string, text: string): string {
  if (/街道$/.test(name)) return `${name}办事处`;
  if (/(?:新区|园区|示范区|实验区|开发区|高新区|功能区|管理区|合作区)$/.test(name))
    return text.includes(`${name}管理委员会`) ? `${name}管理委员会` : `${name}管委会`;
  return /(?:省|市|区|县|旗|州|盟|镇|乡)$/.test(name) ? `${name}人民政府` : name;
}
