import type { Agency } from '../report/agency.ts';
import type { Cause } from '../report/alert.ts';
import type { PageFlaw } from '../report/attribution.ts';
import type { Coverage } from '../report/coverage.ts';
import type { Severity } from '../report/finding.ts';
import type { LookOutline } from '../report/look.ts';
import { shanghaiDay } from '../report/year.ts';
import { CAUSE_MESSAGES, FLAWS } from '../text/alerts.ts';
import { fill } from '../text/fill.ts';
import { brokenRuleCauses, type CurrentFindings, findingCauses } from './finding-causes.ts';
import { lostColumnCauses, portalCauses } from './operation-causes.ts';
import { isOwnOutage } from './portal-state.ts';
import { unknownBodies } from './unknown-bodies.ts';

/** What the state of things is told from; all of it of the same instant. */
export interface CausesInput {
  /** Those that are watched; what concerns others is left out. */
  agencies: readonly Agency[];
  coverage: readonly Coverage[];
  findings: readonly CurrentFindings[];
  /** Kept looks in any order; the newest of each agency counts. */
  looks: readonly LookOutline[];
  /** Agencies whose column some look found at any time, where `looks` does not hold all of them. */
  columnsFound?: ReadonlySet<string>;
  /** Pages that are none of the body's: hijacked, or on a foreign host. */
  flawedPages?: readonly FlawedPage[];
  /** Agency-years of which operators said something: without a report there, its figures were taken away. */
  spokenOf?: readonly { agencyId: string; year: number }[];
  /** Findings of this severity and above become alerts; default `error`. */
  minSeverity?: Severity;
}

/** A page that was listed as a report and is not taken for one. */
export interface FlawedPage {
  agencyId: string;
  year: number;
  url: string;
  snapshot: string | null;
  flaw: PageFlaw;
}

const RULE_OF_STATUS = { missing: 'D-MISSING', late: 'D-LATE', removed: 'D-REMOVED' } as const;

/** Everything that holds now and that a person should hear of: states of coverage, findings, and trouble of operation. */
export function causesOf(input: CausesInput): Cause[] {
  const { agencies, looks, findings, coverage } = input;
  const shared = sharedCauses(agencies, looks, findings, unknownBodies(coverage));
  return [...bodyCauses(input, isOwnOutage(agencies, looks)), ...shared];
}

/**
 * What holds of each body by itself, so that bodies can be asked about a few at a time: the input holds what is known of some of them.
 * `isOutage`: the newest run reached nothing at all, so that no column was lost.
 */
export function bodyCauses(input: CausesInput, isOutage: boolean): Cause[] {
  const { agencies, looks, columnsFound } = input;
  const names = namesOf(agencies);
  return [
    ...input.coverage.flatMap((row) => coverageCause(row, names.get(row.agencyId))),
    ...input.coverage.flatMap((row) => localCause(row, names.get(row.agencyId))),
    ...input.coverage.flatMap((row) => backdatedCause(row, names.get(row.agencyId))),
    ...(input.flawedPages ?? []).flatMap((page) => hijackCause(page, names.get(page.agencyId))),
    ...findingCauses(input.findings, names, input.minSeverity ?? 'error'),
    ...(isOutage ? [] : lostColumnCauses(agencies, looks, columnsFound)),
  ];
}

/**
 * What many bodies have in common: portals, our own outage, rules of ours that broke down. Needs every body's newest look, and the ids of those
 * whose state is unknown.
 */
export function sharedCauses(
  agencies: readonly Agency[],
  looks: readonly LookOutline[],
  findings: readonly CurrentFindings[],
  unknown: ReadonlySet<string>,
): Cause[] {
  return [...brokenRuleCauses(findings, namesOf(agencies)), ...portalCauses(agencies, looks, unknown)];
}

function namesOf(agencies: readonly Agency[]): Map<string, string> {
  return new Map(agencies.map((agency) => [agency.id, agency.name]));
}

function coverageCause(row: Coverage, agency: string | undefined): Cause[] {
  if (agency === undefined) return [];
  if (row.status !== 'missing' && row.status !== 'late' && row.status !== 'removed') return [];
  const rule = RULE_OF_STATUS[row.status];
  const { year, deadline, reason } = row;
  return [
    {
      rule,
      severity: row.evidence.customary ? 'warning' : 'error',
      agencyId: row.agencyId,
      year,
      subject: null,
      message: fill(CAUSE_MESSAGES[rule], { agency, year, deadline: deadline ?? '', reason }),
      evidence: {
        url: row.url ?? row.evidence.columnUrl,
        snapshot: row.evidence.snapshot,
        fields: [],
        deadline,
        citation: row.citation,
        publishedAt: row.publishedAt,
        daysLate: row.daysLate,
        lookId: row.evidence.lookId,
        lookedAt: row.evidence.lookedAt,
        columnUrl: row.evidence.columnUrl,
        visited: row.evidence.visited,
      },
    },
  ];
}

/** An earlier day of a local notice breaks no law: told as a hint, beside the state by the law. */
function localCause(row: Coverage, agency: string | undefined): Cause[] {
  const { local, snapshot, columnUrl, lookId, lookedAt } = row.evidence;
  if (agency === undefined || !local) return [];
  const { year, agencyId, deadline } = row;
  const words = { agency, year, local: local.date, deadline: deadline ?? '', date: local.publishedAt ?? '' };
  const said = local.publishedAt === null ? CAUSE_MESSAGES['D-LOCAL-DEADLINE'] : CAUSE_MESSAGES.localLate;
  return [
    {
      ...{ rule: 'D-LOCAL-DEADLINE', severity: 'info', agencyId, year, subject: null },
      message: fill(said, words),
      evidence: { url: row.url ?? columnUrl, snapshot, fields: [], deadline, ...local, lookId, lookedAt, columnUrl },
    },
  ];
}

/** The state stays as the page claims it: that it was back-dated is for a person to say. */
function backdatedCause(row: Coverage, agency: string | undefined): Cause[] {
  const { backdated, snapshot, columnUrl } = row.evidence;
  if (agency === undefined || !backdated) return [];
  const { year, agencyId } = row;
  const words = {
    agency,
    year,
    shown: backdated.shown,
    seen: shanghaiDay(backdated.by),
    n: backdated.absentLooks.length,
  };
  return [
    {
      ...{ rule: 'D-BACKDATED', severity: 'warning', agencyId, year, subject: null },
      message: fill(CAUSE_MESSAGES['D-BACKDATED'], { ...words, after: shanghaiDay(backdated.after) }),
      evidence: { url: row.url, snapshot, fields: [], columnUrl, deadline: row.deadline, ...backdated },
    },
  ];
}

function hijackCause({ agencyId, year, url, snapshot, flaw }: FlawedPage, agency: string | undefined): Cause[] {
  if (agency === undefined) return [];
  return [
    {
      ...{ rule: 'D-HIJACK', severity: 'critical', agencyId, year, subject: null, instance: url },
      message: fill(CAUSE_MESSAGES['D-HIJACK'], { agency, year, what: FLAWS[flaw.kind], text: flaw.text.slice(0, 80) }),
      evidence: { url, snapshot, fields: [], kind: flaw.kind, text: flaw.text, at: flaw.at },
    },
  ];
}
