import { SHORT_PROVINCES } from '../../text/provinces.ts';
import { regions as words } from '../../text/web-explore.ts';
import type { RegionFigure } from '../queries/region-figures.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';

/** Rows from north to south, columns from west to east: each of the 34 units once, in its rough place (decision 0029). No border is drawn. */
const GRID: readonly (readonly (string | null)[])[] = [
  [null, null, null, null, null, null, '23'],
  [null, null, null, '15', '11', null, '22'],
  ['65', '62', '64', '14', '13', '12', '21'],
  ['54', '63', '61', '41', '37', null, null],
  [null, '51', '50', '42', '34', '32', '31'],
  [null, '53', '52', '43', '36', '33', null],
  [null, null, '45', '44', '35', null, '71'],
  [null, null, '46', '82', '81', null, null],
];

interface Place {
  code: string;
  /** From 1. */
  row: number;
  column: number;
}

/** The tiles in the order of their codes, which is the order in which they are read out. */
export const PROVINCE_PLACES: readonly Place[] = GRID.flatMap((line, y) =>
  line.flatMap((code, x) => (code === null ? [] : [{ code, row: y + 1, column: x + 1 }])),
).sort((a, b) => (a.code < b.code ? -1 : 1));

const STEPS = 5;

interface Step {
  /** 1 to 5. */
  number: number;
  least: number;
  most: number;
}

/** One tile a province: short name, sum, and how many bodies it rests on; `href` leads to what lies below. */
export function provinceMap(
  t: Translate,
  rows: readonly RegionFigure[],
  label: string,
  href: (code: string) => string,
): Markup {
  const steps = stepsOf(rows);
  const tile = ({ code, row, column }: Place) => {
    const found = rows.find((one) => one.code === code);
    const step = steps.find(({ least, most }) => found?.sum != null && found.sum >= least && found.sum <= most);
    const kind = found === undefined ? 'nb-tile-none' : step === undefined ? 'nb-tile-blank' : `nb-step-${step.number}`;
    return html`<li class="nb-x-${column} nb-y-${row} ${kind}">${tileBody(t, code, found, href)}</li>`;
  };
  return html`<ol class="nb-map" aria-label="${label}">${PROVINCE_PLACES.map(tile)}</ol>${legend(t, steps)}`;
}

function tileBody(t: Translate, code: string, found: RegionFigure | undefined, href: (code: string) => string): Markup {
  const name = t(SHORT_PROVINCES[code]!);
  if (found === undefined)
    return html`<span class="nb-map-name">${name}</span><span class="visually-hidden">${t(words.notWatched)}</span>`;
  const { sum, figures, bodies } = found;
  const share = t(words.share, { figures, bodies });
  return html`<a href="${href(code)}" title="${name} ${sum ?? t(words.noFigure)} · ${share}"><span class="nb-map-name">${name}</span> <strong>${sum === null ? html`<span aria-hidden="true">—</span><span class="visually-hidden">${t(words.noFigure)}</span>` : compact(t, sum)}</strong> <span class="nb-map-share" aria-hidden="true">${figures}/${bodies}</span><span class="visually-hidden">${share}</span></a>`;
}

/** Five steps with as many regions each, as far as equal sums allow. */
function stepsOf(rows: readonly RegionFigure[]): Step[] {
  const sums = rows.flatMap((one) => (one.sum !== null && one.code in SHORT_PROVINCES ? [one.sum] : []));
  const sorted = [...new Set(sums)].sort((a, b) => a - b);
  const steps = new Map<number, Step>();
  sorted.forEach((sum, i) => {
    const number = sorted.length === 1 ? STEPS : 1 + Math.round((i / (sorted.length - 1)) * (STEPS - 1));
    const step = steps.get(number) ?? { number, least: sum, most: sum };
    steps.set(number, { ...step, most: sum });
  });
  return [...steps.values()];
}

function legend(t: Translate, steps: readonly Step[]): Markup {
  const range = ({ least, most }: Step) =>
    least === most ? compact(t, least) : `${compact(t, least)}–${compact(t, most)}`;
  return html`<ul class="nb-map-legend">${steps.map((one) => html`<li><span class="nb-swatch nb-step-${one.number}" aria-hidden="true"></span>${range(one)}</li>`)}
<li><span class="nb-swatch nb-tile-blank" aria-hidden="true"></span>${t(words.noFigure)}</li><li><span class="nb-swatch nb-tile-none" aria-hidden="true"></span>${t(words.notWatched)}</li></ul>`;
}

/** Short enough for a tile; the table beside it has the number as it is. */
function compact(t: Translate, value: number): string {
  return new Intl.NumberFormat(t(words.locale), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A sum beside the largest, as a bar; decoration beside the figure. Nothing for what is no share of it. */
export function sumBar(sum: number | null, largest: number): Markup {
  if (sum === null || sum <= 0 || largest <= 0) return nothing;
  const width = Math.max(0.5, (sum / largest) * 100).toFixed(2);
  return html`<svg class="nb-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="nb-bar-fill" x="0" y="0" width="${width}" height="4"/></svg>`;
}
