import type { Document } from '../report/document.ts';
import type { Report, TemplateId } from '../report/report.ts';
import type { Statement } from '../report/words.ts';
import { proseNumber } from './chinese-number.ts';
import { plainSimplified } from './document-text.ts';
import { joinedText } from './joined-text.ts';
import { sharedFigures } from './shared-figures.ts';
import { fieldsOfSubject } from './statement-fields.ts';
import { STATEMENT_RULES } from './statement-rules.ts';
import type { StatementRule } from './statement-words.ts';
import { fieldsOf } from './templates/index.ts';

const MOST = 200;
const MOST_LEAD = 400;
/** Another time than the year, another body than the report's, a part, a difference: the figure is not the report's own. */
const OTHER_SCOPE =
  /上半年|下半年|季度|月份|去年|往年|历年|近(?:\d{1,2}|[两二三四五六七八九十])年|同比|环比|增加|减少|增长|下降|较上|比上|[比较与]20\d\d年|平均|每[年月]|下属|辖区内?各|其中(?!(?:20\d\d年度?)?,?[我本])[^,。;]{0,12}(?:局|办|镇|乡|街道|部门)|分别|移交/;
/** The government's own house, in a report on all below it; in its office's own report it is the body itself. */
const OF_THE_HOUSE = /政府办(?:公[室厅])?(?!代表)[^,。;代]{0,10}(?:收到|受理)/;
const IS_OFFICE = /办公[室厅]$/;
/** What is applied for elsewhere. */
const OTHER_APPLICATIONS = /认定|评审|审批|资格|职称|补[贴助]|救助|低保|入学|贷款|证照|备案|专利|住房/;
/** 行政复议8件、诉讼12件,其中涉及政府信息公开1件: those before are of all matters. */
const PART_ABOUT_DISCLOSURE = /^[^。;]*?其中[^,。;\d]{0,8}信息公开/;
/** 行政复议1件（与政府信息公开无关） */
const NOT_ABOUT_DISCLOSURE =
  /^[^。;]{0,24}?(?:与(?:政府)?信息公开[^,。;)]{0,6}(?:无关|不相关)|(?:均|都|全部|皆)?(?:非|不涉及|不属于|未涉及)(?:政府)?信息公开)/;
/** Requests that went other ways stand beside those of the figure. */
const PARTED = /延期|逾期|超期|不予受理|转[办交送]|移[交送]|撤[回销]|补正|当场/;
/** How many documents the body issued, by whom may read them: 制发政府信息349条,其中主动公开124条、依申请公开173条、不予公开52条. */
const OF_DOCUMENTS = /制发|公文|公开属性|主动公开[^,。;\d]{0,8}\d+[条件份]/;
/** Of all years: 截至2015年12月31日,累计主动公开1016条. */
const OF_ALL_YEARS = /截[至止].*(?<!全年|本年|年度)累计/;
/** 五年来累计办理560件, 自条例施行以来累计办理560件. */
const OF_YEARS_PAST =
  /(?:(?<!今年|本年度?|20\d\d年度?)以来|[\d两二三四五六七八九十]年来)(?!.*(?:全年|本年|今年|20\d\d年))/;
/** 教育类政府信息公开申请: of one kind of requests, not of all. */
const OF_A_KIND = /(?<![各多两])类的?(?:政府|政务|依申请|信息|公开)/;
/** What is said of requests that came one way, had one outcome or were carried over, and last of what came in. */
const OF_A_PART =
  /当面|现场|窗口|网[上络站]|平台|信函|邮[寄件]|传真|线[上下]|在线|(?:予以|部分|不予|准予|同意)公开|无法提供|不予处理|其他处理|结转|顺延|行政复议|诉讼/;
const RECEIVED = /收到|受理|接到|新收|收办|接收|(?<!继续|不予|其他)(?:办理|处理)/g;
/** 历年累计52条,其中2010年新增14条. */
const OF_THE_YEAR = /(?:年度?|全年|本年)新增$/;
const ABOUT_REQUESTS = /依申请|公开申请|申请公开/;
const ABOUT_DISCLOSURE = /信息公开|依申请|公开申请|申请公开/;
/** Others' letters, calls and cases that are received, answered and closed as well. */
const OTHER_MATTER = /热线|信箱|留言|来电|提案|(?<!复)议案|信访|咨询|投诉|举报|12345|纠纷|工单|网民/;
const OTHER_MATTERS = new RegExp(
  `${OTHER_MATTER.source}|信件|来信(?!申请)|建议|诉求|问政|行政复议|行政诉讼|处罚|许可|登记`,
);
const REQUESTS_NAMED =
  /公开(?:政府信息)?(?:的)?申请|依申请公开|申请公开|公开政府信息的申请|(?:收到|受理|新收|办结|答复)(?:了|的)?申请|(?<!许可|登记|备案|救助|资助|补贴|行政)申请(?=[\d一二三四五六七八九十])/;
/** Some requests were received: none of a kind, or by a way, is not none. */
const SOME =
  /(?:收到|受理|接到|接收)[^,。;]{0,16}[1-9]\d*(?:件|份|条|宗|起)|申请[^,。;\d]{0,6}[1-9]\d*(?:件|份|条|宗|起)|[1-9]\d*(?:件|份|条|宗|起)[^,。;]{0,8}申请/;
const BY_A_CHANNEL = /(?:窗口|当面|现场|信函|信件|网络|网上|邮箱|邮件|传真|邮寄|线上|线下)[^,。;]{0,6}$/;
/** Reviews and lawsuits of others that the body decides on or pleads: 办理信息公开类行政复议案件45件, as the authority that reviews. */
const DECIDED = /(?:办理|审理|审结|办结|代理|复议机关)(?:(?!因|引[发起]|被)[^,。;]){0,14}$/;
/** `9件（含上年结转1件）`, behind the figure that it is said of. */
const WITH_CARRIED_IN = /^[,(]?(?:其中)?[^,。;(\d]{0,4}[含包]括?[^,。;\d]{0,6}(?:上一?年度?|20\d\d年度?)(?:结转|转结)/;
const CASE_SECTIONS: readonly number[] = [3, 4];

interface Sentence {
  text: string;
  /** What stands before it up to the full stop: a semicolon parts the figures of one matter. */
  lead: string;
  section: number;
  /** The paragraph that it stands in speaks of disclosure. */
  aboutDisclosure: boolean;
  /** It, or what stands before it in the paragraph, speaks of requests for disclosure. */
  requestsNamed: boolean;
}

/**
 * The figures that the prose states and that are certain: what each is about, its unit, whether it may count what was carried in, and
 * the fields that it should agree with. Sentences that speak of another year, a part of it or another body are left alone.
 */
export function readStatements(
  document: Document,
  prose: Report['prose'],
  template: TemplateId | null,
  year: number | null,
  agency: string | null = null,
): Statement[] {
  const ids = template === null ? [] : fieldsOf(template).map((field) => field.id);
  const whole = joinedText(document);
  const found: Statement[] = [];
  const isOffice = IS_OFFICE.test(agency ?? '');
  for (const sentence of sentencesOf(prose)) {
    if (!isOffice && OF_THE_HOUSE.test(sentence.text)) continue;
    if (found.length >= MOST) break;
    if (!isOfYear(sentence.text, year)) continue;
    const own = STATEMENT_RULES.flatMap((rule) => statedBy(rule, sentence));
    const all = [...own, ...closedWithAll(sentence, own), ...statedTogether(sentence)];
    for (const { subject, ...rest } of all) {
      const fields = rest.fields ?? fieldsOfSubject(subject, template, ids);
      const { at: _at, ...said } = rest;
      found.push({ subject, ...said, fields, section: sentence.section, place: whole.placeOf(rest.text) });
    }
  }
  return found.map((one) => (isOfSeveral(one, found) ? { ...one, fields: [] } : one));
}

/** Told as a whole in parts: of two websites, of the government and its departments. */
const IN_PARTS = /^(?:published|normative|regulations)-|-decisions$/;

/** Two websites with two figures, documents in the name of the government and of its departments: which of them, or their sum, the form counts is not certain. */
function isOfSeveral({ subject, value }: Statement, all: readonly Statement[]): boolean {
  if (!IN_PARTS.test(subject)) return false;
  return all.some((other) => other.subject === subject && other.value !== value);
}

type Stated = Omit<Statement, 'fields' | 'section' | 'place'> & { fields?: string[]; at: number };

function* sentencesOf(prose: Report['prose']): Generator<Sentence> {
  for (const { section, text } of prose) {
    for (const line of text.split('\n')) {
      const whole = plainSimplified(line);
      const aboutDisclosure = ABOUT_DISCLOSURE.test(whole);
      let lead = '';
      let requestsNamed = false;
      for (const sentence of whole.split(/(?<=[。;!?])/)) {
        requestsNamed ||= ABOUT_REQUESTS.test(sentence);
        if (sentence.length >= 6 && sentence.length <= 2000)
          yield { section, text: sentence, lead, aboutDisclosure, requestsNamed };
        lead = sentence.endsWith(';') ? (lead + sentence).slice(-MOST_LEAD) : '';
      }
    }
  }
}

/** A year that is named is the report's own, but for the neighbour that something is carried from or to. */
function isOfYear(sentence: string, year: number | null): boolean {
  const own = sentence
    .replace(/(20\d\d)年度?(?=(?:结转|转结|遗留))/g, (words, named: string) =>
      Number(named) + 1 === year ? '' : words,
    )
    .replace(/(?<=(?:结转|转入|转接|转)(?:至|到)?)(20\d\d)年/g, (words, named: string) =>
      Number(named) - 1 === year ? '' : words,
    )
    .replace(/(?<=[比较与])(20\d\d)年度?/g, (words, named: string) => (Number(named) + 1 === year ? '' : words));
  const named = [...own.matchAll(/(?<![\d〔[])(20[012]\d)年/g)].map((match) => Number(match[1]));
  return year === null ? new Set(named).size <= 1 : named.every((one) => one === year);
}

function statedBy(rule: StatementRule, sentence: Sentence): Stated[] {
  const found: Stated[] = [];
  for (const match of sentence.text.matchAll(rule.pattern)) {
    const clause = clauseAround(sentence.text, match.index, match.index + match[0].length);
    if (isOfOther(rule, match, clause, sentence)) continue;
    const { n, unit } = match.groups ?? {};
    const value = rule.isNone ? 0 : proseNumber(n ?? '');
    if (value === null || found.some((one) => one.at === match.index)) continue;
    found.push({
      subject: rule.subject,
      value,
      unit: unit ?? null,
      raw: rule.isNone ? match[0].slice(0, 40) : n!,
      qualifiers: qualifiersOf(rule, match, sentence.text),
      text: clause.slice(0, 120),
      at: match.index,
    });
  }
  return found;
}

/** The figure is that of something else than the rule's subject: another time, matter or part, documents issued, what was published in all years. */
function isOfOther(
  rule: StatementRule,
  match: RegExpExecArray,
  clause: string,
  { text, lead, section, aboutDisclosure, requestsNamed }: Sentence,
): boolean {
  // What a bracket behind the figure says (同比增长5%) is said of it, and does not make it another one.
  const said = clause.replace(/\([^()]*$/, '');
  const before = text.slice(0, match.index);
  const until = before + match[0];
  const isOutcome = rule.subject.startsWith('outcome-');
  const isPublished = rule.subject.startsWith('published-');
  const isCase = rule.subject === 'reviews' || rule.subject === 'lawsuits';
  const isOfRequest = rule.subject.startsWith('requests-');
  if (OTHER_SCOPE.test(said) || OTHER_MATTER.test(said)) return true;
  if (rule.isAll && PARTED.test(lead + text)) return true;
  if (OF_YEARS_PAST.test(lead + until) || (isOfRequest && OF_A_KIND.test(match[0]))) return true;
  if (rule.isBare && (!requestsNamed || OTHER_MATTERS.test(lead + text) || OTHER_APPLICATIONS.test(lead + text)))
    return true;
  if (isCase && [PART_ABOUT_DISCLOSURE, NOT_ABOUT_DISCLOSURE].some((words) => words.test(text.slice(match.index))))
    return true;
  if (isCase && DECIDED.test(before)) return true;
  if (rule.isOfReceived && OF_A_PART.test(sinceReceived(lead + before))) return true;
  if (rule.afterRequests && (!isOfRequests(lead + until) || /^其中/.test(said))) return true;
  if (rule.isNone && rule.subject === 'requests-received' && (SOME.test(text) || BY_A_CHANNEL.test(before)))
    return true;
  if ((isOutcome && OF_DOCUMENTS.test(text)) || (isPublished && OF_ALL_YEARS.test(until) && !OF_THE_YEAR.test(before)))
    return true;
  const isInContext = () =>
    ABOUT_DISCLOSURE.test(text) || CASE_SECTIONS.includes(section) || (isOutcome && aboutDisclosure);
  return rule.needsContext === true && !isInContext();
}

/** What stands behind the last word of what came in. */
function sinceReceived(text: string): string {
  const last = [...text.matchAll(RECEIVED)].at(-1);
  return text.slice(last === undefined ? 0 : last.index + last[0].length);
}

function qualifiersOf(rule: StatementRule, match: RegExpExecArray, text: string): Statement['qualifiers'] {
  const { near, about } = match.groups ?? {};
  const qualifiers: Statement['qualifiers'] = [];
  if (rule.isNone) qualifiers.push('none-said');
  const behind = text.slice(match.index + match[0].length);
  if (rule.newOrAll) qualifiers.push(WITH_CARRIED_IN.test(behind) ? 'with-carried-in' : 'new-or-all');
  if (near || about) qualifiers.push('about');
  return qualifiers;
}

/** What was closed is what was spoken of last: requests, not the letters, calls or proposals of the same sentence. */
function isOfRequests(until: string): boolean {
  const last = (words: RegExp) => [...until.matchAll(new RegExp(words, 'g'))].at(-1)?.index ?? -1;
  return last(REQUESTS_NAMED) > last(OTHER_MATTERS);
}

/** `予以公开、部分公开分别为3件、2件`; 分别 is a sign of another scope only where nobody knows which figure is whose. */
function statedTogether({ text, section, aboutDisclosure }: Sentence): Stated[] {
  if ((!aboutDisclosure && !CASE_SECTIONS.includes(section)) || OF_DOCUMENTS.test(text)) return [];
  return sharedFigures(text).flatMap(({ at, length, ...said }) => {
    const clause = clauseAround(text, at, at + length);
    if (OTHER_SCOPE.test(clause.replaceAll('分别', '')) || OTHER_MATTER.test(clause)) return [];
    const qualifiers: Statement['qualifiers'] = said.subject.startsWith('channel-') ? ['new-or-all'] : [];
    return [{ ...said, qualifiers, text: clause.slice(0, 120), at }];
  });
}

/** `收到申请8件,均已按时答复`: as many are closed as were received. */
function closedWithAll({ text }: Sentence, own: readonly Stated[]): Stated[] {
  const received = own.filter((one) => one.subject === 'requests-received' && one.value > 0);
  const match =
    /(?<=[,。;])(?:目前|现)?(?:均已|均|已全部|全部)(?:依法|按时|按期|及时|在?法定期限内|在?规定(?:时间|时限|期限)内|依规|已|予以|作出|给予){0,4}(?:办结|答复|办理完毕|回复)(?=[,。;]|$)/.exec(
      text,
    );
  if (!match || received.length !== 1 || own.some((one) => one.subject === 'requests-closed')) return [];
  const [{ value, unit, qualifiers: of }] = received as [Stated];
  const qualifiers: Statement['qualifiers'] = of.includes('about') ? ['all-of-received', 'about'] : ['all-of-received'];
  return [{ subject: 'requests-closed', value, unit, raw: match[0], qualifiers, text: match[0], at: match.index }];
}

/** From the comma before the match to the one after it. */
function clauseAround(text: string, from: number, to: number): string {
  const before = Math.max(text.lastIndexOf(',', from - 1), text.lastIndexOf('(', from - 1), from - 60, -1);
  const after = text.slice(to).search(/[,。;)]/);
  return text.slice(before + 1, after < 0 ? to + 30 : to + Math.min(after, 30));
}
