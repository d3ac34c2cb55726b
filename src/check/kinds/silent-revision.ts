import { z } from 'zod';
import { lastRevisions, seenDay } from '../revisions.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Figures or prose were changed after the first publication, and no word of the page says so. Cosmetic changes are no revision. */
export const silentRevision = defineKind('D-SILENT-REVISION', z.object({}), (rule, _check, { around }) => {
  const revisions = lastRevisions(around);
  if (revisions === null) return [verdict(rule, 'not_assessable', undefined, reason('oneContent'))];
  const silent = revisions.filter(({ declared }) => declared === null);
  if (silent.length === 0) return [verdict(rule, 'pass')];
  return silent.map(({ before, after, figures, prose }) =>
    breach(rule, {
      instance: after.snapshot.slice(0, 12),
      fields: figures.map(({ field }) => field),
      expected: before.snapshot.slice(0, 12),
      actual: after.snapshot.slice(0, 12),
      parameters: { date: seenDay(before.lastSeenAt), n: figures.length + prose.length, m: figures.length },
    }),
  );
});
