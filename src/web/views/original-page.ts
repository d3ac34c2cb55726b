import type { Failure } from '../../errors/failure.ts';
import type { Template } from '../../extract/templates/schema.ts';
import type { ShownBlock, ShownOriginal } from '../../report/shown-original.ts';
import { frame } from '../../text/web.ts';
import { original as words } from '../../text/web-original.ts';
import { assetUrl } from '../assets.ts';
import type { PageContext } from '../deps.ts';
import type { ReportRow, ValueRow } from '../queries/reports.ts';
import { type Translate, translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { html, type Markup, nothing } from './markup.ts';
import { type OriginalPlaces, placesOf } from './original-places.ts';
import { placeWords } from './value-cell.ts';

export interface OriginalPageData {
  agency: string;
  report: ReportRow;
  values: ReadonlyMap<string, ValueRow>;
  template: Template | null;
  /** The original, or why it cannot be shown. */
  shown: ShownOriginal | Failure;
}

/** What a place needs to know of the figures that stand there. */
interface Naming {
  t: Translate;
  template: Template | null;
  values: ReadonlyMap<string, ValueRow>;
}

/**
 * The original for a frame beside the figures, or by itself: our own text and tables, or drawn pages with boxes. Every figure has a place that
 * `#c-<field>` leads to; where none can be shown, a line that says why.
 */
export function originalPage(page: PageContext, data: OriginalPageData): Markup {
  const t = translate(page.lang);
  const { report, shown, template, values } = data;
  return html`<!doctype html>
<html lang="${page.lang === 'zh' ? 'zh-CN' : 'en'}" data-bs-theme="${page.theme === 'dark' ? 'dark' : 'light'}" data-theme="${page.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${t(words.title, { agency: data.agency, year: report.year })} · ${t(frame.brand)}</title>
<link rel="icon" type="image/svg+xml" href="${assetUrl('icon.svg')}">
<link rel="stylesheet" href="${assetUrl('tabler.css')}">
<link rel="stylesheet" href="${assetUrl('nianbao.css')}">
</head>
<body class="nb-original-body"><main>
<h1 class="visually-hidden">${t(words.title, { agency: data.agency, year: report.year })}</h1>
${'failure' in shown ? notShown(page, t, shown) : body({ t, template, values }, report, shown)}
</main></body>
</html>`;
}

function notShown(page: PageContext, t: Translate, failure: Failure): Markup {
  return html`<p class="alert alert-warning">${t(words.notShown, { title: failure.title[page.lang] })} ${failure.remedy[page.lang]}</p>`;
}

function body(naming: Naming, report: ReportRow, shown: ShownOriginal): Markup {
  const { t, template, values } = naming;
  const fields = template?.fields.map(({ id }) => id) ?? [];
  const places = placesOf(shown, values, fields);
  const drawn = shown.pages.length > 0;
  return html`<p class="nb-small text-secondary">${t(drawn ? words.asPages : words.asText)}</p>
${drawn ? shown.pages.map((one) => drawnPage(naming, report.snapshot, one, places)) : html`<div lang="zh-CN">${shown.blocks.map((one) => blockMarkup(naming, one, places))}</div>`}
${shown.cut ? html`<p class="text-secondary">${t(words.cut)}</p>` : nothing}
${unplaced(naming, places)}`;
}

function drawnPage(
  naming: Naming,
  snapshot: string,
  { n, width, height }: ShownOriginal['pages'][number],
  places: OriginalPlaces,
): Markup {
  const { t } = naming;
  const boxes = places.boxes.get(n) ?? [];
  return html`<figure class="nb-sheet" id="page-${n}"><figcaption>${t(words.page, { page: n })}</figcaption>
<div class="nb-sheet-box"><img src="/snapshots/${snapshot}/pages/${n}" alt="${t(words.pageImage, { page: n })}" width="${Math.round(width)}" height="${Math.round(height)}" loading="lazy">
<svg viewBox="0 0 ${round(width)} ${round(height)}" aria-hidden="true">${boxes.map(
    ({ field, bbox: [x0, y0, x1, y1] }) =>
      html`<rect id="c-${field}" class="nb-box" x="${round(x0)}" y="${round(y0)}" width="${round(x1 - x0)}" height="${round(y1 - y0)}"><title>${label(naming, field)}</title></rect>`,
  )}</svg></div></figure>`;
}

function round(points: number): number {
  return Math.round(points * 10) / 10;
}

function blockMarkup(naming: Naming, block: ShownBlock, places: OriginalPlaces): Markup {
  if (block.t === 'img') return html`<p class="nb-empty">${naming.t(words.picture, { alt: block.alt })}</p>`;
  if (block.t === 'p') {
    const fields = block.path ? (places.paragraphs.get(block.path) ?? []) : [];
    const heavy = block.level === undefined ? nothing : html` class="nb-original-head"`;
    return html`<p${heavy}${block.path ? html` data-path="${block.path}"` : nothing}>${anchors(fields)}${block.text}</p>`;
  }
  const rows = Array.from({ length: block.rows }, (_, r) => block.cells.filter((cell) => cell.r === r));
  return html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${naming.t(words.head)} ${block.number}"><table class="nb-original-table" id="table-${block.number}">${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell) => {
        const fields = places.cells.get(`${block.number}:${cell.r + 1}:${cell.c + 1}`) ?? [];
        const [first, ...more] = fields;
        const span = html`${cell.rs > 1 ? html` rowspan="${cell.rs}"` : nothing}${cell.cs > 1 ? html` colspan="${cell.cs}"` : nothing}`;
        const place =
          first === undefined ? nothing : html` id="c-${first}" class="nb-place-cell" title="${label(naming, first)}"`;
        return html`<td${place}${span}${cell.path ? html` data-path="${cell.path}"` : nothing}>${anchors(more)}${cell.raw}</td>`;
      })}</tr>`,
  )}</table></div>`;
}

/** A second figure of the same cell, or a figure in running text. */
function anchors(fields: readonly string[]): Markup {
  return html`${fields.map((field) => html`<span id="c-${field}" class="nb-place-cell"></span>`)}`;
}

function label({ t, template, values }: Naming, field: string): string {
  return `${fieldLabel(template, field)}\n${placeWords(t, values.get(field)?.source)}`;
}

function unplaced({ t, template, values }: Naming, { unplaced: all }: OriginalPlaces): Markup {
  if (all.length === 0) return nothing;
  const why = { absent: words.noPlace, picture: words.inPicture, other: words.otherReading };
  return html`<section class="nb-unplaced"><h2 class="nb-h3">${t(words.unplaced, { count: all.length })}</h2><ul>${all.map(
    (one) =>
      html`<li id="c-${one.field}"><span lang="zh-CN">${fieldLabel(template, one.field)}</span>: ${t(why[one.why], { place: placeWords(t, values.get(one.field)?.source) })}</li>`,
  )}</ul></section>`;
}
