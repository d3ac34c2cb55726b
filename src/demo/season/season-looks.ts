import type { FoundPage, ReadReport } from '../../coverage/judge.ts';
import type { Look, LookOutcome } from '../../report/look.ts';
import type { Actor, SeasonWorld } from './season-world.ts';

/** What Nianbao knows of one body. */
export interface Known {
  looks: Look[];
  page: FoundPage | null;
  report: ReadReport | null;
}

/** True while the report stands in the column. */
export function isUp({ publishes, takenDown }: Actor, day: string): boolean {
  return publishes !== null && publishes <= day && (takenDown === null || day < takenDown);
}

/** One look of a run at a body's column: what the portal shows on that day, or how it fails. */
export function lookAt(actor: Actor, world: SeasonWorld, known: Known, day: string, at: string, year: number): void {
  const fault = world.faults.find((one) => one.portals.has(actor.portal) && one.from <= day && day <= one.to);
  const outcome: LookOutcome = fault?.outcome ?? 'column_read';
  const columnUrl = `https://${actor.portal}/zfxxgknb/`;
  const isRead = outcome === 'column_read';
  const lists = isRead && isUp(actor, day);
  known.looks.push({
    ...{ id: `${day}-${actor.agency.id}`, runId: day, agencyId: actor.agency.id, at, outcome, whole: isRead },
    columnUrl: isRead ? columnUrl : null,
    yearsListed: lists ? [year - 1, year] : isRead ? [year - 1] : [],
    steps: [{ url: columnUrl, role: 'column', outcome: isRead ? 'ok' : 'fetch.connect', ...NOTHING, at }],
  });
  if (lists) show(actor, known, at);
  else if (isRead && known.page) known.page = { ...known.page, fetchOutcome: 'fetch.gone' };
}

const NOTHING = { status: null, links: null, candidates: null, snapshot: null };

function show(actor: Actor, known: Known, at: string): void {
  const url = `https://${actor.portal}/zfxxgknb/${actor.agency.id}.html`;
  const firstSeenAt = known.page?.firstSeenAt ?? at;
  const page = { url, title: '年度报告', listedDate: null, fetchOutcome: 'ok', snapshot: null };
  known.page = { ...page, firstSeenAt, lastSeenAt: at };
  known.report = { publishedAt: actor.isDated ? actor.publishes : null, url, snapshot: null, firstSeenAt };
}
