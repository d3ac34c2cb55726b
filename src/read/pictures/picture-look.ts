import type { Picture } from '../../report/document.ts';

/** Pixels of a table that can be read at least; smaller ones are icons, logos and seals. */
const LEAST = { width: 260, height: 70, area: 45_000 } as const;
/** The same in points, where a picture is known by its place on a page. */
const LEAST_POINTS = { width: 170, height: 36, area: 15_000 } as const;
/** Broader ones are banners and rules. */
const BROADEST = 14;
/** Squares up to this side are codes to be scanned. */
const CODE = 640;
const SQUARE = 0.06;
/** What portals call posters about a report, which are no report. */
const POSTER = /图解|一图|图说|海报|长图|二维码|扫一扫|微信|logo|徽标/i;

/** Whether a table of a report may stand in a picture of that size: `dress` where it cannot. Sizes in pixels, or in points. */
export function pictureLook(
  { width, height }: { width: number; height: number },
  unit: 'pixels' | 'points',
  alt = '',
): NonNullable<Picture['look']> {
  const least = unit === 'pixels' ? LEAST : LEAST_POINTS;
  // A page that lies on its side is read as well.
  const [long, short] = width > height ? [width, height] : [height, width];
  const small = long < least.width || short < least.height || width * height < least.area;
  const square = unit === 'pixels' && long <= CODE && long - short <= SQUARE * long;
  return small || square || width > BROADEST * height || POSTER.test(alt) ? 'dress' : 'legible';
}
