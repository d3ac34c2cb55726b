import type { Document } from '../report/document.ts';
import type { Report, Section, TemplateId } from '../report/report.ts';
import { plain } from './document-text.ts';
import { labelCore } from './match-label.ts';
import { TEMPLATES } from './templates/index.ts';

const CHINESE = '一二三四五六七八九十';
const HEADING = /^([一二三四五六七八九十]{1,3})[、.．:：]\s*(\S.{0,60}?)[:：。]?$/;

interface Heading {
  number: number;
  title: string;
}

/**
 * The numbered parts of the report, and its words by part (0 = before the first). Table text is no prose. A heading with nothing under
 * it is `empty`, unless pages without text could hold it; the headings of a table of contents are none.
 */
export function readSections(document: Document, template: TemplateId | null): Pick<Report, 'sections' | 'prose'> {
  const seesAll = !document.pages?.some((page) => page.textSource === 'none');
  let found: Heading[] = [];
  let prose: { section: number; lines: string[] }[] = [{ section: 0, lines: [] }];
  let isFilled = false;
  const filled = new Set<Heading>();
  const fill = () => {
    isFilled = true;
    const last = found.at(-1);
    if (last) filled.add(last);
  };
  for (const block of document.blocks) {
    if (block.t !== 'p') {
      fill();
      continue;
    }
    for (const part of splitRunTogether(block.text)) {
      if (found.length > 1 && filled.size === 0 && asHeading(part, [])?.title === found[0]!.title) {
        found = [];
        prose = prose.slice(0, 1);
      }
      const heading = asHeading(part, found);
      if (heading) {
        found.push(heading);
        prose.push({ section: heading.number, lines: [] });
      } else {
        if (part.trim() !== '') fill();
        prose.at(-1)!.lines.push(part);
      }
    }
  }
  const isEmpty = (heading: Heading) => seesAll && isFilled && !filled.has(heading);
  return {
    sections: withMissing(found, template, isEmpty),
    prose: prose.map(({ section, lines }) => ({ section, text: unwrap(lines) })).filter(({ text }) => text !== ''),
  };
}

const TITLES =
  '总体(?:工作)?情况|概述|主动公开政府信息的?情况|收到和处理政府信息公开的?申请的?情况|因?政府信息公开(?:工作|申请)?(?:被申请)?行政法?复议(?:[、和及与]|以及)(?:提起)?(?:行政)?诉讼的?情况|(?:政府信息公开(?:工作)?)?存在的?(?:主要)?问题[及和与]改进(?:情况|措施)|其他(?:需要(?:报告|说明)的)?事项|需要说明的其他事项(?:与附表)?';
const INNER_HEADING = new RegExp(
  `(?:^|(?<=[。；\\s］\\]）)\\d元件条项次个篇份无]|[：:](?=[一二三四五六]、(?:${TITLES})[^、，,；;])))([一二三四五六七八]、(?:${TITLES}))`,
);

/** Some pages give the whole report as one line: headings are found inside it by their prescribed titles. */
function splitRunTogether(text: string): string[] {
  return text.length < 400 ? [text] : text.split(INNER_HEADING).filter((part) => part.trim() !== '');
}

function asHeading(text: string, found: readonly Heading[]): Heading | null {
  const line = text.normalize('NFKC').trim();
  const match = HEADING.exec(line);
  const before = found.at(-1)?.number ?? 0;
  if (!match || /[。；;]/.test(match[2]!)) return inOrder(prescribedHeading(line), before, 1);
  const title = match[2]!.replace(/[.·…]{2,}\s*\d*$/, '');
  if (isTableRow(title)) return null;
  return inOrder({ number: chineseNumber(match[1]!), title: title.replace(/\s+/g, '') }, before, 4);
}

function inOrder(heading: Heading | null, before: number, step: number): Heading | null {
  return heading && heading.number > before && heading.number <= before + step ? heading : null;
}

const PRESCRIBED = new Map(
  ['t2019', 't2021'].flatMap((id) =>
    TEMPLATES[id as TemplateId].sections.flatMap((section, i) =>
      [section.title, ...section.aliases].map((title) => [plain(title), i + 1] as const),
    ),
  ),
);

/** What some headings have before the words of the form: 政府信息公开工作总体情况. */
const PREFIX = /^(?:年度)?政府信息公开(?:工作)?的?/;
const BEHIND_PREFIX = new Map([...PRESCRIBED].map(([title, number]) => [title.replace(PREFIX, ''), number] as const));

/** `第一部分 总体情况`, `1.总体情况`, `一 总体情况`, `（一）总体情况`, `总体情况`: only where the words are those of the form and the number fits. */
function prescribedHeading(line: string): Heading | null {
  if (line.length > 40) return null;
  const match = /^(?:第?\(?([一二三四五六1-6])\)?(?:部分)?[、.:\s]{0,3})?([^\d\s].{3,})$/.exec(line);
  const title = plain(match?.[2] ?? '').replace(/[:。]$/, '');
  const number = PRESCRIBED.get(title) ?? BEHIND_PREFIX.get(title.replace(PREFIX, ''));
  if (number === undefined) return null;
  const printed = match?.[1];
  return printed && '一二三四五六'.indexOf(printed) + 1 !== number && Number(printed) !== number
    ? null
    : { number, title };
}

/** Row labels of the tables are numbered too: 一、本年新收…, 二、上年结转…, 一、主动公开情况. */
function isTableRow(title: string): boolean {
  return /^(?:本年新收|上年结转|本年度办理结果|结转下年度|主动公开情况|回应解读情况|依申请公开情况|行政复议数量|行政诉讼数量|举报投诉数量|依申请公开信息收取|机构建设和保障经费|政府信息公开会议和培训)/.test(
    labelCore(title),
  );
}

function chineseNumber(text: string): number {
  if (text.length === 1) return CHINESE.indexOf(text) + 1;
  const [tens, ones] = text.split('十');
  return (tens ? CHINESE.indexOf(tens) + 1 : 1) * 10 + (ones ? CHINESE.indexOf(ones) + 1 : 0);
}

function withMissing(
  found: readonly Heading[],
  template: TemplateId | null,
  isEmpty: (heading: Heading) => boolean,
): Section[] {
  const sections = found.map(
    (heading): Section => ({ ...heading, present: true, ...(isEmpty(heading) ? { empty: true } : {}) }),
  );
  if (template === null || template === 't2014') return sections;
  for (const [i, wanted] of TEMPLATES[template].sections.entries()) {
    const names = [wanted.title, ...wanted.aliases].map(plain);
    const there = found.some(
      (heading) => heading.number === i + 1 || names.some((name) => plain(heading.title).includes(name)),
    );
    if (!there) sections.push({ number: i + 1, title: wanted.title, present: false });
  }
  return sections.sort((a, b) => a.number - b.number);
}

/** A line that is the report's title, whatever its length, and no line of a sentence that names one. */
const TITLE_LINE = /^(?!.*(?:根据|按照|公布|编制|现将))[^，,。；;：:《]{6,60}年度?政府信息公开(?:工作)?年度报告$/;

/** Joins lines that were broken by the width of the page: no full stop, and as long as such lines are. */
function unwrap(lines: readonly string[]): string {
  let text = '';
  let last = '';
  for (const line of lines) {
    const broken =
      last.length >= 20 &&
      !TITLE_LINE.test(last.trim()) &&
      !/[。；;！？!?：:）)］\]]$/.test(last) &&
      !/^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/.test(line);
    text += text === '' ? line : broken ? line : `\n${line}`;
    last = line;
  }
  return text.trim();
}
