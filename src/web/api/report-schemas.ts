import { z } from 'zod';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { bilingual, count, day, look, name, open, orNull, text, time, year } from './schemas.ts';

/** Why a state is what it is: `evidence.lookId` is the look that decided, the first of `looks` where it is still kept. */
export const coverageDetail = name(
  'CoverageDetail',
  z.strictObject({
    ...{ agencyId: text, agency: text, year, status: z.enum(COVERAGE_STATUSES), deadline: orNull(day) },
    ...{ citation: orNull(text), publishedAt: orNull(day), daysLate: orNull(z.int()), url: orNull(text) },
    ...{ reason: bilingual, judgedAt: time, looks: z.array(look) },
    evidence: open({
      ...{ lookId: orNull(text), lookedAt: orNull(text), columnUrl: orNull(text), snapshot: orNull(text) },
      visited: z.array(open({ url: text, outcome: text, status: orNull(z.int()) })),
    }),
  }),
);

const version = z.strictObject({
  ...{ id: text, url: text, snapshot: text, format: text, current: z.boolean(), firstSeenAt: time, readAt: time },
});
const result = open({ rule: text, instance: text.optional(), outcome: text, reason: bilingual.optional() });

/** What the page of a report shows beside its figures and findings. */
export const reading = name(
  'Reading',
  z.strictObject({
    ...{ id: text, agencyId: text, year, url: text, reader: text, current: z.boolean() },
    ...{ firstSeenAt: time, lastSeenAt: time, readAt: time, templateReason: orNull(text) },
    /** Why the page counts as the report of this agency and year. */
    why: z.array(text),
    dates: z.array(open({ date: text, source: text })),
    rules: z.array(result),
    prose: z.array(z.strictObject({ section: z.int(), text })),
    notUnderstood: z.array(open({ text })),
    addresses: z.array(z.strictObject({ url: text, how: orNull(text) })),
    tlsFaults: orNull(text),
    versions: z.array(version),
  }),
);

const cell = z.strictObject({
  ...{ r: count, c: count, rs: count, cs: count, raw: text, path: text.optional(), page: z.int().optional() },
});

/** The original as text and tables of ours, or as pages: `/snapshots/{sha}/pages/{n}` draws them. */
export const original = name(
  'Original',
  z.strictObject({
    ...{ sha256: text, format: text, reader: orNull(text), cut: z.boolean() },
    pages: z.array(z.strictObject({ n: z.int(), width: z.number(), height: z.number() })),
    blocks: z.array(
      z.discriminatedUnion('t', [
        z.strictObject({ t: z.literal('p'), text, level: z.int().optional(), path: text.optional() }),
        z.strictObject({ t: z.literal('grid'), number: z.int(), rows: count, source: text, cells: z.array(cell) }),
        z.strictObject({ t: z.literal('img'), alt: text }),
      ]),
    ),
  }),
);
