import type { Attribution, PageFlaw } from '../report/attribution.ts';
import type { PageMark } from '../report/testimony.ts';

/** A page that was listed for an agency-year, or handed in for it, as far as it is shown. */
export interface CandidatePage {
  id: string;
  agencyId: string;
  year: number;
  url: string;
  title: string;
  listedDate: string | null;
  why: readonly string[];
  firstSeenAt: string;
  lastSeenAt: string;
  fetchOutcome: string | null;
  snapshot: string | null;
  movedTo: string | null;
  sameAs: string | null;
  attribution: Attribution | null;
  flaw: PageFlaw | null;
  mark: PageMark | null;
  imported: string | null;
}

/** `current`: its report counts. `moved`: it is another agency-year's by its own words. `copy`: another page carries the same. */
export type CandidateState = 'current' | 'candidate' | 'moved' | 'copy' | PageMark;

/** One candidate as `candidate list --json` gives it. */
export interface CandidateRow {
  id: string;
  agencyId: string;
  agency: string;
  year: number;
  state: CandidateState;
  url: string | null;
  title: string;
  listedDate: string | null;
  imported: boolean;
  fetchOutcome: string | null;
  snapshot: string | null;
  why: string[];
  firstSeenAt: string;
  lastSeenAt: string;
}

/** In the order given; `currentPages` are the ids of the pages whose reports count now. */
export function candidateRows(
  pages: readonly CandidatePage[],
  currentPages: ReadonlySet<string>,
  agencyNames: ReadonlyMap<string, string>,
): CandidateRow[] {
  return pages.map((page) => {
    const { id, agencyId, year, title, listedDate, fetchOutcome, snapshot, firstSeenAt, lastSeenAt } = page;
    const why = [...new Set([...page.why, ...(page.attribution?.why ?? []), ...(page.flaw ? [page.flaw.text] : [])])];
    return {
      ...{
        id,
        agencyId,
        agency: agencyNames.get(agencyId) ?? agencyId,
        year,
        state: candidateState(page, currentPages),
      },
      ...{ url: page.url || null, title, listedDate, imported: page.imported !== null, fetchOutcome, snapshot, why },
      ...{ firstSeenAt, lastSeenAt },
    };
  });
}

/** How a page stands: that it is wrong goes before all else, that it moved before that it is right or counts. */
function candidateState(
  { id, mark, movedTo, sameAs }: Pick<CandidatePage, 'id' | 'mark' | 'movedTo' | 'sameAs'>,
  currentPages: ReadonlySet<string>,
): CandidateState {
  if (mark === 'wrong' || mark === 'withdrawn') return mark;
  if (movedTo !== null) return 'moved';
  if (mark === 'right') return mark;
  if (currentPages.has(id)) return 'current';
  return sameAs === null ? 'candidate' : 'copy';
}
