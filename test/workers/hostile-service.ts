import { readFileSync } from 'node:fs';
import { createReaderPool } from '../../src/workers/reader-pool.ts';

/** A service that does nothing but read what it is told, so that its memory can be watched from outside. */
const pool = createReaderPool();
process.on('message', (path: string) => {
  const bytes = readFileSync(path);
  void pool.read({ url: '', title: '', listedDate: null, bytes, contentType: null }).then((result) => {
    if (!result.ok) return process.send?.({ path, code: result.failure.code, remedy: result.failure.remedy.en });
    const { format, report } = result.value;
    const figures = Object.values(report.values).filter(({ status }) => status === 'reported').length;
    return process.send?.({ path, format, template: report.template, figures });
  });
});
process.on('disconnect', () => {
  pool.close();
  process.exit(0);
});
process.send?.('ready');
