import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/read/read-document.ts';
import { READERS } from '../../../src/read/readers/index.ts';
import { sniff } from '../../../src/read/sniff.ts';
import { readerContract } from '../../contracts/reader.ts';
import { attachment, letter, mailOf, NAMINGS, type Naming, outlookOf } from '../mail-of.ts';
import { storedZip } from '../stored-zip.ts';

const page = (title: string, figure: string) =>
  `<!DOCTYPE html><html><body><p>${title}</p><table><tr><td rowspan="2">制发件数</td><td>乙</td></tr><tr><td>${figure}</td></tr></table></body></html>`;
const TITLE = '某局2023年政府信息公开工作年度报告';
const REPORT = page(TITLE, '12');
const NAME = '2023年年报.html';
const WORDS = letter('您好，我局年报见附件，请审核。');
const WAY = ['Received: from mx (1.2.3.4)\r\n\tby mail; Mon, 8 Jan 2024', 'DKIM-Signature: v=1; a=rsa-sha256'];

const matrix = [
  ['制发件数', '乙'],
  ['制发件数', '12'],
];
readerContract(READERS.find(({ format }) => format === 'mail')!, [
  { name: 'a mail', input: { bytes: mailOf([WORDS, attachment(NAME, REPORT)], WAY) }, matrix, paragraph: TITLE },
  {
    name: 'a message of Outlook',
    input: { bytes: outlookOf('请查收', [{ name: NAME, content: REPORT }]) },
    matrix,
    paragraph: TITLE,
  },
]);

async function outcome(bytes: Uint8Array): Promise<string[]> {
  const result = await readDocument({ bytes });
  if (!result.ok) return [result.failure.code, result.failure.cause];
  return result.value.warnings.filter(({ code }) => code === 'read-from-archive').map(({ detail }) => detail ?? '');
}

describe('a saved mail', () => {
  it.each(Object.keys(NAMINGS) as Naming[])('names the file that its report is in, spelt as %s', async (naming) => {
    expect(await outcome(mailOf([WORDS, attachment(NAME, REPORT, naming)]))).toEqual([NAME]);
  });

  it('is told from a page saved as one file by what it brings', () => {
    const related = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n';
    const saved = `${related}Content-Type: application/octet-stream\r\n\r\nx\r\n--x--`;
    expect(sniff(new TextEncoder().encode(saved))).toBe('mhtml');
    expect(sniff(mailOf([WORDS]))).toBe('mail');
    expect(sniff(new TextEncoder().encode('Title: a\nContent: b\n正文'))).toBe('text');
  });

  it('that is nothing but a file gives that', async () => {
    const { head, bytes } = attachment(NAME, REPORT);
    const fields = [...head, 'Content-Transfer-Encoding: base64'].join('\r\n');
    const mail = `From: a@b\r\nMIME-Version: 1.0\r\n${fields}\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`;
    expect(await outcome(new TextEncoder().encode(mail))).toEqual([NAME]);
  });

  it('may be the only one of a box; of several none is read', async () => {
    const mail = Buffer.from(mailOf([WORDS, attachment(NAME, REPORT)])).toString('latin1');
    const line = 'From - Mon Jan 20 10:00:00 2025\r\nX-Mozilla-Status: 0001\r\n';
    const box = (...mails: string[]) =>
      new Uint8Array(Buffer.from(mails.map((one) => line + one).join('\r\n'), 'latin1'));
    expect(await outcome(box(mail))).toEqual([NAME]);
    expect(await outcome(box(mail, mail))).toEqual(['read.malformed', 'a box of several mails']);
  });

  it('may bring an archive, or another mail', async () => {
    const zip = storedZip([{ name: 'a.html', content: REPORT, utf8Name: true }]);
    expect(await outcome(mailOf([WORDS, attachment('b.zip', zip)]))).toEqual(['b.zip!/a.html']);
    expect(await outcome(mailOf([WORDS, attachment('转发.eml', mailOf([attachment(NAME, REPORT)]))]))).toEqual([
      `转发.eml!/${NAME}`,
    ]);
  });

  it('is itself the report where its words hold the tables', async () => {
    expect(await outcome(mailOf([letter(REPORT, 'text/html'), letter('见下表')]))).toEqual(['邮件正文']);
  });

  it('with two reports gives neither', async () => {
    const other = page('某县2023年政府信息公开工作年度报告', '3');
    const [code] = await outcome(mailOf([WORDS, attachment('a.html', REPORT), attachment('b.html', other)]));
    expect(code).toBe('read.several-reports');
  });

  it('whose file cannot be read is not read by its words', async () => {
    const [code, cause] = await outcome(mailOf([WORDS, attachment('x.ceb', Uint8Array.of(1, 2, 3, 0, 0, 0, 0, 0))]));
    expect([code, cause]).toEqual(['read.unsupported', 'no readable report among x.ceb']);
  });
});
