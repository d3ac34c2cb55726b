import type { VisitedAgency } from './visit.ts';

/** An address that may be the column because somebody or something said so before. */
export interface KnownColumn {
  url: string;
  /** `operator`: the registry names it; `recipe`: it was read there last; `old`: it was there once, and may lead on. */
  by: 'operator' | 'recipe' | 'old';
}

/** More old addresses than this are not asked again in one visit. */
const MAX_OLD = 3;

/** Where the column is asked for before anything is searched, in order, each address once. */
export function knownColumns({ agency, memory }: VisitedAgency): KnownColumn[] {
  const recipe = memory?.recipe?.columnUrl;
  const old = (memory?.oldColumns ?? []).filter((url) => url !== recipe).slice(0, MAX_OLD);
  const all: KnownColumn[] = [
    { url: agency.reportColumnUrl, by: 'operator' },
    ...(recipe === undefined ? [] : [{ url: recipe, by: 'recipe' as const }]),
    ...old.map((url) => ({ url, by: 'old' as const })),
  ];
  const usable = all.filter(({ url }) => URL.canParse(url));
  return usable.filter(({ url }, i) => usable.findIndex((other) => sameColumn(other.url, url)) === i);
}

/** True for addresses that differ only in what does not tell columns apart: scheme, index page, closing slash. */
export function sameColumn(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/?(index\.\w{1,6})?$/i, '');
}

/**
 * Columns in which a report of this address may be listed, by the forms of the families: the folder above the month, Hanweb's
 * column number, webplus' column. Empty where the address does not tell.
 */
export function columnsAround(report: string): string[] {
  if (!URL.canParse(report)) return [];
  const { origin, pathname } = new URL(report);
  for (const [form, column] of FORMS) {
    const found = form.exec(pathname);
    if (found) return [`${origin}${column(found)}`];
  }
  return [];
}

type Found = RegExpExecArray;
const FORMS: readonly (readonly [RegExp, (found: Found) => string])[] = [
  [/^(\/.{0,300}\/)\d{6}\/t\d{8}_\d+[^/]*$/, (found) => found[1]!],
  [/^(\/.{0,300}\/)t\d{6,12}(?:_\d+)?\.s?html?$/, (found) => found[1]!],
  [/^\/art\/\d{4}\/\d{1,2}\/\d{1,2}\/art_(\d+)_\d+\.html$/, (found) => `/col/col${found[1]}/index.html`],
  [/^(\/col\/col\d+\/)art\//, (found) => `${found[1]}index.html`],
  [/^(\/.{0,200})?\/\d{4}\/\d{4}\/c(\d+)a\d+\/page\.htm$/, (found) => `${found[1] ?? ''}/${found[2]}/list.htm`],
  [/^(\/.{1,300}\/)\d{6}(?:\/\d{2})?\/[0-9a-z_-]{16,64}\.s?html?$/i, (found) => found[1]!],
];
