import type { Document, Place } from '../report/document.ts';
import type { AgencyClaim, AgencySource } from '../report/words.ts';
import {
  INNER_OFFICE,
  isBody,
  isRelative,
  LONG_NAME,
  NAME,
  officeOf,
  SUBJECT_VERB,
  SUFFIX,
  TITLE_SUFFIX,
  trimmedName,
} from './agency-names.ts';
import { plainSimplified, type TextLine } from './document-text.ts';

/** `信息来源：市科技局 浏览次数：`: the name ends where the next entry of the line begins. */
const PUBLISHER = new RegExp(
  `(?:发布机构|发布单位|发文机关|发文机构|发文单位|公开主体|填报单位|编制单位|责任单位|所属机构|信息来源|文章来源|来源)(?:[(（]盖章[)）])?[:：](${NAME})(?=$|[^\\u4e00-\\u9fff]|浏览|点击|发布|阅读|字体|字号|作者|时间|日期|编辑|责任|访问|索引|主题|文号|名称|公开|分享|打印)`,
);
/** Many times what the longest report names. */
const MOST_CLAIMS = 200;
const DAY_LINE = /^[(（]?20\d\d年\d{1,2}月\d{1,2}日/;
const SIGNED_DAY = /^(.{3,40}?)[,，]?20\d\d年\d{1,2}月\d{1,2}日[)）]?$/;
const WHOLE_NAME = new RegExp(`^${NAME}$`);
const TITLE_NAME = NAME.replace(SUFFIX, TITLE_SUFFIX);
const ENDS_AS_TITLED = new RegExp(`${TITLE_SUFFIX}(?:[(（][^()（）]{1,10}[)）])?$`);
const ENDS_AS_BODY = new RegExp(`${SUFFIX}$`);

/**
 * Every place of the text and metadata that names a body, in falling trust: the title quoted in the text, the publisher, the
 * signature, the sentence on who compiled it, the page's tags, a line that is nothing but a name, the prose. A body may be named
 * that the report is not of (a site's owner, a superior). `lines`: as `plainLines` has them.
 */
export function agencyClaims(lines: readonly TextLine[], meta: Document['meta']): AgencyClaim[] {
  const text = lines.map((line) => line.text).join('\n');
  const claims: AgencyClaim[] = [];
  const add = (source: AgencySource, names: readonly string[]) => {
    for (const name of names) {
      if (claims.length >= MOST_CLAIMS) return;
      if (claims.some((claim) => claim.source === source && claim.name === name)) continue;
      claims.push({ source, name, place: placeOf(name, source, lines) });
    }
  };
  add('quoted-title', quotedAgencies(text));
  add('publisher', publishers(lines));
  add('signature', signatures(lines));
  add('compiler', compilers(text));
  add('meta', named([meta.ContentSource]));
  add('meta', named([meta.SiteName]));
  add('head-line', headLine(lines));
  add('prose', subjects(text));
  add('prose', ownSites(text));
  add('site', meta.SiteName ? [plainSimplified(meta.SiteName).slice(0, 40)] : []);
  add('account', accounts(text));
  return claims;
}

/** `X局2023年政府信息公开…` and `2023年X局政府信息公开…`; null where the title names nobody. */
export function agencyInTitle(title: string): string | null {
  const text = title
    .replace(/^(?:\(?\d{1,3}[.、)]|[一二三四五六七八九十]{1,3}、|[·•●■◆※★☆▲→*]+)/, '')
    .replace(/^(?:(?:公示|公告)[:：]|关于|发布|公布|标题[:：]?|名称[:：]?)/, '')
    .replace(/[《》“”]/g, '')
    .replace(/二[〇零○][〇零○一二三四五六七八九]{2}(?=年)/g, '2000')
    .replace(/(?<!\d)[012]\d(?=年(?:度|年度)?(?:政府|政务)?信息公开)/g, '2000');
  const match =
    /^(.*?)(?:关于)?(?:20\d\d年?(?:年度|度)?)(.*?)(?:(?:政府|政务)?信息|政务)公开/.exec(text) ??
    /^(.*?)()(?:(?:政府|政务)信息公开|信息公开(?=(?:工作)?20\d\d年))/.exec(text);
  if (!match) return null;
  const name = [match[1]!, match[2]!]
    .map((part) =>
      part.replace(
        /^(?:关于|年度|度|年)+|(?:关于|20\d\d年?(?:度|年度)?|年度|的|\(?(?:机关)?本级\)?|本部门|[-—:：])+$/g,
        '',
      ),
    )
    .find((part) => ENDS_AS_TITLED.test(part) && !/[_:：$@#<>=|]/.test(part));
  return name && (name.length >= 3 || /^.[镇乡县市区州旗部]$/.test(name)) && !/^(?:我|本)[局委办镇乡街]/.test(name)
    ? name
    : null;
}

function quotedAgencies(text: string): string[] {
  const patterns = [
    new RegExp(
      `(?:《|公布|发布|[现予]公开|编制|形成了?|现将|\\n)(${TITLE_NAME})(?:关于)?20\\d\\d年?(?:年度|度)?(?:政府|政务)?信息公开`,
      'g',
    ),
    new RegExp(`20\\d\\d年(?:度)?(${NAME})(?:政府|政务)?信息公开(?:工作)?年度报告`, 'g'),
    new RegExp(`20\\d\\d年(?:度)?(${NAME})(?:政府|政务)信息公开(?:工作)?(?:情况|报告)`, 'g'),
  ];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => trimmedName(match[1]!)))
    .filter(isBody);
}

/** A name over the day, on two lines or on one, near an end of the text. */
function signatures(lines: readonly TextLine[]): string[] {
  const found: string[] = [];
  for (const [i, { text }] of lines.entries()) {
    const next = lines[i + 1]?.text ?? '';
    const signed = SIGNED_DAY.exec(text);
    if (DAY_LINE.test(next) && WHOLE_NAME.test(text)) found.push(text);
    else if (signed && i > lines.length - 12 && WHOLE_NAME.test(signed[1]!)) found.push(signed[1]!);
  }
  return found.filter(isBody);
}

/** The sentence on who compiled the report, whom to ask about it, and whose reports it sums up. */
function compilers(text: string): string[] {
  // 某局办公室(某县某镇…, 电话：…): the address needs no word for it.
  const contact =
    '(?:联系|咨询|反映|[(（](?:地址|联系|办公|电话|通[讯信]|[\\u4e00-\\u9fff]{2,12}?(?:镇|乡|街|路|大道|大厦|中心))|[;；,，。、]?(?:联系)?(?:地址|电话))';
  const patterns = [
    new RegExp(`由(${NAME})(?:办公室)?(?:根据|按照|依据|汇总|负责|组织|编制)`, 'g'),
    new RegExp(`由(${LONG_NAME})(?:${INNER_OFFICE})?编制`, 'g'),
    new RegExp(`(?:请与|请联系|请向|请致电|请咨询|与|向)[:：]?(${LONG_NAME})(?:${INNER_OFFICE})?${contact}`, 'g'),
    new RegExp(`(?:所列数据|数据)仅限(${NAME})(?:机关|本级)`, 'g'),
    new RegExp(`(${NAME})根据[^。]{0,60}编制本报告`, 'g'),
    new RegExp(
      `(?:^|[,，。;；:：\\n])(${NAME})(?:现|特|向社会)*(?:编制|公布|发布|公开)了?20\\d\\d年(?:度)?(?:政府|政务)?信息公开`,
      'g',
    ),
    /(?:综合|汇总)(?:了|全市|全县|全区)*(?:20\d\d年(?:度)?)?([\u4e00-\u9fff]{2,10}?[省市县区旗州盟])各(?=[省市县区旗州乡镇街部])/g,
  ];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => officeOf(trimmedName(withoutDesk(match[1]!)))))
    .filter(isBody);
}

/** 泰州市人民政府办公室政府信息公开处 is a desk of the office, not a body. */
function withoutDesk(name: string): string {
  return name
    .replace(/(?:(?<!人民)政府信息公开|信息公开|政务公开).*$/, '')
    .replace(/(人民政府|委员会|管委会)办公[厅室]$/, '$1');
}

function publishers(lines: readonly TextLine[]): string[] {
  return named(lines.slice(0, 40).map(({ text }) => PUBLISHER.exec(text)?.[1]));
}

function named(names: readonly (string | undefined)[]): string[] {
  return names
    .filter((name) => name !== undefined)
    .map(plainSimplified)
    .filter((name) => isBody(name) && ENDS_AS_BODY.test(name));
}

/** Names of the accounts that the body calls its own (`“某某微科技”微信公众号`): they begin with its place. */
function accounts(text: string): string[] {
  return [...text.matchAll(/[“"]([^”"\n]{2,12})[”"](?:政务)?(?:微信|微博|公众号)/g)].map((match) => match[1]!);
}

/** The bureau whose site the report is said to lie on (`可通过“某市水利局”网站查询`); a government's portal carries the reports of all. */
function ownSites(text: string): string[] {
  return [...text.matchAll(/[“"]([^”"\n]{4,30})[”"](?:政府)?(?:门户网站|官方网站|官网|网站)/g)]
    .map((match) => match[1]!)
    .filter((name) => isBody(name) && ENDS_AS_BODY.test(name) && !/人民政府$|街道$|[镇乡省市县区旗州盟]$/.test(name));
}

/** A first line that is nothing but the name of a body. */
function headLine(lines: readonly TextLine[]): string[] {
  return lines
    .slice(0, 5)
    .map((line) => line.text)
    .filter((text) => WHOLE_NAME.test(text) && isBody(text));
}

function placeOf(name: string, source: AgencySource, lines: readonly TextLine[]): Place | null {
  if (source === 'meta' || source === 'site') return null;
  const found = source === 'signature' ? lines.findLast((line) => line.text.includes(name)) : undefined;
  return (found ?? lines.find((line) => line.text.includes(name)))?.place ?? null;
}

/**
 * Bodies of which the prose speaks as of itself (`2024年,丁兰街道在…`), the most frequent first. 区教育局 names no place and comes after
 * all that do.
 */
function subjects(text: string): string[] {
  const pattern = new RegExp(
    `(?:^|[,，。;；:\\n］\\]])(?:20\\d\\d年(?:度|以来)?[,，]?)?(${NAME})(?:党委、?政府)?(?=${SUBJECT_VERB})`,
    'g',
  );
  const count = new Map<string, number>();
  for (const match of text.matchAll(pattern)) {
    const name = officeOf(trimmedName(match[1]!));
    if (isBody(name) && !/^(?:全|我|本|各|该|[省厅市县区]委|[省市县区]政府|各级)|[,，、]/.test(name))
      count.set(name, (count.get(name) ?? 0) + 1);
  }
  const names = [...count].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return [...names.filter((name) => !isRelative(name)), ...names.filter(isRelative)];
}
