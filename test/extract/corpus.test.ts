import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { shared } from '../shared.ts';

interface Truth {
  year?: number | null;
  template_id?: string;
  fields?: Record<string, number | null>;
}

const folders = shared ? ['seeds', 'documents', 'reports'].map((name) => join(shared!, 'corpus', name)) : [];
const cases = folders.flatMap((folder) => {
  const names = readdirSync(folder);
  return names.flatMap((name) => {
    const document = /^(.*)\.(?:txt|html)$/.exec(name);
    const truth = `${document?.[1]}.truth.json`;
    return document && names.includes(truth)
      ? [
          {
            name,
            path: join(folder, name),
            truth: join(folder, truth),
            whole: folder.endsWith('seeds') || name.endsWith('.html'),
          },
        ]
      : [];
  });
});

describe.skipIf(!shared)('text and pages of the corpus (needs ../shared)', () => {
  it.each(cases)('$name: no figure wrong, no blank given as 0', async ({ path, truth: truthPath, whole }) => {
    const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as Truth;
    const result = await readDocument({ bytes: readFileSync(path) });
    if (!result.ok) throw new Error(result.failure.cause);
    const report = extractReport(result.value);
    const fields = Object.entries(truth.fields ?? {});
    if (fields.length > 0) expect(report.template).toBe(truth.template_id);
    if (truth.year && report.year !== null) expect(report.year).toBe(truth.year);
    for (const [id, expected] of fields) {
      const value = report.values[id]!;
      if (value.status === 'reported') expect(`${id} ${value.value}`).toBe(`${id} ${expected}`);
      else if (whole) expect(`${id} ${value.status}`).toBe(`${id} ${expected === null ? 'blank' : 'reported'}`);
    }
  });

  it('hostile files end in a document without template, or in a failure', async () => {
    const folder = join(shared!, 'corpus', 'hostile');
    // A sound workbook under a wrong name is not hostile.
    for (const name of readdirSync(folder).filter((one) => one !== 'wrong-extension.doc')) {
      const result = await readDocument({ bytes: readFileSync(join(folder, name)) });
      if (result.ok) expect(extractReport(result.value)).toMatchObject({ template: null, values: {} });
      else expect(result.failure.code).toMatch(/^read\./);
    }
  });
});
