import { deflateSync } from 'node:zlib';

type Body = string | Uint8Array;

/** A PDF of numbered objects, the first its catalogue; `trailer` and `start` to lie about the cross-reference. */
export function rawPdf(objects: readonly Body[], more: { trailer?: string; start?: number } = {}): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [i, object] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object as string),
      Buffer.from('\nendobj\n'),
    ]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const trailer = `<< /Size ${size} /Root 1 0 R ${more.trailer?.replace('HERE', String(at)) ?? ''} >>`;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${more.start ?? at}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]));
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const page = (more: string) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`;

function packed(data: Uint8Array, times: number, entries = ''): Buffer {
  let body: Uint8Array = data;
  for (let i = 0; i < times; i++) body = deflateSync(body, { level: 9 });
  const filters = Array.from({ length: times }, () => '/FlateDecode').join(' ');
  const head = `<< ${entries} /Filter [${filters}] /Length ${body.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\nendstream')]);
}

const MB = 1024 * 1024;

/** PDFs that ask for more than their size: each is small and none is a report. */
export const HOSTILE_PDFS: Readonly<Record<string, () => Uint8Array>> = {
  'content of 400 MB behind three inflations': () =>
    rawPdf([CATALOGUE, PAGES, page('/Contents 4 0 R'), packed(new Uint8Array(400 * MB).fill(0x20), 3)]),
  'a form that draws itself': () => {
    const form = (text: string) =>
      `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 4 0 R >> >> /Length ${text.length} >>\nstream\n${text}\nendstream`;
    return rawPdf([
      CATALOGUE,
      PAGES,
      page('/Resources << /XObject << /F 4 0 R >> >> /Contents 5 0 R'),
      form('/F Do '.repeat(9)),
      `<< /Length 5 >>\nstream\n/F Do\nendstream`,
    ]);
  },
  'forms that draw one another ten times, ten deep': () => {
    const forms = Array.from({ length: 10 }, (_, i) => {
      const text = i === 9 ? '0 0 m 9 9 l S ' : '/F Do '.repeat(10);
      return `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F ${5 + i} 0 R >> >> /Length ${text.length} >>\nstream\n${text}\nendstream`;
    });
    return rawPdf([
      CATALOGUE,
      PAGES,
      page('/Resources << /XObject << /F 4 0 R >> >> /Contents 14 0 R'),
      ...forms,
      '<< /Length 5 >>\nstream\n/F Do\nendstream',
    ]);
  },
  'an object stream of 200 MB': () =>
    rawPdf([
      CATALOGUE,
      PAGES,
      page('/Contents 4 0 R'),
      packed(new Uint8Array(200 * MB).fill(0x20), 2, '/Type /ObjStm /N 100000 /First 1000000'),
    ]),
  'a cross-reference that leads back to itself': () => rawPdf([CATALOGUE, PAGES, page('')], { trailer: '/Prev HERE' }),
  'arrays nested a hundred thousand deep': () =>
    rawPdf([CATALOGUE, PAGES, page(`/X ${'['.repeat(100_000)}${']'.repeat(100_000)}`)]),
  'a tree of pages that comes back to its root': () =>
    rawPdf([CATALOGUE, '<< /Type /Pages /Count 3 /Kids [2 0 R 3 0 R 2 0 R] >>', page('')]),
  'two thousand million pages by its own word': () =>
    rawPdf([CATALOGUE, '<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>', page('')]),
  'a page a million points wide': () =>
    rawPdf([CATALOGUE, PAGES, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000 1000000] >>']),
  'a picture of 30000 x 30000 pixels in few bytes': () => {
    const picture = packed(
      new Uint8Array(30_000 * 1000),
      2,
      '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8',
    );
    return rawPdf([
      CATALOGUE,
      PAGES,
      page('/Resources << /XObject << /F 4 0 R >> >> /Contents 5 0 R'),
      picture,
      '<< /Length 26 >>\nstream\n595 0 0 842 0 0 cm /F Do \nendstream',
    ]);
  },
  'three million drawn lines': () =>
    rawPdf([CATALOGUE, PAGES, page('/Contents 4 0 R'), packed(Buffer.from('0 0 m 9 9 l S\n'.repeat(3_000_000)), 2)]),
};
