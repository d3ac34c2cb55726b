import { type Failure, failure } from '../errors/failure.ts';

/** What the reader of archives says where more than one file could be the report. */
const SEVERAL = /^more than one file may be the report/;

/** An archive with several reports is no unknown format: whoever gave it can unpack it. Other failures stay as they are. */
export function severalReports(found: Failure): Failure {
  const { code, cause, context } = found;
  if (code !== 'read.unsupported' || !SEVERAL.test(cause)) return found;
  const names = Array.isArray(context.entries) ? context.entries.slice(0, 20).join(', ') : cause;
  return failure('read.several-reports', names, context);
}
