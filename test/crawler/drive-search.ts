import type { Answer, Ask } from '../../src/crawler/open-page.ts';
import { type SearchResult, searchColumn } from '../../src/crawler/search-column.ts';
import type { VisitedAgency } from '../../src/crawler/visit.ts';
import { matchAgency } from '../../src/registry/match-agency.ts';

export const base = 'http://www.example.gov.cn';

/** Drives a search over a portal that is a table of path → page, failure code, or `→ path` for a redirect. */
export function driveSearch(
  portal: Record<string, string>,
  visited: VisitedAgency,
): SearchResult & { asked: string[] } {
  const steps = searchColumn(visited, { match: (name) => matchAgency(name, [visited.agency]) });
  const asked: string[] = [];
  let state = steps.next();
  while (!state.done) {
    asked.push(`${state.value.role} ${state.value.url.replace(base, '')}`);
    if (asked.length > 200) throw new Error('the search does not end');
    state = steps.next(answer(portal, state.value));
  }
  return { ...state.value, asked };
}

function answer(portal: Record<string, string>, { url }: Ask): Answer {
  const page = portal[url.replace(base, '')] ?? 'fetch.not-found';
  const target = /^→ (.+)$/.exec(page)?.[1];
  if (target) return answer(portal, { url: `${base}${target}`, role: 'column' });
  const isCode = page.startsWith('fetch.');
  return { finalUrl: url, outcome: isCode ? page : 'ok', text: isCode ? null : page };
}
