import { z } from 'zod';
import { copyFinding, LEAST_COMPARED } from '../copied-text.ts';
import { reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Text of last year's report, years and figures replaced and common passages left out, stands here again. */
export const copyLastYear = defineKind('D-COPY-LASTYEAR', z.object({}), (rule, _check, { around }) => {
  const { copies } = around ?? {};
  if (!copies?.comparedLastYear) return [verdict(rule, 'not_assessable', undefined, reason('notCompared'))];
  const copy = copies.lastYear;
  if (copy === null) return [verdict(rule, 'pass')];
  if (copy.length < LEAST_COMPARED) return [verdict(rule, 'not_assessable', undefined, reason('littleText'))];
  return [copyFinding(rule, copy)];
});
