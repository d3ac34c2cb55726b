import type { Report } from '../report/report.ts';
import { madeOnce } from './made-once.ts';
import { sentencesOf } from './prose.ts';

/** 共26条，其中：指南1条，年报1条 …: a total and the parts that follow it in the same unit. */
export interface ProseList {
  section: number;
  sentence: string;
  /** The words before the total, and what stands between it and the parts. */
  before: string;
  total: number;
  /** The total was written with 万. */
  inTenThousands: boolean;
  unit: string;
  parts: { name: string; value: number }[];
  /** The parts are all: one of them is what is left (其他), or they are all that there can be. */
  isWhole: boolean;
  /** The list says of itself that there is more (等). */
  isOpen: boolean;
}

const UNIT = '(?:条|件|份|篇|期|次|个|项|宗|场|人次|人)';
const TOTAL = new RegExp(
  `(?<before>[^,。;:、()\\d]{0,40})(?<![\\d.第])(?<total>\\d{1,9}(?:\\.\\d{1,4})?)(?<wan>万)?(?<unit>${UNIT})(?:[^,。;:\\d]{0,6})[,:;(]{0,2}(?:其中包括|其中|包括|分别为|分别是|具体为|涉及)[:,]?(?<list>[^。]{6,1500})`,
  'g',
);
/** 办结177件（含2022年结转的3件），其中…: a figure in a note on the total is not the total. */
const NOTE = new RegExp(`(?<=\\d万?${UNIT})\\((?!其中|包括|分别|具体|涉及)[^()]{1,60}\\)`, 'g');
/** Each document that a body issues has one of the three: 制发政府信息378条,其中主动公开125条、依申请公开176条、不予公开77条. */
const ATTRIBUTES = ['主动公开', '依申请公开', '不予公开'];
/** What may follow the parts of a list behind a comma: the next matter, or a sum of its own. */
const OTHER_MATTER = /^(?:共|均|已|累计|全部)|办结|办理|答复|受理|结转|转结|复议|诉讼|撤回|撤销/;
const HAS_LIST = /其中|包括|分别[为是]|具体为|涉及/;
const OTHER_BEGIN = /[;。]|(?:,|、)(?:同比|较上年|比上年|全年|通过|累计|共计|占)/;

/** The lists of the prose whose parts can be added up; at most one a total, at least two parts, all in the total's unit. */
export function proseLists({ prose }: Report): readonly ProseList[] {
  return listsIn(prose);
}

const listsIn = madeOnce((prose: Report['prose']): readonly ProseList[] => {
  return sentencesOf({ prose }).flatMap(({ section, text }) =>
    // Without one of its words there is no list; the pattern would look at every figure.
    !HAS_LIST.test(text)
      ? []
      : [...text.replace(NOTE, '').matchAll(TOTAL)].flatMap((match): ProseList[] => {
          const { before, total, wan, unit, list } = match.groups as Record<string, string | undefined>;
          const { parts, isOpen } = partsOf(list!, unit!);
          if (parts.length < 2) return [];
          const names = parts.map(({ name }) => name).join();
          const isWhole = /其[他它余]/.test(names) || ATTRIBUTES.every((attribute) => names.includes(attribute));
          const value = Number(total);
          return [
            {
              ...{ section, sentence: text, before: before!, total: value, unit: unit!, parts, isWhole, isOpen },
              inTenThousands: wan !== undefined,
            },
          ];
        }),
  );
});

function partsOf(list: string, unit: string): { parts: ProseList['parts']; isOpen: boolean } {
  const bare = list.replace(/\([^()]{0,300}\)/g, '').split(')')[0]!;
  const end = bare.search(OTHER_BEGIN);
  const words = end < 0 ? bare : bare.slice(0, end);
  // 规章11条、其他文件102条;省政府工作报告2条: parts behind a semicolon may go on with the list.
  const goesOn = bare[end] === ';' && new RegExp(`^[^,。;\\d]{1,30}\\d{1,9}${unit}`).test(bare.slice(end + 1));
  const part = new RegExp(`^(?<name>[^,、\\d]{1,30}?)(?:为|是|:|共|计|有)?(?<value>\\d{1,9})${unit}(?<rest>.*)$`);
  const parts: ProseList['parts'] = [];
  let isOpen = goesOn;
  let name = '';
  for (const piece of words.split(/[,、]|(?<=\d(?:条|件|份|篇|期|次|个|项|宗|场|人))[和及]/)) {
    // 双随机、一公开监管信息5条: a name may hold the comma of lists.
    name += piece;
    if (piece !== '' && name.length <= 24 && !/\d|等$/.test(piece)) continue;
    const found = part.exec(name);
    name = '';
    if (found === null) {
      // What is no part ends the list, and may be one that was not understood.
      isOpen ||= piece !== '';
      break;
    }
    const { name: called, value, rest } = found.groups as Record<string, string>;
    // 实现“一趟不用跑”的有45项: what is said of the parts, not one more of them.
    if (/^(?:实现|达到|占)|的有?$/.test(called!)) {
      isOpen = true;
      break;
    }
    if (OTHER_MATTER.test(called!) && parts.length > 0 && !parts.some((one) => OTHER_MATTER.test(one.name))) {
      name = '';
      break;
    }
    parts.push({ name: called!, value: Number(value) });
    if (rest !== '') {
      isOpen = true;
      break;
    }
  }
  return { parts, isOpen: isOpen || name !== '' };
}

/** True where the first of the parts, two at least, add up to the total: what follows them is told of something else. */
export function holdsInPart({ parts }: ProseList, total: number): boolean {
  let sum = parts[0]?.value ?? 0;
  return parts.slice(1).some(({ value }) => {
    sum += value;
    return sum === total;
  });
}

/** The sum of a list's parts. */
export function sumOfParts({ parts }: ProseList): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

const CHANNEL = /当面|现场|窗口|信函|来信|邮寄|信件|网络|网上|在线|互联网|传真|邮件|邮箱/;

/** The parts are the ways by which requests came in. */
export function isOfChannels({ parts, before }: ProseList): boolean {
  return /申请/.test(before) && parts.filter(({ name }) => CHANNEL.test(name)).length >= 2;
}
