import { z } from 'zod';
import { lastRevisions } from '../revisions.ts';
import { breach, named, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A later content that declares itself a correction (更正, 修订, 重新发布). */
export const corrected = defineKind('D-CORRECTED', z.object({}), (rule, _check, { around, report }) => {
  const revisions = lastRevisions(around);
  if (revisions === null) return [verdict(rule, 'not_assessable', undefined, reason('oneContent'))];
  const declared = revisions.filter((one) => one.declared !== null);
  if (declared.length === 0) return [verdict(rule, 'pass')];
  return declared.map(({ after, declared: words, figures }) =>
    breach(rule, {
      instance: after.snapshot.slice(0, 12),
      fields: figures.map(({ field }) => field),
      expected: null,
      actual: words,
      parameters: { title: named(words ?? report.title ?? '') },
    }),
  );
});
