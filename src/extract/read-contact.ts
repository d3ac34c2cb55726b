import type { Document } from '../report/document.ts';
import { simplify } from '../report/simplify.ts';
import type { ContactDetail } from '../report/words.ts';
import { placedLines } from './document-text.ts';

const MOST = 20;
const LABEL =
  '(?:(?:办公|通信|通讯|联系|单位|机关|详细)?地址|(?:邮政)?编码|邮编|(?:联系|办公|咨询|服务)?电话(?:号码)?(?:[/及和(兼]+传真\\)?)?|联系方式|传真(?:号码|电话)?|电子(?:邮箱|邮件|信箱)(?:地址)?|邮箱|[Ee]-?[Mm]ail|(?:办公|工作|受理|接待)时间|(?:联系|受理|办公|公开)(?:部门|科室|处室|机构|单位)|网址|网站)';
const PHONE = /^(?:\(?0\d{2,3}\)?[-\s]?)?\d{7,8}(?:[-转]\d{1,6})?|^1\d{10}|^12345|^400-?\d{3}-?\d{4}/;
/** With its colon, or where what follows can be nothing else: 邮编350400；电话0591-…, 联系地址，…. */
const ENTRY = new RegExp(
  `(${LABEL})\\s*(?:为|是)?\\s*(?:[:：]\\s*|(?<=联系地址)[,，]|(?<=邮编|编码)(?=\\d{6}(?!\\d))|(?<=电话|传真)(?=\\(?0\\d{2,3}[-—–－)])|(?<=邮箱)(?=[\\w.+-]+@))`,
  'g',
);
/** Contact by the words of the introduction: 请与…联系（地址：…，邮编：…，电话：…）. */
const END_OF_VALUE = /[,，;；。()（）\n\t]|\s{2,}/;

/** 科创大厦(国茶港A座)25楼: what goes on behind a bracket. */
const WITH_BRACKET =
  /^[^,，;；。()（）\n\t]{4,40}[(（][^,，;；。()（）\n]{1,16}[)）][^,，;；。()（）\s]{0,16}[号楼室层座栋幢](?=$|[,，;；。)）\s])/;

/**
 * How to reach the body: what stands after 地址：, 电话：, 邮编：, 邮箱：, 办公时间： and their like, where it has the form of such a thing.
 * Each value once, with the line that it stands in.
 */
export function readContact(document: Document): ContactDetail[] {
  const found: ContactDetail[] = [];
  for (const { text, place } of placedLines(document)) {
    const line = simplify(text.normalize('NFKC').replace(/[\u200b\ufeff]/g, ''))
      .slice(0, 2000)
      .replace(/(?<=电|传|邮|地)\s+(?=[话真编址箱])/g, '');
    const entries = [...line.matchAll(ENTRY)];
    for (const [i, entry] of entries.entries()) {
      const rest = line.slice(entry.index + entry[0].length, entries[i + 1]?.index ?? line.length);
      const detail = detailOf(entry[1]!, rest);
      if (!detail || found.some((one) => one.kind === detail.kind && one.value === detail.value)) continue;
      found.push({ ...detail, place });
      if (found.length >= MOST) return found;
    }
  }
  return found;
}

type Detail = Pick<ContactDetail, 'kind' | 'value'>;

function detailOf(label: string, rest: string): Detail | null {
  const words = label.replace(/\s/g, '');
  if (/邮编|编码/.test(words)) return match('postcode', /^\s*(\d{3}\s?\d{3})(?!\d)/, rest);
  if (/邮|信箱|mail/i.test(words)) return match('email', /^\s*([\w.+-]{1,64}\s?@\s?[\w-]+(?:\.[\w-]+)+)/, rest);
  if (/^传真/.test(words)) return phone('fax', rest);
  if (/电话|联系方式/.test(words)) return phone('phone', rest);
  if (/网址|网站/.test(words)) return match('website', /^\s*((?:https?:\/\/|www\.)[\w./-]+)/, rest);
  if (/时间/.test(words)) return hours(rest);
  if (/地址/.test(words)) return worded('address', rest, /[省市县区旗镇乡街道路巷号楼室村]/, 60);
  return worded('office', rest, /[局委办厅室科处股中心站院]$/, 30);
}

function match(kind: Detail['kind'], pattern: RegExp, rest: string): Detail | null {
  const value = pattern.exec(rest)?.[1]?.replace(/\s/g, '');
  return value ? { kind, value } : null;
}

function phone(kind: 'phone' | 'fax', rest: string): Detail | null {
  const value = PHONE.exec(rest.trimStart().replace(/[—–－-]+/g, '-'))?.[0];
  return value ? { kind, value: value.replace(/\s/g, '') } : null;
}

function hours(rest: string): Detail | null {
  const value = rest
    .split(/[;；。\n]/)[0]!
    .trim()
    .replace(/[,，(（]$/, '');
  return /\d{1,2}[:：时点]/.test(value) && value.length <= 80 ? { kind: 'hours', value } : null;
}

function worded(kind: 'address' | 'office', rest: string, form: RegExp, longest: number): Detail | null {
  const value = (WITH_BRACKET.exec(rest)?.[0] ?? rest.split(END_OF_VALUE)[0]!).replace(/\s+/g, '');
  return value.length >= 4 && value.length <= longest && form.test(value) ? { kind, value } : null;
}
