import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../../src/demo/encode-gb18030.ts';
import { mhtmlReader } from '../../../src/read/readers/mhtml.ts';
import { readerContract } from '../../contracts/reader.ts';

interface Part {
  head: string[];
  body: string;
}

const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

/** A message with parts as Word writes it. */
function message(parts: readonly Part[], more = ''): Uint8Array {
  const head = `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Next.Part"${more}\r\n\r\n该文档是单个文件网页。\r\n\r\n`;
  const written = parts.map(
    ({ head: fields, body }) => `------=_Next.Part\r\n${fields.join('\r\n')}\r\n\r\n${body}\r\n`,
  );
  return latin1(`${Buffer.from(head).toString('latin1')}${written.join('')}------=_Next.Part--\r\n`);
}

const quoted = (bytes: Uint8Array) =>
  [...bytes]
    .map((byte, i) => {
      const plain = byte > 32 && byte < 127 && byte !== 61;
      return `${plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`}${i % 25 === 24 ? '=\r\n' : ''}`;
    })
    .join('');

const PAGE =
  '<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"></head><body><p>前文</p><table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>';
const HTML = [
  'Content-Location: file:///C:/1/a.htm',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Type: text/html; charset="gb2312"',
];
const image: Part = { head: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64'], body: 'iVBORw0KGgo=' };
const matrix = [
  ['甲', '乙', '乙'],
  ['甲', '1', '2'],
];
const gbk = (text: string) => new Uint8Array(encodeGb18030(text));

readerContract(mhtmlReader, [
  {
    name: 'a page of Word in GBK, quoted',
    input: { bytes: message([{ head: HTML, body: quoted(gbk(PAGE)) }, image]) },
    matrix,
    paragraph: '前文',
  },
  {
    name: 'a page in UTF-8, base64',
    input: {
      bytes: message([
        image,
        {
          head: ['content-type: text/html', 'content-transfer-encoding: base64'],
          body: Buffer.from(PAGE.replace('gb2312', 'utf-8')).toString('base64').replace(/.{76}/g, '$&\r\n'),
        },
      ]),
    },
    matrix,
    paragraph: '前文',
  },
  {
    name: 'a page in an inner bundle of parts',
    input: {
      bytes: message([
        {
          head: ['Content-Type: multipart/alternative; boundary=inner'],
          body: `--inner\r\n${HTML.join('\r\n')}\r\n\r\n${quoted(gbk(PAGE))}\r\n--inner--`,
        },
      ]),
    },
    matrix,
    paragraph: '前文',
  },
]);

describe('a page saved as one file', () => {
  const shown = async (bytes: Uint8Array) => {
    const result = await mhtmlReader.read({ bytes });
    if (!result.ok) return result.failure.code;
    return result.value.blocks.map((block) => (block.t === 'p' ? block.text : block.t));
  };
  const part = (html: string, ...head: string[]): Part => ({ head: [...HTML, ...head], body: quoted(gbk(html)) });

  it('is the part that the message names as its start', async () => {
    const parts = [part('<html><body><p>页眉</p></body></html>'), part(PAGE, 'Content-ID: <main>')];
    expect(await shown(message(parts, '; start="<main>"'))).toEqual(['前文', 'grid']);
  });

  it('that is but a frame is the pages in it', async () => {
    const frame = '<html><frameset rows="*"><frame src="sheet1.htm"></frameset></html>';
    expect(await shown(message([part(frame), part(PAGE)]))).toEqual(['前文', 'grid']);
  });

  it('may have no parts', async () => {
    const head =
      'MIME-Version: 1.0\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
    const bytes = latin1(head + quoted(gbk(PAGE)));
    expect(mhtmlReader.accepts({ bytes })).toBe(true);
    expect(await shown(bytes)).toEqual(['前文', 'grid']);
  });

  it('without a page, or cut off, says so', async () => {
    expect(await shown(message([image]))).toBe('read.empty');
    const whole = message([part(PAGE)]);
    expect(await shown(whole.subarray(0, whole.length - 40))).toBe('read.malformed');
  });
});
