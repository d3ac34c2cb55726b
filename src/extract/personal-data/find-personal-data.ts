import { simplify } from '../../report/simplify.ts';
import { wordAt } from '../vocabulary.ts';
import { isCardNumber } from './bank-card.ts';
import { isIdentityNumber } from './identity-number.ts';
import { NumberMasks, solid } from './number-masks.ts';

export type PersonalKind = 'id' | 'bank' | 'mobile';

/** One number of a person, as printed. It is never handed on: only `masked` is. */
export interface FoundPersonal {
  kind: PersonalKind;
  raw: string;
  masked: string;
  at: number;
}

const RUN = /(?<![\dA-Za-z.])\d(?:[ \u00a0-]?\d){14,18}[Xx]?(?![\dA-Za-z])/g;
const MOBILE = /(?<![\dA-Za-z.])(?:\+?86[- ]?)?1[3-9]\d([ -]?)\d{4}\1\d{4}(?![\dA-Za-z]|\.\d)/g;
/** Where the year of the report is not known. */
export const LATEST_YEAR = 2100;
/** How far before a number its context is looked for. */
const REACH = 40;

/** What tells a card from a number of a file, an order or an account of the body itself. */
const BANK = /银行|卡号|账号|帐号|账户|帐户|开户|储蓄卡|借记卡|信用卡|汇款|转账/;
const NO_PERSON =
  /信用代码|机构代码|(?:文件?|档案|编|案|批准|证书|许可证?|备案|流水|订单|索引|项目|合同|发票|登记|统计)[号码]|[号码]代码|项目代码|索引号|ICP|网安备|公安备|〔\s*\d*$/;
const OFFICE =
  /电话|热线|手机号?码?[:：]?$|传真|联系|咨询|监督|举报|受理|服务|办公|值班|填报|填表|经办|负责人|科室|单位|拨打|微信|邮编|编制|主管/;
const PERSON =
  /(?:申请人|当事人|投诉人|信访人|原告|被处罚人|户主|村民|居民|住户|本人|身份证)(?:[^，。；,;]{0,16}|[^，。；,;请]{1,5}[，,]\s{0,3}(?:联系)?(?:电话|手机|方式)[^，。；]{0,4})$/;
const TO_THE_OFFICE = /拨打|咨询|可以?联系|请联系|监督|热线|我[局委办厅院]|本机关/;
const TELEPHONE = /电话|手机/;
const AMOUNT = /^\s*(?:元|万|件|条|次|人|份|平方|号)/;

/**
 * Numbers of residents, of bank cards and of persons' mobile telephones in a text. A number of a resident needs its check digit; a card
 * needs an issuer, its check digit and words of banking before it; a telephone by which an office is reached is none of a person's.
 * `context`: words that stand before the text, such as the head of a cell's column. `lastYear`: the latest year of birth.
 */
export function findPersonalData(text: string, lastYear: number, context = ''): FoundPersonal[] {
  const around = (match: RegExpExecArray) => ({
    before: `${context} ${text.slice(Math.max(0, match.index - REACH), match.index)}`,
    after: text.slice(match.index + match[0].length, match.index + match[0].length + 6),
  });
  const foundAs = (kind: PersonalKind, { 0: raw, index: at }: RegExpExecArray) => ({
    kind,
    raw,
    masked: masked(raw),
    at,
  });
  const runs = [...text.matchAll(RUN)].flatMap((match) => {
    const kind = kindOfRun(match[0].replace(/[^\dXx]/g, ''), around(match).before, lastYear);
    return kind === null ? [] : [foundAs(kind, match)];
  });
  const mobiles: FoundPersonal[] = [];
  // Both kinds of matches come in the order of the text.
  let next = 0;
  for (const match of text.matchAll(MOBILE)) {
    while (next < runs.length && endOf(runs[next]!) <= match.index) next++;
    if (next < runs.length && runs[next]!.at < match.index + match[0].length) continue;
    const { before, after } = around(match);
    if (followsALabel(text.slice(Math.max(0, match.index - REACH), match.index))) continue;
    // Figures of a row that a file prints with blanks between look alike.
    if (match[1] === ' ' && !TELEPHONE.test(before.slice(-12)) && !PERSON.test(before)) continue;
    if (followsAPerson(text, match.index, runs[next - 1]) || isOfAPerson(before, before.slice(-14), after))
      mobiles.push(foundAs('mobile', match));
  }
  return [...runs, ...mobiles].sort((a, b) => a.at - b.at);
}

function endOf({ at, raw }: FoundPersonal): number {
  return at + raw.length;
}

function kindOfRun(digits: string, before: string, lastYear: number): PersonalKind | null {
  const near = before.slice(-14);
  if (/信用代码|机构代码/.test(near)) return null;
  if (isIdentityNumber(digits, lastYear)) return 'id';
  return isCardNumber(digits) && BANK.test(before) && !NO_PERSON.test(near) ? 'bank' : null;
}

/** Just behind a resident's number or card, in the same sentence: 身份证号…，手机…. `last`: the last of these before it. */
function followsAPerson(text: string, at: number, last: FoundPersonal | undefined): boolean {
  if (last === undefined || at - endOf(last) > 20) return false;
  const between = text.slice(endOf(last), at);
  return !/[。；;\n]/.test(between) && !TO_THE_OFFICE.test(between);
}

/** Just behind the label of a row of the form stand its figures, which some texts print as one: `（七）总计14710000148四、结转…`. */
function followsALabel(before: string): boolean {
  const words = simplify(before.normalize('NFKC')).replace(/\s+/g, '');
  return [...words].some((_, at) => {
    const word = wordAt(words, at, []);
    return word?.end === words.length && word.kinds.has('row');
  });
}

function isOfAPerson(before: string, near: string, after: string): boolean {
  if (NO_PERSON.test(near) || AMOUNT.test(after)) return false;
  const clause = before.slice(-30);
  if (PERSON.test(clause)) return !TO_THE_OFFICE.test(clause);
  return !OFFICE.test(clause);
}

/** `110***********34`: the first three and the last two characters, so that who has the page can find it. */
function masked(raw: string): string {
  const digits = solid(raw).replace(/^\+/, '');
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
}

/** The text with every number of a person masked, wherever else it stands as well. */
export function maskText(text: string, lastYear = LATEST_YEAR): string {
  return new NumberMasks(findPersonalData(text, lastYear)).mask(text);
}
