import type { Answer, Ask } from '../../../src/crawler/open-page.ts';
import { type SearchResult, searchColumn } from '../../../src/crawler/search-column.ts';
import { requestKey } from '../../../src/fetch/post-body.ts';
import { matchAgency } from '../../../src/registry/match-agency.ts';
import type { Agency } from '../../../src/report/agency.ts';

/**
 * Reads the column of 示例局 on a portal that is a table of path → page or failure code; what is not in it is not found. What
 * is asked for by POST stands there as `POST path body`.
 */
export function readPortal(
  portal: Record<string, string>,
  { base, column, home = '' }: { base: string; column: string; home?: string },
): SearchResult & { asked: string[] } {
  const agency: Agency = {
    ...{ id: 'slj', name: '示例局', aliases: [], level: 'county_dept', regionCode: '', parent: '' },
    ...{ portalUrl: home && base + home, reportColumnUrl: column && base + column },
    ...{ firstYear: null, lastYear: null, extra: {} },
  };
  const steps = searchColumn({ agency, ownsAddress: true }, { match: (name) => matchAgency(name, [agency]) });
  const asked: string[] = [];
  let state = steps.next();
  while (!state.done) {
    const key = requestKey(state.value).replace(base, '');
    asked.push(key);
    if (asked.length > 300) throw new Error('the search does not end');
    state = steps.next(answer(portal[key] ?? 'fetch.not-found', state.value));
  }
  return { ...state.value, asked };
}

function answer(page: string, ask: Ask): Answer {
  const isCode = page.startsWith('fetch.');
  return { finalUrl: ask.url, outcome: isCode ? page : 'ok', text: isCode ? null : page };
}
