/** What a heading may leave out or put otherwise without being misprinted. */
const LOOSE = /[的及和与、,，/或之及以:：。.\s""“”]/g;
/** The prescribed words in traditional characters, as pages set them that convert themselves. */
const TRADITIONAL = /[總體動開請處關複訟進應報項與]/;
const NUMERAL = /^[(（]?[一二三四五六七八九十\d]{1,2}[)）]?[、.．\s]*/;

/** A heading for comparison: without its number, function words and punctuation; 其它 as 其他. */
function headingCore(title: string): string {
  return title.normalize('NFKC').replace(/\s+/g, '').replace(NUMERAL, '').replace(/其它/g, '其他').replace(LOOSE, '');
}

/** `same`: the prescribed words or a usual variant, or in traditional characters, which are not compared; `misprint`: one character off; `other`: another heading. */
export function compareHeading(title: string, titles: readonly string[]): 'same' | 'misprint' | 'other' {
  if (TRADITIONAL.test(title)) return 'same';
  const core = headingCore(title);
  const wanted = coresOf(titles);
  if (wanted.some((one) => core.includes(one) || isWithin(core, one))) return 'same';
  return wanted.some((one) => one.length >= 6 && isOneOff(core, one)) ? 'misprint' : 'other';
}

/** Of the catalogue's lists of titles, which every heading is compared with. */
const cores = new WeakMap<readonly string[], readonly string[]>();

function coresOf(titles: readonly string[]): readonly string[] {
  const known = cores.get(titles);
  if (known !== undefined) return known;
  const made = titles.map(headingCore);
  cores.set(titles, made);
  return made;
}

/** All characters of `part` stand in `whole` in this order: words were left out, none is wrong. */
export function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const c of whole) if (c === part[at]) at++;
  return at === part.length && part.length >= 3;
}

/** One character too many or another one. */
function isOneOff(a: string, b: string): boolean {
  if (a.length === b.length) return [...a].filter((c, i) => c !== b[i]).length === 1;
  if (a.length !== b.length + 1) return false;
  let i = 0;
  while (i < b.length && a[i] === b[i]) i++;
  return a.slice(i + 1) === b.slice(i);
}
