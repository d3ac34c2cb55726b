import { flushCompileCache } from 'node:module';
import { apart, type ReportPage, readReport } from './process-report.ts';
import { type ShowRequest, showOriginal } from './show-original.ts';

/** A child larger than this lets go of what its last document left: an engine that a bomb has filled, above all. */
const TIDY_BYTES = 150 * 1024 * 1024;

/** The other end of reader-pool.ts: reads one page after the other, and dies with its parent. */
process.on('message', (asked: ReportPage | ShowRequest) => {
  void ('show' in asked ? showOriginal(asked) : readApart(asked)).then((answer) => {
    process.send?.(answer);
    if (process.memoryUsage.rss() > TIDY_BYTES) globalThis.gc?.();
  });
});

async function readApart(page: ReportPage) {
  const result = await readReport(page, (announced) => void process.send?.({ announced }));
  return result.ok ? { ok: true, value: apart(result.value) } : result;
}

// A child ends by being killed, and what it compiled would be lost.
flushCompileCache();
process.on('disconnect', () => process.exit(0));
