import type { Block, DocumentLink, DocumentWarning, Picture } from '../../report/document.ts';
import { type LaidOut, type LooseRow, layOutGrid, makeCell } from '../grid.ts';
import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import { contains, hasInnerTable, isFurniture } from './body.ts';
import { drawnTable } from './drawn-table.ts';
import { embeddedFiles } from './embedded-files.ts';
import { pageImage } from './page-pictures.ts';
import { isLayoutTable, tableRows } from './table.ts';
import { attribute, isBlock, isHidden, type MarkupNode, shownText, textOf } from './tree.ts';

export interface PageContent {
  blocks: Block[];
  links: DocumentLink[];
  warnings: DocumentWarning[];
  /** Pictures whose bytes are at hand. */
  files: Map<Picture, PictureBytes>;
}

/** Lines beside the article that say who published it and when, or carry its title. */
const ABOUT =
  /(?:发布|成文|生成|公开|发文|编辑)(?:日期|时间)|^(?:日期|时间|来源|信息来源)[:：]|来源[:：]|发布机构|公开年度报告|公开工作年度报告/;
/** A label in a cell or line of its own, and the day behind it: a box over the article. Who published stands in too many boxes of the portal's own. */
const DAY_LABEL = /^(?:信息)?(?:发布|成文|生成|公开|发文|印发)(?:日期|时间)[:：]?$/;
const DAY = /^(20\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?)(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?$/;
/** What stands between the two days of a form to search with. */
const TO = /^[至到~—-]+$/;
const ATTACHMENT = /\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar|jpe?g|png)(?:[?#]|$)/i;
const MAX_LINKS = 2_000;
/** Cells of all grids together, spans counted at every place that they cover. */
const MAX_AREA = 20_000;

/** Walks a page: everything inside the article, and from outside it only the lines that speak about it. */
export function pageContent(
  root: MarkupNode,
  body: MarkupNode,
  article: MarkupNode,
  own: string | undefined,
  pictures: ReadonlyMap<string, Uint8Array> = new Map(),
): PageContent {
  const content: PageContent = { blocks: [], links: [], warnings: [], files: new Map() };
  const base = baseOf(root, own);
  const counters = { p: 0, table: 0, img: 0 };
  let pending: string[] = [];
  let level: number | undefined;
  /** The last line beside the article. */
  let aside = '';
  /** True behind the article, where other articles are listed. */
  let isPast = false;
  /** The days of boxes over the article: several are those of other articles, or of a form. */
  const days: string[] = [];
  const ofBox: Block[] = [];
  let area = 0;

  const flush = (inside: boolean): void => {
    const raw = pending.join('');
    pending = [];
    for (const line of tidyText(raw).split('\n')) {
      if (line === '') continue;
      const isDay = !inside && !isPast && DAY_LABEL.test(aside) && DAY.test(line);
      if (!inside && TO.test(line)) days.push(line);
      if (isDay) days.push(DAY.exec(line)![1]!);
      if (!inside) aside = line;
      if (!inside && !isDay && !DAY_LABEL.test(line) && (line.length > 150 || !ABOUT.test(line))) continue;
      counters.p++;
      const block: Block = { t: 'p', text: line, ...(level ? { level } : {}), places: [{ path: `p[${counters.p}]` }] };
      content.blocks.push(block);
      if (isDay) ofBox.push(block);
    }
  };

  const visit = (node: MarkupNode, inside: boolean): void => {
    if (node.type === 'text') {
      pending.push(textOf(node));
      return;
    }
    if (isHidden(node) || (!inside && node !== body && isFurniture(node) && !contains(node, article))) return;
    const within = inside || node === article;
    if (node.name === 'table' && within && !hasInnerTable(node) && table(node)) return;
    if (node.name === 'br') pending.push('\n');
    if (node.name === 'img' && within) picture(node);
    if (node.name === 'a') link(node, within);
    const breaks = isBlock(node) || node.name === 'td' || node.name === 'th' || node === article;
    if (breaks) flush(inside);
    const before = level;
    const heading = /^h([1-6])$/.exec(node.name ?? '')?.[1];
    if (heading) level = Number(heading);
    visitAll(node.children ?? [], within);
    if (breaks) flush(within);
    if (node === article) isPast = true;
    level = before;
  };

  function visitAll(children: readonly MarkupNode[], within: boolean): void {
    let looked = 0;
    for (let i = 0; i < children.length; i++) {
      const run = within && i >= looked ? drawnTable(children, i, `table[${counters.table + 1}]`) : null;
      looked = Math.max(looked, run?.end ?? 0);
      if (run?.table) {
        grid(run.table.rows, [], run.table.uneven);
        i = run.end - 1;
      } else visit(children[i]!, within);
    }
  }

  function table(node: MarkupNode): boolean {
    const { rows, warnings } = tableRows(node, `table[${counters.table + 1}]`);
    if (isLayoutTable(rows)) return false;
    grid(rows, warnings);
    return true;
  }

  function grid(rows: readonly LooseRow[], warnings: readonly DocumentWarning[], uneven = false): void {
    flush(true);
    counters.table++;
    const laidOut = uneven ? lineGrid(rows) : layOutGrid(rows, MAX_AREA - area);
    const { warnings: spans, ...shape } = laidOut;
    area += shape.rows * shape.cols;
    content.warnings.push(...warnings, ...spans);
    const caption = content.blocks.findLast((block) => block.t === 'p');
    const source = uneven ? 'sequence' : 'markup';
    content.blocks.push({ t: 'grid', ...shape, source, ...(caption ? { caption: caption.text } : {}) });
  }

  function picture(node: MarkupNode): void {
    counters.img++;
    const { source, alt, look, bytes } = pageImage(node);
    const href = source === '' || look === 'dress' ? null : absolute(source, base);
    const picture: Picture = {
      t: 'img',
      ...(alt === '' ? {} : { alt }),
      ...(look ? { look } : {}),
      ...(href === null ? {} : { href }),
      places: [{ path: `img[${counters.img}]` }],
    };
    const file =
      bytes ?? pictures.get(href ?? '') ?? pictures.get(source) ?? pictures.get(source.split(/[\\/]/).at(-1)!);
    if (file) content.files.set(picture, async () => file);
    content.blocks.push(picture);
  }

  function link(node: MarkupNode, within: boolean): void {
    const href = attribute(node, 'href');
    if (!href || href.startsWith('#') || (!within && !ATTACHMENT.test(href)) || content.links.length >= MAX_LINKS)
      return;
    const target = absolute(href, base);
    if (target) content.links.push({ href: target, text: tidyText(shownText(node)).slice(0, 500) });
  }

  function embedded(): void {
    const { files, frames } = embeddedFiles(root, own);
    for (const file of files) {
      const target = absolute(file, base);
      if (target && content.links.length < MAX_LINKS) content.links.push({ href: target, text: '' });
    }
    for (const frame of frames) {
      const target = base === undefined ? null : absolute(frame, base);
      const isOwn = target !== null && new URL(target).host === new URL(base!).host && target !== own;
      if (isOwn && content.links.length < MAX_LINKS) content.links.push({ href: target, text: '', framed: true });
    }
  }

  visit(body, body === article);
  flush(body === article);
  if (new Set(days).size > 1) content.blocks = content.blocks.filter((block) => !ofBox.includes(block));
  if (!content.links.some(({ href }) => ATTACHMENT.test(href))) embedded();
  return content;
}

/** Rows that hold what their line holds and may end early. */
function lineGrid(rows: readonly LooseRow[]): LaidOut {
  const cells = rows.flatMap((row, r) => row.cells.map((cell, c) => makeCell(r, c, 1, 1, cell.raw, cell.place)));
  return { rows: rows.length, cols: Math.max(...rows.map((row) => row.cells.length)), cells, warnings: [] };
}

/** What the addresses of a page begin at: its own address, or what its `base` says. */
function baseOf(root: MarkupNode, own: string | undefined): string | undefined {
  if (own === undefined || !URL.canParse(own)) return own;
  const stack = [root];
  for (let looked = 0; looked < 500 && stack.length > 0; looked++) {
    const node = stack.pop()!;
    const href = node.name === 'base' ? attribute(node, 'href') : undefined;
    if (href) return URL.parse(href, own)?.href ?? own;
    stack.push(...[...(node.children ?? [])].slice(0, 500).reverse());
  }
  return own;
}

/** Null for scripts, files, mail and whatever else is no web address, however its scheme is disguised. */
function absolute(href: string, base: string | undefined): string | null {
  const url = URL.parse(href, base ?? 'http://base.invalid/');
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return null;
  return base ? url.href : href.trim();
}
