import { storedZip } from '../stored-zip.ts';

/** A paragraph of words, or a picture's file with its size in points. */
export type Part = string | { bytes: Uint8Array; width: number; height: number };

/** Documents of words and pictures in their order, in every format that can hold pictures. */
export const WRITERS: Readonly<Record<string, (parts: readonly Part[]) => Uint8Array>> = {
  html: (parts) => new TextEncoder().encode(page(parts, (bytes) => `data:image/png;base64,${base64(bytes)}`)),
  docx: writeDocx,
};

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const picturesOf = (parts: readonly Part[]) => parts.filter((part) => typeof part !== 'string');

function page(parts: readonly Part[], address: (bytes: Uint8Array, n: number) => string): string {
  let n = 0;
  const body = parts.map((part) =>
    typeof part === 'string' ? `<p>${part}</p>` : `<p align="center"><img src="${address(part.bytes, ++n)}"></p>`,
  );
  const title = typeof parts[0] === 'string' ? parts[0] : '';
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body>
    <div class="nav"><a href="/"><img src="/images/logo.png"></a></div><div id="zoom">${body.join('\n')}</div></body></html>`;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

function relations(list: readonly { type: string; target: string }[]): string {
  const all = list.map(
    ({ type, target }, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${RELATIONSHIPS}">${all.join('')}</Relationships>`;
}

function writeDocx(parts: readonly Part[]): Uint8Array {
  let n = 0;
  const body = parts.map((part) => {
    if (typeof part === 'string') return `<w:p><w:r><w:t>${part}</w:t></w:r></w:p>`;
    n++;
    return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="${n}" name="图片 ${n}"/><a:graphic><a:blip r:embed="rId${n}"/></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
  });
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
  const names = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}" xmlns:a="${drawing}/main" xmlns:wp="${drawing}/wordprocessingDrawing"`;
  const pictures = picturesOf(parts);
  return storedZip([
    { name: '_rels/.rels', content: relations([{ type: 'officeDocument', target: 'word/document.xml' }]) },
    { name: 'word/document.xml', content: `<w:document ${names}><w:body>${body.join('')}</w:body></w:document>` },
    {
      name: 'word/_rels/document.xml.rels',
      content: relations(pictures.map((_, i) => ({ type: 'image', target: `media/image${i + 1}.png` }))),
    },
    ...pictures.map(({ bytes }, i) => ({ name: `word/media/image${i + 1}.png`, content: bytes })),
  ]);
}
