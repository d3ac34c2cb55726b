import { z } from 'zod';
import { ALERT_STATUSES } from '../../report/alert.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import { SCOPES } from '../../report/scope.ts';

/** What the API answers, by the name that each schema has in its document. An object holds nothing but what is named, unless it is open. */
export const named = z.registry<{ id: string }>();

/** Names a schema in the document. */
export function name<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  named.add(schema, { id });
  return schema;
}

export const text = z.string();
export const count = z.int().min(0);
export const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();
/** ISO 8601, UTC. */
export const time = z.iso.datetime();
/** YYYY-MM-DD. */
export const day = z.iso.date();
export const year = z.int().min(1900).max(3000);
export const template = z.enum(TEMPLATE_IDS);
export const open = (shape: z.ZodRawShape = {}) => z.looseObject(shape);

const words = name('Bilingual', z.strictObject({ zh: text, en: text }));

export { words as bilingual };
export const agencyRef = z.strictObject({ id: text, name: orNull(text) });

export const coverage = name(
  'Coverage',
  z.strictObject({
    ...{ agencyId: text, agency: text, year, status: z.enum(COVERAGE_STATUSES), deadline: orNull(day) },
    ...{ publishedAt: orNull(day), url: orNull(text), reason: words },
  }),
);

const alertShape = {
  ...{ id: text, rule: text, severity: z.enum(SEVERITIES), status: z.enum(ALERT_STATUSES), agency: orNull(agencyRef) },
  ...{ year: orNull(year), subject: orNull(text), message: words },
  evidence: open({ url: orNull(text).optional(), snapshot: orNull(text).optional(), fields: z.array(text).optional() }),
  ...{ firstSeenAt: time, lastSeenAt: time, resolvedAt: orNull(time), episode: z.int().min(1) },
  ...{ silencedUntil: orNull(time), assignee: orNull(text), mutedBy: orNull(text) },
};
export const alert = name('Alert', z.strictObject(alertShape));

const list = z.array(text).readonly().optional();
export const silence = name(
  'Silence',
  z.strictObject({
    id: text,
    wants: z.strictObject({
      severity: z.enum(SEVERITIES).optional(),
      rules: list,
      regions: list,
      levels: list,
      agencies: list,
    }),
    ...{ reason: text, by: text, createdAt: time, endsAt: time },
  }),
);

const delivery = z.strictObject({
  ...{ channel: text, target: text, transition: text, state: z.enum(['pending', 'sending', 'sent', 'unsure', 'dead']) },
  ...{ attempts: count, bundle: orNull(text), bundled: z.int().min(1), error: orNull(text) },
  ...{ createdAt: time, sentAt: orNull(time) },
});
export const alertDetail = name(
  'AlertDetail',
  z.strictObject({
    ...alertShape,
    silence: orNull(silence),
    events: z.array(z.strictObject({ at: time, kind: text, by: text, note: orNull(text) })),
    deliveries: z.array(delivery),
  }),
);

const runShape = {
  ...{ id: text, state: text, trigger: text, years: z.array(year), agencies: count, asOf: orNull(day) },
  ...{
    scheduledFor: orNull(time),
    createdAt: time,
    startedAt: orNull(time),
    finishedAt: orNull(time),
    summary: orNull(open()),
  },
};
export const run = name('Run', z.strictObject(runShape));
const taskCount = z.strictObject({ kind: text, state: text, count });
const runHost = z.strictObject({
  ...{ host: text, requests: count, failed: count, answerMs: z.number(), averageGapMs: orNull(z.number()) },
  ...{ retryAfter: orNull(text), troubles: z.record(text, count), nextAt: orNull(time), breaker: text },
  ...{ openUntil: orNull(time), failuresInARow: count },
});
export const runLook = name(
  'RunLook',
  z.strictObject({
    ...{ agencyId: text, agency: text, portalUrl: text, outcome: text, columnUrl: orNull(text), whole: z.boolean() },
    ...{ yearsListed: z.array(year), steps: count, at: time },
  }),
);
export const runDetail = name(
  'RunDetail',
  z.strictObject({
    ...runShape,
    etaMs: orNull(count),
    outcomes: z.array(z.strictObject({ outcome: text, count })),
    tasks: z.array(taskCount),
    failures: z.array(
      z.strictObject({ code: text, kind: text, count, cause: orNull(text), title: words, remedy: words }),
    ),
    hosts: z.array(runHost),
    looks: z.array(runLook),
  }),
);

export const agency = name(
  'Agency',
  z.strictObject({
    ...{ id: text, name: text, level: text, regionCode: text, parent: text, portalUrl: text, active: z.boolean() },
    /** Null where no year was asked for, or nothing was judged yet. */
    state: orNull(
      z.strictObject({
        ...{ year, status: z.enum(COVERAGE_STATUSES), reason: orNull(words), deadline: orNull(day) },
        ...{ publishedAt: orNull(day), url: orNull(text) },
      }),
    ),
  }),
);
export const agencyDetail = name(
  'AgencyDetail',
  z.strictObject({
    ...{ id: text, name: text, level: text, regionCode: text, parent: text, portalUrl: text, active: z.boolean() },
    succession: z.strictObject({
      before: z.array(z.strictObject({ id: orNull(text), name: text, to: orNull(text) })),
      after: orNull(z.strictObject({ id: orNull(text), name: text })),
      ...{ from: orNull(text), to: orNull(text) },
    }),
    ...{ reportColumnUrl: orNull(text), aliases: z.array(text), firstYear: orNull(year), lastYear: orNull(year) },
    coverage: z.array(
      z.strictObject({
        year,
        status: z.enum(COVERAGE_STATUSES),
        deadline: orNull(day),
        citation: orNull(text),
        publishedAt: orNull(day),
        daysLate: orNull(z.int()),
        url: orNull(text),
        reason: words,
      }),
    ),
    reports: z.array(
      z.strictObject({ year, title: orNull(text), template: orNull(template), format: text, findings: count }),
    ),
    recipes: z.array(
      z.strictObject({
        host: text,
        family: text,
        columnUrl: text,
        lastSuccessAt: orNull(time),
        failures: count,
        lastFailure: orNull(text),
      }),
    ),
  }),
);

const step = open({ url: text, role: text, outcome: text, status: orNull(z.int()), at: text });
export const look = name(
  'Look',
  z.strictObject({
    ...{ id: text, runId: text, agencyId: text, at: time, outcome: text, columnUrl: orNull(text), whole: z.boolean() },
    ...{ yearsListed: z.array(year), seen: orNull(open()).optional(), steps: z.array(step) },
  }),
);

export const testimony = name(
  'Testimony',
  z.strictObject({
    ...{ id: text, at: time, by: text, kind: text, reason: text, agencyId: text, agency: text, year: orNull(year) },
    ...{ page: orNull(text), url: orNull(text), snapshot: orNull(text), fileName: orNull(text) },
    ...{ publishedAt: orNull(text), undoes: orNull(text), holds: z.boolean() },
  }),
);

export const candidate = name(
  'Candidate',
  z.strictObject({
    ...{ id: text, agencyId: text, agency: text, year, state: text, url: orNull(text), title: text },
    ...{ listedDate: orNull(text), imported: z.boolean(), fetchOutcome: orNull(text), snapshot: orNull(text) },
    ...{ why: z.array(text), firstSeenAt: time, lastSeenAt: time },
  }),
);

const figureOrWord = z.union([z.number(), z.string()]).nullable();
export const finding = name(
  'Finding',
  z.strictObject({
    ...{ rule: text, severity: z.enum(SEVERITIES), instance: text.optional(), fields: z.array(text) },
    ...{ expected: figureOrWord, actual: figureOrWord, message: words, key: text.optional() },
    corrected: z.array(text).optional(),
    accepted: z.strictObject({ by: text, at: text, reason: text }).optional(),
    dismissed: z.strictObject({ by: text, at: text, reason: text }).optional(),
  }),
);

/** What a person put in the place of a figure. */
export const corrected = { status: z.enum(['reported', 'blank']), value: orNull(z.number()) };
const value = z.strictObject({
  ...{ value: orNull(z.number()), raw: orNull(text), unit: orNull(text) },
  status: z.enum(['reported', 'blank', 'absent', 'unreadable']),
  source: orNull(open()),
  note: words.optional(),
  corrected: z.strictObject({ ...corrected, by: text, at: text, reason: text }).optional(),
});
export const report = name(
  'Report',
  z.strictObject({
    ...{ source: text, format: text, sha256: text },
    report: z.strictObject({
      ...{ title: orNull(text), agency: orNull(text), year: orNull(year), template: orNull(template) },
      period: orNull(z.strictObject({ from: day, to: day })),
      publishedAt: orNull(text),
      sections: z.array(open({ number: z.int(), title: text, present: z.boolean() })),
    }),
    values: z.record(text, value),
    findings: z.array(finding),
  }),
);

/** A number, or which kind of nothing stands there; blank, slash and 0 stay apart. */
export const figure = name(
  'Figure',
  z.union([
    z.strictObject({ kind: z.literal('number'), value: z.number() }),
    z.strictObject({ kind: z.literal('blank'), mark: text }),
    z.strictObject({ kind: z.literal('unreadable'), raw: orNull(text) }),
    z.strictObject({ kind: z.enum(['absent', 'partly_blank']) }),
  ]),
);
export const comparability = z.enum(['full', 'approx', 'none']);

export const diff = name(
  'Diff',
  z.strictObject({
    from: z.strictObject({ year: orNull(year), template: orNull(template) }),
    to: z.strictObject({ year: orNull(year), template: orNull(template) }),
    figures: z.array(
      z.strictObject({
        ...{ key: text, label: orNull(text), fieldsBefore: z.array(text), fieldsAfter: z.array(text) },
        ...{
          comparability,
          before: figure,
          after: figure,
          state: text,
          delta: orNull(z.number()),
          reason: orNull(words),
        },
      }),
    ),
    counts: z.record(text, count),
    prose: z.strictObject({
      parts: z.array(
        z.strictObject({
          ...{ state: text, boilerplate: z.boolean(), before: orNull(z.int()), after: orNull(z.int()) },
          pieces: z.array(z.strictObject({ op: z.enum(['same', 'removed', 'added']), text })),
        }),
      ),
      counts: z.record(text, count),
    }),
  }),
);

export const snapshot = name(
  'Snapshot',
  z.strictObject({
    ...{ sha256: text, size: count, mediaType: orNull(text), firstSeenAt: time },
    observations: z.array(
      z.strictObject({
        url: text,
        finalUrl: orNull(text),
        at: time,
        outcome: text,
        status: orNull(z.int()),
        durationMs: orNull(z.number()),
      }),
    ),
    reports: z.array(z.strictObject({ agencyId: text, agency: text, year })),
  }),
);

export const queues = name('Queues', z.record(text, z.record(text, count)));
const tokenShape = {
  ...{ id: text, name: text, scope: z.enum(SCOPES), createdAt: time, createdBy: text, lastUsedAt: orNull(time) },
  revokedAt: orNull(time),
};
export const token = name('Token', z.strictObject(tokenShape));
/** The only answer that ever holds the secret. */
export const newToken = name('NewToken', z.strictObject({ ...tokenShape, secret: text }));
export const audit = name(
  'Audit',
  z.strictObject({
    ...{ key: text, at: time, by: text, way: orNull(z.enum(['web', 'api', 'cli'])), what: text, about: orNull(text) },
    details: open(),
  }),
);

export const outcome = name('Outcome', z.strictObject({ outcome: text }));

/** RFC 9457. */
export const problem = name(
  'Problem',
  z.strictObject({
    ...{
      type: text,
      status: z.int().min(400).max(599),
      title: text,
      titleZh: text,
      detail: text.optional(),
      requestId: text,
    },
  }),
);
