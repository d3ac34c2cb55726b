import type { z } from 'zod';
import { noteWords } from '../../text/value-notes.ts';
import type * as schemas from '../api/schemas.ts';
import type { AlertDetail, AlertRow } from '../queries/alerts.ts';
import type { ReportView } from '../queries/reports.ts';
import type { RunRow } from '../queries/runs.ts';

/** An alert in the form of `alerts --json`. */
export function alertJson(row: AlertRow): z.infer<typeof schemas.alert> {
  return {
    id: row.id,
    rule: row.rule,
    severity: row.severity,
    status: row.status,
    agency: row.agency_id === null ? null : { id: row.agency_id, name: row.agency_name },
    year: row.year,
    subject: row.subject,
    message: row.message,
    evidence: row.evidence,
    firstSeenAt: row.first_seen_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    episode: row.episode,
    silencedUntil: row.silenced_until?.toISOString() ?? null,
    assignee: row.assignee,
    mutedBy: row.muted_by,
  };
}

/** An alert with its history and the messages that went out. */
export function alertDetailJson({
  alert,
  events,
  deliveries,
  silence,
}: AlertDetail): z.infer<typeof schemas.alertDetail> {
  return {
    ...alertJson(alert),
    silence,
    events: events.map(({ at, kind, by, note }) => ({ at: at.toISOString(), kind, by, note })),
    deliveries: deliveries.map((one) => ({
      ...{ channel: one.channel, target: one.target, transition: one.transition, state: one.state },
      ...{ attempts: one.attempts, bundle: one.bundle, bundled: one.bundled, error: one.last_error },
      createdAt: one.created_at.toISOString(),
      sentAt: one.sent_at?.toISOString() ?? null,
    })),
  };
}

export function runJson(row: RunRow): z.infer<typeof schemas.run> {
  return {
    id: row.id,
    state: row.state,
    trigger: row.trigger,
    years: row.years,
    agencies: row.agency_ids.length,
    asOf: row.as_of,
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    summary: row.summary,
  };
}

/** A report in the form of one element of `check --json`. */
export function reportJson({ report, values }: ReportView) {
  const figures = [...values].map(([field, one]) => {
    const { value, raw, unit, status, source, corrected } = one;
    return [
      field,
      {
        value,
        raw,
        unit,
        status,
        source,
        ...(one.note ? { note: noteWords(one.note) } : {}),
        ...(corrected ? { corrected } : {}),
      },
    ];
  });
  const period = report.period_from && report.period_to ? { from: report.period_from, to: report.period_to } : null;
  return {
    source: report.url,
    format: report.format,
    sha256: report.snapshot,
    report: {
      title: report.title,
      agency: report.agency_printed,
      year: report.year_printed ?? report.year,
      template: report.template,
      period,
      publishedAt: report.published_at,
      sections: report.sections,
    },
    values: Object.fromEntries(figures),
    findings: report.findings,
  };
}
