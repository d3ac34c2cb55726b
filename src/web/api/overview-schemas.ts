import { z } from 'zod';
import { ALERT_STATUSES } from '../../report/alert.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { bilingual, count, name, orNull, run, text, time, year } from './schemas.ts';

const stateChange = z.strictObject({
  ...{ agencyId: text, agency: text, year, from: z.enum(COVERAGE_STATUSES), to: z.enum(COVERAGE_STATUSES), at: time },
});
const changes = z.strictObject({
  ...{ since: time, states: z.array(stateChange), statesTotal: count, alertsOpened: count, alertsEnded: count },
  newestAlerts: z.array(z.strictObject({ id: text, severity: z.enum(SEVERITIES), message: bilingual, at: time })),
  ...{ reportsNew: count, reportsChanged: count },
  newestReports: z.array(z.strictObject({ agencyId: text, agency: text, year, isNew: z.boolean(), at: time })),
});

const failure = {
  ...{ code: text, title: orNull(bilingual), remedy: orNull(bilingual) },
};

/** What keeps Nianbao from knowing or telling; every list is empty where all is well. */
const attention = z.strictObject({
  queues: z.array(z.strictObject({ name: text, verdict: text, remedy: bilingual })),
  hosts: z.array(z.strictObject({ ...failure, code: orNull(text), host: text, until: time })),
  failures: z.array(z.strictObject({ ...failure, kind: text, count, final: count })),
  targets: z.array(z.strictObject({ ...failure, target: text, channel: text, dead: count, waiting: count })),
  missedRuns: count,
  unread: z.array(z.strictObject({ outcome: text, count, remedy: bilingual })),
});

export const overview = name(
  'Overview',
  z.strictObject({
    ...{ agencies: count, year, years: z.array(year) },
    counts: z.array(z.strictObject({ parent: text, year, status: z.enum(COVERAGE_STATUSES), count })),
    regions: z.array(z.strictObject({ code: text, name: orNull(text), parents: z.array(text) })),
    deadlines: z.array(z.strictObject({ whose: z.enum(['departments', 'governments']), day: text, daysLeft: count })),
    alertCounts: z.array(z.strictObject({ status: z.enum(ALERT_STATUSES), severity: z.enum(SEVERITIES), count })),
    lostColumns: z.array(
      z.strictObject({ agencyId: text, agency: text, at: time, outcome: text, columnUrl: orNull(text) }),
    ),
    lastRun: orNull(run),
    attention,
    changes,
  }),
);
