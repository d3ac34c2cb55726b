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

/** The numbered parts of the report, and its words by part (0 = before the first). Table text is no prose. */
export function readSections(document: Document, template: TemplateId | null): Pick<Report, 'sections' | 'prose'> {
  const found: Heading[] = [];
  const prose: { section: number; lines: string[] }[] = [{ section: 0, lines: [] }];
  for (const block of document.blocks) {
    if (block.t !== 'p') continue;
    for (const part of splitRunTogether(block.text)) {
      const heading = asHeading(part, found);
      if (heading) {
        found.push(heading);
        prose.push({ section: heading.number, lines: [] });
      } else prose.at(-1)!.lines.push(part);
    }
  }
  return {
    sections: withMissing(found, template),
    prose: prose.map(({ section, lines }) => ({ section, text: unwrap(lines) })).filter(({ text }) => text !== ''),
  };
}

const TITLES =
  '总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|政府信息公开行政法?复议[、和及]行政诉讼情况|存在的主要问题及改进情况|其他需要报告的事项';
const INNER_HEADING = new RegExp(`(?:^|(?<=[。；\\s］\\]\\d]))([一二三四五六]、(?:${TITLES}))`);

/** Some pages give the whole report as one line: headings are found inside it by their prescribed titles. */
function splitRunTogether(text: string): string[] {
  return text.length < 400 ? [text] : text.split(INNER_HEADING).filter((part) => part.trim() !== '');
}

function asHeading(text: string, found: readonly Heading[]): Heading | null {
  const match = HEADING.exec(text.normalize('NFKC').trim());
  if (!match || /[。；;]/.test(match[2]!)) return null;
  const number = chineseNumber(match[1]!);
  if (isTableRow(match[2]!)) return null;
  const before = found.at(-1)?.number ?? 0;
  return number > before && number <= before + 4 ? { number, title: match[2]!.replace(/\s+/g, '') } : null;
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

function withMissing(found: readonly Heading[], template: TemplateId | null): Section[] {
  const sections: Section[] = found.map((heading) => ({ ...heading, present: true }));
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

/** Joins lines that were broken by the width of the page: no full stop, and as long as such lines are. */
function unwrap(lines: readonly string[]): string {
  let text = '';
  let last = '';
  for (const line of lines) {
    const broken =
      last.length >= 20 &&
      !/[。；;！？!?：:）)］\]]$/.test(last) &&
      !/^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])/.test(line);
    text += text === '' ? line : broken ? line : `\n${line}`;
    last = line;
  }
  return text.trim();
}
