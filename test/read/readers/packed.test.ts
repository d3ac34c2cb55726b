import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';
import { readDocument } from '../../../src/read/read-document.ts';
import { READERS } from '../../../src/read/readers/index.ts';
import { readerContract } from '../../contracts/reader.ts';
import { type PackedFile, rar4, rar5, sevenZip } from '../packed.ts';
import { storedZip } from '../stored-zip.ts';

const page = (title: string, figure: string) =>
  `<!DOCTYPE html><html><body><p>${title}</p><table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>${figure}</td></tr></table></body></html>`;
const REPORT = page('某局2023年政府信息公开工作年度报告', '12');
const NOTE = '请用浏览器打开。';

const WRITERS: Readonly<
  Record<string, { format: string; pack: (files: { name: string; content: string }[]) => Uint8Array }>
> = {
  'RAR 4': { format: 'rar', pack: rar4 },
  'RAR 5': { format: 'rar', pack: rar5 },
  '7z': { format: '7z', pack: sevenZip },
};

for (const [name, { format, pack }] of Object.entries(WRITERS)) {
  readerContract(READERS.find((reader) => reader.format === format)!, [
    {
      name: `${name} with a page`,
      input: {
        bytes: pack([
          { name: '说明.txt', content: NOTE },
          { name: '2023年报.html', content: REPORT },
        ]),
      },
      matrix: [
        ['甲', '乙'],
        ['甲', '12'],
      ],
      paragraph: '某局2023年政府信息公开工作年度报告',
    },
  ]);
}

async function outcome(bytes: Uint8Array): Promise<string[]> {
  const result = await readDocument({ bytes });
  if (!result.ok) return [result.failure.code, result.failure.cause];
  return result.value.warnings.filter(({ code }) => code === 'read-from-archive').map(({ detail }) => detail ?? '');
}

describe('packed archives', () => {
  it('give the places in them by the names of their files, also where those are GBK', async () => {
    const gbk = new Uint8Array(encodeGb18030('年报/年度报告.html'));
    expect(await outcome(rar4([{ name: gbk, content: REPORT }]))).toEqual(['年报/年度报告.html']);
    expect(await outcome(rar5([{ name: '年报/年度报告.html', content: REPORT }]))).toEqual(['年报/年度报告.html']);
  });

  it('may hold, and lie in, archives of other formats', async () => {
    const inner = storedZip([{ name: 'a.html', content: REPORT, utf8Name: true }]);
    expect(await outcome(rar5([{ name: 'b.zip', content: inner }]))).toEqual(['b.zip!/a.html']);
    const packed = sevenZip([{ name: 'a.html', content: REPORT }]);
    expect(await outcome(storedZip([{ name: 'b.7z', content: packed }]))).toEqual(['b.7z!/a.html']);
  });

  it('with two reports are not read, since nobody can say which is meant', async () => {
    const two = ['甲局', '乙局'].map((agency) => ({
      name: `${agency}.html`,
      content: page(`${agency}2023年政府信息公开工作年度报告`, '1'),
    }));
    expect(await outcome(rar5(two))).toEqual(['read.several-reports', '甲局.html, 乙局.html']);
  });

  it('do not give what lies beside the report where the report itself cannot be read', async () => {
    const files: PackedFile[] = [
      { name: '2023年报.doc', content: 'x', encrypted: true },
      { name: '说明.txt', content: NOTE },
    ];
    expect((await outcome(rar4(files)))[0]).toBe('read.unsupported');
    expect((await outcome(rar4(files.slice(0, 1))))[0]).toBe('read.encrypted');
  });

  it('whose files do not fit their check sums are not read', async () => {
    const bytes = rar4([{ name: 'a.html', content: REPORT }]);
    const figure = Buffer.from(bytes.buffer).indexOf('>12<') + 1;
    bytes[figure] = 0x39;
    expect((await outcome(bytes))[0]).toBe('read.unsupported');
  });
});
