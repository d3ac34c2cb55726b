import { apart, type ReportPage, readReport } from './process-report.ts';

/** The other end of reader-pool.ts: reads one page after the other, and dies with its parent. */
process.on('message', (page: ReportPage) => {
  void readReport(page).then((result) => {
    process.send?.(result.ok ? { ok: true, value: apart(result.value) } : result);
  });
});
process.on('disconnect', () => process.exit(0));
