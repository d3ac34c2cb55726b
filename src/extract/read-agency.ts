import type { Document } from '../report/document.ts';
import type { AgencyClaim, AgencyNaming, AgencySource } from '../report/words.ts';
import { agencyClaims, agencyInTitle } from './agency-claims.ts';
import { asBody, core, isRelative, officeOf } from './agency-names.ts';
import { plainLines, plainSimplified } from './document-text.ts';

/** Whose report it is, how that was settled, and every place that names a body. */
export interface AgencyReading {
  /** The name of the body, as full as the document has it; null where nothing names one. */
  agency: string | null;
  agencyNaming: AgencyNaming | null;
  agencyClaims: AgencyClaim[];
}

/** Sources that may name the site's owner or the body above instead of the report's own. */
const DOUBTFUL: readonly AgencySource[] = ['publisher', 'meta', 'head-line', 'prose'];

/**
 * The body that the report is of: from its title, the title of the page or the link, the title quoted in its text, its publisher, its
 * signature, the sentence on who compiled it, the page's tags. A fuller name of the same body in the text is preferred, and every
 * claim is kept: what is printed and what it was taken for are told apart. Where the prose speaks as a bureau (我局), a government that
 * only the page's frame names is not it. The name of the file counts where the document names no body.
 */
export function readAgency(
  document: Document,
  title: string | null,
  context: { linkTitle?: string | undefined; fileName?: string | undefined } = {},
): AgencyReading {
  const lines = plainLines(document);
  const claims = [...titleClaims(document, title, context.linkTitle), ...agencyClaims(lines, document.meta)];
  const text = lines.map((line) => line.text).join('\n');
  const named = claims.filter((claim) => claim.source !== 'site' && claim.source !== 'account');
  const bureau = named.find((claim) => claim.source === 'prose' && isRelative(claim.name))?.name;
  const inDocument = named.find((claim) => !DOUBTFUL.includes(claim.source) || speaksAs(text, claim.name, bureau));
  const first = inDocument ?? claimOf('file-name', context.fileName);
  if (!first) return { agency: null, agencyNaming: null, agencyClaims: claims };
  const printed = officeOf(first.name);
  const full = fuller(
    printed,
    named.map((claim) => officeOf(claim.name)),
  );
  const place = full === printed && isRelative(printed) ? onlyPlace(printed[0]!, text) : null;
  const agency = place === null ? asBody(full, text) : `${place}${printed.slice(1)}`;
  const naming: AgencyNaming = {
    printed: first.name,
    source: first.source,
    reason: reasonOf(first.name, printed, full, place, agency),
    by: place ?? (full !== printed ? full : null),
  };
  return { agency, agencyNaming: naming, agencyClaims: inDocument ? claims : [...claims, first] };
}

function reasonOf(
  name: string,
  printed: string,
  full: string,
  place: string | null,
  agency: string,
): AgencyNaming['reason'] {
  if (place !== null) return 'region-completed';
  if (full !== printed) return 'fuller-in-text';
  return agency !== name ? 'body-of-place' : 'as-printed';
}

function titleClaims(document: Document, title: string | null, linkTitle: string | undefined): AgencyClaim[] {
  const titles = [
    ['title', title],
    ['page-title', document.meta.ArticleTitle],
    ['link', linkTitle],
  ] as const;
  return titles.flatMap(([source, words]) => claimOf(source, words) ?? []);
}

function claimOf(source: AgencySource, title: string | null | undefined): AgencyClaim | null {
  const name = title ? agencyInTitle(plainSimplified(title)) : null;
  return name ? { source, name, place: null } : null;
}

/** Kinds of bodies that speak of themselves as 我局, 我委, 我镇; a name of another kind is not theirs. */
const OWN_WORDS: readonly [RegExp, RegExp][] = [
  [/[我本]局/g, /局$/],
  [/[我本]委/g, /委|管委会$/],
  [/[我本]厅/g, /厅$/],
  [/[我本]院/g, /院$/],
  [/[我本]镇/g, /镇/],
  [/[我本]乡/g, /乡/],
  [/[我本]街道/g, /街道/],
  [/[我本][省市县区旗州]/g, /[省市县区旗州](?:人民政府.*)?$|政府|管委会$/],
];

/**
 * Whether the prose can be this body's: false only where it speaks of itself, and as one of another kind throughout, or as of a
 * bureau (区教育局) again and again.
 */
function speaksAs(text: string, name: string, bureau: string | undefined): boolean {
  if (bureau && /人民政府$/.test(name) && text.split(new RegExp(`(?<![\\u4e00-\\u9fff])${bureau}`)).length > 2)
    return false;
  const spoken = OWN_WORDS.map(([word, kind]) => ({ times: text.match(word)?.length ?? 0, kind })).filter(
    ({ times }) => times >= 2,
  );
  return spoken.length !== 1 || spoken[0]!.kind.test(officeOf(name));
}

/** 可以查阅县财政局: what leads to 县财政局 in a sentence is no place. */
const NO_PLACE =
  /[在由向对与和及经按据可查阅询接受报送交给让请各本该我全]|负责|组织|配合|协助|联系|通过|根据|调整|完善|工作|办理|情况/;
/** What may stand before a name and make it fuller: a place, or a body above it. */
const ENDS_AS_WHOLE = /(?:[省市县区旗州盟镇乡局厅部会院团场园]|街道|中国|国家|中共)$/;

function isBefore(words: string, name: string): boolean {
  return ENDS_AS_WHOLE.test(words) || (/^[市县区州旗]/.test(name) && words.length <= 4 && !NO_PLACE.test(words));
}

/**
 * The first candidate that ends in the name, or that is the same body with its short name written out; as long as there is a fuller one of
 * what was found, that.
 */
function fuller(name: string, candidates: readonly string[]): string {
  const short = core(name);
  const fits = candidates.filter((candidate) => {
    const long = core(candidate);
    // A bare place may be any body of it; its government is no committee (管委会) of it.
    const isBare = short === name || long === candidate;
    return (
      (isBare || isCommittee(name) === isCommittee(candidate)) &&
      long.length > short.length &&
      !/县县|区区/.test(long) &&
      (long.endsWith(short) ? isBefore(long.slice(0, -short.length), short) : isWrittenOut(short, long))
    );
  });
  return fits.length === 0 ? name : fuller(fits[0]!, candidates);
}

function isCommittee(name: string): boolean {
  return /(?:管理委员会|管委会)$/.test(name);
}

/** 市科技局 → 白银市科学技术局: every character of the short name stands in the long one, in order, and both end alike. */
function isWrittenOut(short: string, long: string): boolean {
  // 旅游局局 is a slip of the pen.
  if (short.at(-1) !== long.at(-1) || long.at(-1) === long.at(-2) || long.length > short.length + 12) return false;
  // 综合执法与应急管理局 is another body than 综合执法局, and came after it.
  if (/[局厅委办院]$/.test(short) && ['与', '和', '及'].some((and) => long.includes(short.slice(0, -1) + and)))
    return false;
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length;
}

/** The one place of this kind (区) whose government the text names; null where it names none or several. */
function onlyPlace(kind: string, text: string): string | null {
  const pattern = new RegExp(`([\\u4e00-\\u9fff]{2,9}?${kind})(?:人民政府|政府门户|政务公开)`, 'g');
  const names = [...text.matchAll(pattern)].map((match) =>
    match[1]!.replace(/^.*(?:范|通过|在|与|和|向|及|由|《)/, ''),
  );
  const places = [...new Set(names.filter((name) => name.length >= 2 && !/[我本全各该]/.test(name)))];
  const longest = places.toSorted((a, b) => b.length - a.length)[0];
  return longest !== undefined && places.every((name) => longest.endsWith(name)) ? longest : null;
}
