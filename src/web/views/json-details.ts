import type { z } from 'zod';
import { CATALOGUE } from '../../errors/catalogue.ts';
import type * as schemas from '../api/schemas.ts';
import type { AgencyHistory, AgencyRow } from '../queries/agencies.ts';
import type { RunHost } from '../queries/hosts.ts';
import type { FailureGroup, RunLook, RunRow, TaskCount } from '../queries/runs.ts';
import type { SnapshotView } from '../queries/snapshots.ts';
import type { Succession } from '../queries/succession.ts';
import { runJson } from './json.ts';

type Json<Schema extends z.ZodType> = z.infer<Schema>;

export function agencyDetailJson(
  row: AgencyRow,
  history: AgencyHistory,
  succession: Succession,
): Json<typeof schemas.agencyDetail> {
  const { id, name, level, parent, active, aliases } = row;
  return {
    ...{ id, name, level, regionCode: row.region_code, parent, portalUrl: row.portal_url, active },
    reportColumnUrl: row.given_column ?? (row.report_column_url || null),
    succession,
    ...{ aliases, firstYear: row.first_year, lastYear: row.last_year },
    coverage: history.coverage.map(({ year, status, deadline, citation, url, reason, ...one }) => ({
      ...{ year, status, deadline, citation, url, reason, publishedAt: one.published_at, daysLate: one.days_late },
    })),
    reports: history.reports.map(({ year, title, template, format, findings }) => ({
      ...{ year, title, format, findings },
      template: template as Json<typeof schemas.agencyDetail>['reports'][number]['template'],
    })),
    recipes: history.recipes.map(({ host, family, failures, ...one }) => ({
      ...{ host, family, failures, columnUrl: one.column_url, lastFailure: one.last_failure },
      lastSuccessAt: one.last_success_at?.toISOString() ?? null,
    })),
  };
}

export interface RunParts {
  etaMs: number | null;
  outcomes: { outcome: string; count: number }[];
  tasks: TaskCount[];
  failures: FailureGroup[];
  hosts: RunHost[];
  looks: RunLook[];
}

/** A run with what the page of it shows; each failure with the words of the catalogue. */
export function runDetailJson(run: RunRow, parts: RunParts): Json<typeof schemas.runDetail> {
  return {
    ...runJson(run),
    ...{ etaMs: parts.etaMs, outcomes: parts.outcomes, tasks: parts.tasks },
    failures: parts.failures.map((one) => {
      const known = Object.hasOwn(CATALOGUE, one.code) ? (one.code as keyof typeof CATALOGUE) : 'internal';
      const { title, remedy } = CATALOGUE[known];
      return { ...one, title, remedy };
    }),
    hosts: parts.hosts.map((one) => ({
      ...one,
      nextAt: one.nextAt === null ? null : new Date(one.nextAt).toISOString(),
      openUntil: one.openUntil === null ? null : new Date(one.openUntil).toISOString(),
    })),
    looks: parts.looks.map(runLookJson),
  };
}

export function snapshotJson({ snapshot, observations, reports }: SnapshotView): Json<typeof schemas.snapshot> {
  const { sha256, size, media_type, first_seen_at } = snapshot;
  return {
    ...{ sha256, size, mediaType: media_type, firstSeenAt: first_seen_at.toISOString() },
    observations: observations.map((one) => ({
      ...{ url: one.url, finalUrl: one.final_url, at: one.at.toISOString(), outcome: one.outcome },
      ...{ status: one.status, durationMs: one.duration_ms },
    })),
    reports,
  };
}

export function runLookJson(look: RunLook) {
  return { ...look, at: look.at.toISOString() };
}
