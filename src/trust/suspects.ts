import type { DocumentWarning, Rect } from '../report/document.ts';
import type { Report } from '../report/report.ts';
import type { Sum } from '../report/sum.ts';

/** A cell to be looked at again: what was read there first, and where. */
export interface Suspect {
  field: string;
  page: number;
  bbox: Rect;
  raw: string;
  /** True where the box is that of the line in which the figure stands. */
  inLine: boolean;
}

/** Warnings of a reader by which what stands in a box of a page may be misread. */
const DOUBTFUL_BOXES: ReadonlySet<string> = new Set(['text-over-rules', 'figure-over-rule', 'table-shape-uncertain']);

/**
 * The cells whose first reading is in doubt and that have a place on a page: those of a sum that breaks, and those in a box of which the
 * reader warned. Markup is never in doubt.
 */
export function suspectsOf(report: Report, sums: readonly Sum[], warnings: readonly DocumentWarning[]): Suspect[] {
  const broken = new Set(sums.filter((sum) => sum.state === 'broken').flatMap((sum) => sum.fields));
  const boxes = warnings.filter(({ code }) => DOUBTFUL_BOXES.has(code)).flatMap(({ place }) => place ?? []);
  return Object.entries(report.values).flatMap(([field, { status, source, raw }]): Suspect[] => {
    if ((status !== 'reported' && status !== 'blank') || source?.grid === 'markup') return [];
    const { page, bbox } = source ?? {};
    if (page === undefined || bbox === undefined) return [];
    const warned = boxes.some((box) => box.page === page && (box.bbox === undefined || contains(box.bbox, bbox)));
    return warned || broken.has(field)
      ? [{ field, page, bbox, raw: raw ?? '', inLine: source?.grid === 'sequence' }]
      : [];
  });
}

/** True where the middle of `inner` lies in `outer`. */
function contains(outer: Rect, inner: Rect): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x >= outer[0] && x <= outer[2] && y >= outer[1] && y <= outer[3];
}
