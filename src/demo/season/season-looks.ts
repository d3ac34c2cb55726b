import type { LookOutcome } from '../../report/look.ts';
import type { Known, SeasonEyes } from './season-eyes.ts';
import { type Actor, COLUMN, isUp, pathOf, type SeasonWorld } from './season-world.ts';

/** Looks made of the world itself, in no time: what a portal shows on a day, or how it fails. For many seasons at once. */
export function simulatedEyes(world: SeasonWorld, year: number): SeasonEyes {
  return {
    look: async (known, day, at) => {
      for (const [i, actor] of world.actors.entries()) lookAt(actor, world, known[i]!, day, at, year);
    },
    close: async () => undefined,
  };
}

/** One look of a run at a body's column: what the portal shows on that day, or how it fails. */
function lookAt(actor: Actor, world: SeasonWorld, known: Known, day: string, at: string, year: number): void {
  const fault = world.faults.find((one) => one.portals.has(actor.portal) && one.from <= day && day <= one.to);
  const hadColumn = known.looks.some((look) => look.outcome === 'column_read');
  const failed = fault?.outcome === 'column_not_found' && hadColumn ? 'column_lost' : fault?.outcome;
  const outcome: LookOutcome = failed ?? 'column_read';
  const columnUrl = `http://${actor.portal}${COLUMN}`;
  const isRead = outcome === 'column_read';
  const lists = isRead && isUp(actor, day);
  known.looks.push({
    ...{ id: `${day}-${actor.agency.id}`, runId: day, agencyId: actor.agency.id, at, outcome, whole: isRead },
    columnUrl: isRead ? columnUrl : null,
    yearsListed: lists ? [year - 1, year] : isRead ? [year - 1] : [],
    steps: [{ url: columnUrl, role: 'column', outcome: isRead ? 'ok' : 'fetch.connect', ...NOTHING, at }],
  });
  if (lists) show(actor, known, at, year);
  else if (isRead && known.page) known.page = { ...known.page, fetchOutcome: 'fetch.gone' };
}

const NOTHING = { status: null, links: null, candidates: null, snapshot: null };

function show(actor: Actor, known: Known, at: string, year: number): void {
  const url = `http://${actor.portal}${pathOf(actor, year)}`;
  const firstSeenAt = known.page?.firstSeenAt ?? at;
  const page = { url, title: '年度报告', listedDate: null, fetchOutcome: 'ok', snapshot: null };
  known.page = { ...page, firstSeenAt, lastSeenAt: at };
  known.report = { publishedAt: actor.isDated ? actor.publishes : null, url, snapshot: null, firstSeenAt };
}
