import { z } from 'zod';
import type { DateClaim } from '../../report/report.ts';
import { daysBetween } from '../../report/year.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A page that is put in at night bears the day before or after. */
const TOLERANCE_DAYS = 1;

/**
 * The days of the address, of the tags (or the list) and of the page's own words are one. The day on which a text was written or signed is
 * none of publication. Where only the address is later, the page was migrated, and where the others agree they count.
 */
export const dateConflict = defineKind('D-DATE-CONFLICT', z.object({}), (rule, _check, { report }) => {
  const { published } = report;
  const url = first(published, ['url']);
  const tag = first(published, ['meta']) ?? first(published, ['list']);
  const page = first(published, ['text']);
  const days = [url, tag, page].filter((day) => day !== null);
  if (days.length < 2) return [verdict(rule, 'not_assessable', undefined, reason('oneDate'))];
  const list = first(published, ['list']);
  const stated = [...[tag, page].filter((day) => day !== null), ...(list === null ? [] : [list])];
  const differ = apart(stated);
  if (!differ && (url === null || !apart([url, ...stated]))) return [verdict(rule, 'pass')];
  if (!differ && url !== null && stated.length > 0 && url > stated[0]!)
    return [verdict(rule, 'suppressed', undefined, reason('migrated'))];
  const parameters = {
    a: url ?? '—',
    b: (list !== null && tag !== null && apart([tag, list]) ? `${tag} / ${list}` : tag) ?? '—',
    c: page ?? '—',
  };
  return [breach(rule, { fields: [], expected: stated[0] ?? null, actual: url ?? page, parameters })];
});

function first(claims: readonly DateClaim[], sources: readonly DateClaim['source'][]): string | null {
  const found = claims.find((claim) => sources.includes(claim.source) && !/^(?:成文|印发|发文)/.test(claim.text ?? ''));
  return found?.date ?? null;
}

function apart(days: readonly string[]): boolean {
  const sorted = [...days].sort();
  return sorted.length > 1 && daysBetween(sorted[0]!, sorted.at(-1)!) > TOLERANCE_DAYS;
}
