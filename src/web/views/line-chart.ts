import { html, type Markup, nothing } from './markup.ts';

export interface ChartPoint {
  x: number;
  /** Null: nothing that could be drawn; the line is broken there. */
  y: number | null;
  /** How far it may be set beside the point before it: a line, a dashed one, none. */
  joint: 'full' | 'approx' | 'none';
}

export interface ChartLine {
  name: string;
  points: readonly ChartPoint[];
}

export interface ChartOptions {
  /** Says in one sentence what is drawn, for those who do not see it; the figures stand in a table beside it. */
  label: string;
  /** Vertical lines between two years, as where the form changed. */
  marks?: readonly { x: number; text: string }[];
  width?: number;
  height?: number;
}

/** Lines beyond these could not be told apart: each has its own colour, and its own shape of points. */
export const MOST_LINES = 6;
const SHAPES = ['circle', 'square', 'diamond', 'up', 'cross', 'down'] as const;
const EDGE = { left: 52, right: 20, top: 18, bottom: 22 };

/** A line chart as markup that needs neither script nor style of its own; colours come from the theme. Null where nothing can be drawn. */
export function lineChart(lines: readonly ChartLine[], options: ChartOptions): Markup | null {
  const shown = lines.slice(0, MOST_LINES);
  const drawn = shown.flatMap((line) => line.points.filter((one) => one.y !== null));
  if (drawn.length === 0) return null;
  const { width = 720, height = 240 } = options;
  const years = [...new Set(shown.flatMap((line) => line.points.map((one) => one.x)))].sort((a, b) => a - b);
  const [first, last] = [years[0]!, years.at(-1)!];
  const ticks = niceTicks(Math.min(0, ...drawn.map((one) => one.y!)), Math.max(...drawn.map((one) => one.y!)));
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const across = width - EDGE.left - EDGE.right;
  const down = height - EDGE.top - EDGE.bottom;
  const x = (year: number) => round(EDGE.left + (last === first ? 0.5 : (year - first) / (last - first)) * across);
  const y = (value: number) => round(EDGE.top + (1 - (value - low) / (high - low || 1)) * down);
  const every = Math.ceil(years.length / Math.max(2, Math.floor(across / 44)));
  return html`<svg class="nb-chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${options.label}">
${ticks.map((one) => html`<line class="nb-grid" x1="${EDGE.left}" x2="${width - EDGE.right}" y1="${y(one)}" y2="${y(one)}"/><text x="${EDGE.left - 6}" y="${y(one) + 4}" text-anchor="end">${shortNumber(one)}</text>`)}
${years.filter((_one, i) => i % every === 0).map((one) => html`<text x="${x(one)}" y="${height - 6}" text-anchor="middle">${one}</text>`)}
${(options.marks ?? []).map((one) => html`<line class="nb-mark-line" x1="${x(one.x)}" x2="${x(one.x)}" y1="${EDGE.top}" y2="${height - EDGE.bottom}"/><text x="${x(one.x) + 3}" y="${EDGE.top - 6}">${one.text}</text>`)}
${shown.map((line, i) => html`<g class="nb-line-${i + 1}"><title>${line.name}</title>${segments(line.points, x, y)}${line.points.map((one) => (one.y === null ? nothing : html`<path class="nb-dot" d="${shapeAt(SHAPES[i]!, x(one.x), y(one.y))}"><title>${line.name} ${one.x}: ${one.y}</title></path>`))}</g>`)}
</svg>`;
}

/** Which colour and shape is whose. */
export function chartLegend(lines: readonly ChartLine[]): Markup {
  return html`<ul class="nb-chart-legend">${lines
    .slice(0, MOST_LINES)
    .map(
      (line, i) =>
        html`<li><svg class="nb-key" viewBox="0 0 20 12" aria-hidden="true"><g class="nb-line-${i + 1}"><path class="nb-segment" d="M1 6H19"/><path class="nb-dot" d="${shapeAt(SHAPES[i]!, 10, 6)}"/></g></svg> ${line.name}</li>`,
    )}</ul>`;
}

function segments(points: readonly ChartPoint[], x: (year: number) => number, y: (value: number) => number): Markup[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    if (from.y === null || to.y === null || to.joint === 'none' || to.x !== from.x + 1) return [];
    return [
      html`<path class="nb-segment${to.joint === 'approx' ? ' nb-dashed' : ''}" d="M${x(from.x)} ${y(from.y)}L${x(to.x)} ${y(to.y)}"/>`,
    ];
  });
}

function shapeAt(shape: (typeof SHAPES)[number], x: number, y: number): string {
  if (shape === 'circle') return `M${x - 3.5} ${y}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z`;
  if (shape === 'square') return `M${x - 3} ${y - 3}h6v6h-6Z`;
  if (shape === 'diamond') return `M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5Z`;
  if (shape === 'up') return `M${x} ${y - 4}l4 7h-8Z`;
  if (shape === 'down') return `M${x} ${y + 4}l4 -7h-8Z`;
  return `M${x - 4} ${y - 1}h3v-3h2v3h3v2h-3v3h-2v-3h-3Z`;
}

/** Four to seven round numbers that hold both ends. */
export function niceTicks(low: number, high: number): number[] {
  if (high <= low) return [low, low + 1];
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((one) => one * power >= rough)! * power;
  const whole = high > 4 && step < 1 ? 1 : step;
  const start = Math.floor(low / whole);
  const end = Math.max(start + 1, Math.ceil(high / whole));
  return Array.from({ length: end - start + 1 }, (_one, i) => round6((start + i) * whole));
}

/** `12k`, `1.5M`: short enough for an axis. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${round6(value / 1e6)}M`;
  return size >= 10_000 ? `${round6(value / 1e3)}k` : String(value);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
