import { flushCompileCache } from 'node:module';
import { apart, type ReportPage, readReport } from './process-report.ts';

/** The other end of reader-pool.ts: reads one page after the other, and dies with its parent. */
process.on('message', (page: ReportPage) => {
  const announce = (announced: number) => void process.send?.({ announced });
  void readReport(page, announce).then((result) => {
    process.send?.(result.ok ? { ok: true, value: apart(result.value) } : result);
  });
});
// A child ends by being killed, and what it compiled would be lost.
flushCompileCache();
process.on('disconnect', () => process.exit(0));
