import { type ReportPage, readReport } from './process-report.ts';

/** The other end of reader-pool.ts: reads one page after the other, and dies with its parent. */
process.on('message', (page: ReportPage) => {
  void readReport(page).then((result) => {
    if (result.ok) {
      const { document, report } = result.value;
      process.send?.({ ok: true, value: { format: document.format, reader: document.reader, report } });
    } else process.send?.(result);
  });
});
process.on('disconnect', () => process.exit(0));
