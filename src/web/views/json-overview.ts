import type { z } from 'zod';
import { lookRemedy } from '../../text/web.ts';
import { queues as queueWords } from '../../text/web-queues.ts';
import type { overview } from '../api/overview-schemas.ts';
import type { NextDeadline } from '../next-deadlines.ts';
import type { Changes } from '../queries/changes.ts';
import type { Operations } from '../queries/operations.ts';
import type { Overview } from '../queries/overview.ts';
import { runJson } from './json.ts';
import { failureEntry } from './outcome-word.ts';

type OverviewJson = z.infer<typeof overview>;

/** What the first page shows, but for its matrix of states, which `/coverage` tells. */
export function overviewJson(data: Overview, trouble: Operations, deadlines: NextDeadline[]): OverviewJson {
  const { agencies, year, years, counts, regions, alertCounts, lostColumns, lastRun } = data;
  return {
    ...{ agencies, year, years, counts, regions, deadlines, alertCounts },
    lostColumns: lostColumns.map((one) => ({ ...one, at: one.at.toISOString() })),
    lastRun: lastRun === null ? null : runJson(lastRun.run),
    attention: attentionJson(trouble),
    changes: changesJson(data.changes),
  };
}

function attentionJson({
  queues,
  hosts,
  failures,
  targets,
  missedRuns,
  unread,
}: Operations): OverviewJson['attention'] {
  return {
    queues: queues.map(({ name, verdict }) => ({ name, verdict, remedy: queueWords.remedies[verdict] })),
    hosts: hosts.map(({ host, until, code }) => ({
      host,
      until: new Date(until).toISOString(),
      ...wordsOf(code),
      code,
    })),
    failures: failures.map(({ code, kind, count, final }) => ({ code, kind, count, final, ...wordsOf(code) })),
    targets: targets.map(({ target, channel, code, dead, waiting }) => ({
      ...{ target, channel, code, dead, waiting },
      ...wordsOf(code),
    })),
    missedRuns,
    unread: unread.map(({ outcome, count }) => ({ outcome, count, remedy: lookRemedy[outcome] })),
  };
}

function wordsOf(code: string | null) {
  const entry = code === null ? null : failureEntry(code);
  return { title: entry?.title ?? null, remedy: entry?.remedy ?? null };
}

function changesJson({ since, states, alerts, reports }: Changes): OverviewJson['changes'] {
  return {
    since: since.toISOString(),
    states: states.rows.map((one) => ({ ...one, at: one.at.toISOString() })),
    ...{ statesTotal: states.total, alertsOpened: alerts.opened, alertsEnded: alerts.ended },
    newestAlerts: alerts.newest.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    ...{ reportsNew: reports.new, reportsChanged: reports.total - reports.new },
    newestReports: reports.rows.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  };
}
