import { Converter } from 'opencc-js/t2cn';

/** Of the standard, and yet the traditional forms of words of every table (屬於, 复議後, 徵收). */
const COMMON: readonly [string, string][] = [
  ['於', '于'],
  ['後', '后'],
  ['徵', '征'],
];

let simpleForms: { of: ReadonlyMap<string, string>; any: RegExp } | null = null;

/**
 * Traditional characters as simplified ones, for matching only; copies of pages come in both. Each character is turned by itself, so
 * that offsets stay. Characters of the simplified standard (GB 2312) stay what they are but for three, though some are traditional forms
 * too: the place 乾县 is no 干县.
 */
export function simplify(text: string): string {
  simpleForms ??= readForms();
  const { of, any } = simpleForms;
  return text.replace(any, (c) => of.get(c)!);
}

/** The characters outside of GB 2312 that OpenCC writes as another one of the same length. */
function readForms(): { of: ReadonlyMap<string, string>; any: RegExp } {
  const simplified = charactersOfGb2312();
  const others = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, i) => String.fromCharCode(0x4e00 + i)).filter(
    (c) => !simplified.has(c),
  );
  const turned = Converter({ from: 't', to: 'cn' })(others.join('\n')).split('\n');
  const forms = others.flatMap((c, i): [string, string][] => {
    const form = turned[i];
    return form !== undefined && form !== c && form.length === 1 ? [[c, form]] : [];
  });
  const of = new Map([...forms, ...COMMON]);
  return { of, any: new RegExp(`[${[...of.keys()].join('')}]`, 'g') };
}

/** The Chinese characters of GB 2312: rows 16 to 87 of its code, which GBK contains. */
function charactersOfGb2312(): ReadonlySet<string> {
  const bytes = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  return new Set(new TextDecoder('gbk').decode(new Uint8Array(bytes)));
}
