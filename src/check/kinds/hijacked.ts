import { z } from 'zod';
import { breach, named, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Words in the page that the body cannot have written. That a host is none of a government's is told where pages are fetched. */
export const hijacked = defineKind('D-HIJACK', z.object({}), (rule, _check, { report }) => {
  if (report.tampering === undefined) return [verdict(rule, 'not_assessable', undefined, reason('notLooked'))];
  const words = [...new Set(report.tampering.map(({ word }) => word))];
  if (words.length === 0) return [verdict(rule, 'pass')];
  const text = report.tampering[0]!.text.slice(0, 60);
  return [breach(rule, { fields: [], expected: null, actual: words.join('、'), parameters: { text: named(text) } })];
});
