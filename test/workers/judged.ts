import type { Coverage } from '../../src/report/coverage.ts';
import { judgeRun } from '../../src/workers/judge-job.ts';

/** All states of a run, however many agencies were judged at a time. */
export async function judged(...of: Parameters<typeof judgeRun>): Promise<Coverage[]> {
  const all: Coverage[] = [];
  for await (const part of judgeRun(...of)) all.push(...part);
  return all;
}
