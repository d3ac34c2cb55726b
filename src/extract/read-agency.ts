import type { Document } from '../report/document.ts';
import type { AgencyClaim, AgencyNaming } from '../report/words.ts';
import { agencyClaims, agencyInTitle } from './agency-claims.ts';
import { plain, textLines } from './document-text.ts';
import { simplify } from './simplify.ts';

export interface AgencyReading {
  /** The name of the body, as full as the document has it; null where nothing names one. */
  agency: string | null;
  agencyNaming: AgencyNaming | null;
  agencyClaims: AgencyClaim[];
}

/**
 * The body that the report is of: from its title, the title of the page or the link, the title quoted in its text, its publisher, its
 * signature, the sentence on who compiled it, the page's tags. A fuller name of the same body in the text is preferred, and every
 * claim is kept: what is printed and what it was taken for are told apart.
 */
export function readAgency(
  document: Document,
  title: string | null,
  context: { linkTitle?: string | undefined } = {},
): AgencyReading {
  const found = agencyClaims(document);
  const claims = [...titleClaims(document, title, context.linkTitle), ...found];
  const first = claims.find((claim) => claim.source !== 'site' && claim.source !== 'account');
  if (!first) return { agency: null, agencyNaming: null, agencyClaims: claims };
  const others = found
    .filter((claim) => claim.source !== 'site' && claim.source !== 'account')
    .map((claim) => officeOf(claim.name));
  const printed = officeOf(first.name);
  const full = fuller(printed, others);
  const agency = asBody(full, simplify(textLines(document).map(plain).join('\n')));
  const reason = full !== printed ? 'fuller-in-text' : agency !== first.name ? 'body-of-place' : 'as-printed';
  const by = full !== printed ? full : null;
  return { agency, agencyNaming: { printed: first.name, source: first.source, reason, by }, agencyClaims: claims };
}

function titleClaims(document: Document, title: string | null, linkTitle: string | undefined): AgencyClaim[] {
  const titles = [
    ['title', title],
    ['page-title', document.meta.ArticleTitle],
    ['link', linkTitle],
  ] as const;
  return titles.flatMap(([source, words]) => {
    const name = words ? agencyInTitle(simplify(plain(words))) : null;
    return name ? [{ source, name, place: null }] : [];
  });
}

/** The office that writes the report of a street or town stands for its body: X街道综合办公室 → X街道. */
function officeOf(name: string): string {
  return name
    .replace(/(街道|[镇乡])(?:党政|综合|党建)+办(?:公室)?$/, '$1')
    .replace(/(省|市|区|县|旗|州|盟)政府(?=办公[厅室]$|$)/, '$1人民政府');
}

/** The longest candidate that ends in the name, or that is the same body with its short name written out. */
function fuller(name: string, candidates: readonly string[]): string {
  const fits = candidates.filter(
    (candidate) => candidate.length > name.length && (candidate.endsWith(name) || isWrittenOut(name, candidate)),
  );
  return fits.toSorted((a, b) => b.length - a.length)[0] ?? name;
}

/** 市科技局 → 白银市科学技术局: every character of the short name stands in the long one, in order, and both end alike. */
function isWrittenOut(short: string, long: string): boolean {
  if (short.at(-1) !== long.at(-1) || long.length > short.length + 12) return false;
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length;
}

/** A place stands for its government, a street for its office, as their names are by statute. */
function asBody(name: string, text: string): string {
  if (/街道$/.test(name)) return `${name}办事处`;
  if (/(?:新区|园区|示范区|实验区|开发区|高新区|功能区|管理区|合作区)$/.test(name))
    return text.includes(`${name}管理委员会`) ? `${name}管理委员会` : `${name}管委会`;
  return /(?:省|市|区|县|旗|州|盟|镇|乡)$/.test(name) ? `${name}人民政府` : name;
}
