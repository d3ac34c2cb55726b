import { show, writePdf as writePages } from '../../write-pdf.ts';
import { describedPicture, docOf, inlinePicture, paragraph } from '../readers/doc-of.ts';
import { odfOf, odtParagraph } from '../readers/odf-of.ts';
import { packageOf, textObject } from '../readers/ofd-of.ts';
import { rtfFile, rtfText } from '../readers/rtf-of.ts';
import { storedZip } from '../stored-zip.ts';

/** A paragraph of words, or a picture's file with its size in points. */
export type Part = string | { bytes: Uint8Array; width: number; height: number };

/** Documents of words and pictures in their order, in every format that can hold pictures. */
export const WRITERS: Readonly<Record<string, (parts: readonly Part[]) => Uint8Array>> = {
  html: (parts) => new TextEncoder().encode(page(parts, (bytes) => `data:image/png;base64,${base64(bytes)}`)),
  docx: writeDocx,
  doc: writeDoc,
  odt: writeOdt,
  mhtml: writeMhtml,
  rtf: writeRtf,
  xlsx: writeXlsx,
  ofd: writeOfd,
  pdf: writePdf,
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

function writeMhtml(parts: readonly Part[]): Uint8Array {
  const line = '--b\r\n';
  const head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n';
  const html = page(parts, (_, n) => `x.files/image${n}.png`);
  const text = `${line}Content-Location: file:///C:/x.htm\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${base64(Buffer.from(html))}\r\n`;
  const pictures = picturesOf(parts).map(
    ({ bytes }, i) =>
      `${line}Content-Location: file:///C:/x.files/image${i + 1}.png\r\nContent-Transfer-Encoding: base64\r\nContent-Type: image/png\r\n\r\n${base64(bytes)}\r\n`,
  );
  return Uint8Array.from(Buffer.from(`${head}${text}${pictures.join('')}--b--\r\n`));
}

function writeRtf(parts: readonly Part[]): Uint8Array {
  const body = parts.map((part) => {
    if (typeof part === 'string') return `\\pard ${rtfText(part)}\\par\n`;
    const hex = Buffer.from(part.bytes)
      .toString('hex')
      .replace(/.{128}/g, '$&\n');
    const goal = `\\picwgoal${Math.round(part.width * 20)}\\pichgoal${Math.round(part.height * 20)}`;
    return `\\pard {\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}{\\sv 1}}}${goal}\\pngblip\\bliptag12\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 0102}}\\par\n`;
  });
  return rtfFile(body.join(''));
}

function writeXlsx(parts: readonly Part[]): Uint8Array {
  const rows = parts.filter((part) => typeof part === 'string');
  const cells = rows.map(
    (text, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`,
  );
  const pictures = picturesOf(parts);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return storedZip([
    { name: '_rels/.rels', content: relations([{ type: 'officeDocument', target: 'xl/workbook.xml' }]) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${main}" xmlns:r="${OFFICE}"><sheets><sheet name="年报" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([{ type: 'worksheet', target: 'worksheets/sheet1.xml' }]),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${main}" xmlns:r="${OFFICE}"><sheetData>${cells.join('')}</sheetData><drawing r:id="rId1"/></worksheet>`,
    },
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      content: relations([{ type: 'drawing', target: '../drawings/drawing1.xml' }]),
    },
    { name: 'xl/drawings/drawing1.xml', content: '<wsDr/>' },
    {
      name: 'xl/drawings/_rels/drawing1.xml.rels',
      content: relations(pictures.map((_, i) => ({ type: 'image', target: `../media/image${i + 1}.png` }))),
    },
    ...pictures.map(({ bytes }, i) => ({ name: `xl/media/image${i + 1}.png`, content: bytes })),
  ]);
}

/** In millimetres from the top: words, then each picture as broad as the text. */
function writeOfd(parts: readonly Part[]): Uint8Array {
  const pages: string[] = [''];
  let y = 20;
  let n = 0;
  for (const part of parts) {
    const [width, height] = typeof part === 'string' ? [0, 10] : [part.width / 2.835, part.height / 2.835];
    if (y + height > 280) {
      pages.push('');
      y = 20;
    }
    pages[pages.length - 1] +=
      typeof part === 'string'
        ? textObject(part, 20, y)
        : `<ofd:ImageObject ID="${100 + ++n}" Boundary="20 ${y} ${width} ${height}" CTM="${width} 0 0 ${height} 0 0" ResourceID="${n}"/>`;
    y += height + 5;
  }
  const media = picturesOf(parts).map(
    (_, i) =>
      `<ofd:MultiMedia ID="${i + 1}" Type="Image" Format="PNG"><ofd:MediaFile>p${i + 1}.png</ofd:MediaFile></ofd:MultiMedia>`,
  );
  const more: Record<string, string | Uint8Array> = {
    'Doc_0/DocumentRes.xml': `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias>${media.join('')}</ofd:MultiMedias></ofd:Res>`,
  };
  for (const [i, { bytes }] of picturesOf(parts).entries()) more[`Doc_0/Res/p${i + 1}.png`] = bytes;
  return packageOf(pages, more, '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>');
}

/** A4 pages; the pictures with the very bytes of their PNG files, which PDF unpacks the same way. */
function writePdf(parts: readonly Part[]): Uint8Array {
  const pages: string[] = [''];
  let y = 780;
  for (const part of parts) {
    const height = typeof part === 'string' ? 20 : part.height;
    if (y - height < 60) {
      pages.push('');
      y = 780;
    }
    y -= height + 10;
    pages[pages.length - 1] +=
      typeof part === 'string'
        ? show(50, y, part)
        : `q ${part.width} 0 0 ${part.height} 50 ${y} cm\n${inlineImage(part.bytes)}Q\n`;
  }
  return writePages(pages.map((content) => ({ content })));
}

/** A PNG with a palette as an image in the content stream. */
function inlineImage(png: Uint8Array): string {
  const file = Buffer.from(png);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    const data = file.subarray(at + 8, at + 8 + length);
    chunks.set(name, Buffer.concat([chunks.get(name) ?? Buffer.alloc(0), data]));
    at += 12 + length;
  }
  const [head, palette] = [chunks.get('IHDR')!, chunks.get('PLTE')!];
  const [width, height, bits] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]];
  const colours = `[/I /RGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]`;
  const how = `/F [/AHx /Fl] /DP [null << /Predictor 15 /Colors 1 /BitsPerComponent ${bits} /Columns ${width} >>]`;
  return `BI /W ${width} /H ${height} /BPC ${bits} /CS ${colours} ${how} ID\n${chunks.get('IDAT')!.toString('hex')}>\nEI\n`;
}

function writeDoc(parts: readonly Part[]): Uint8Array {
  let data = Buffer.alloc(0);
  const paragraphs = parts.map((part) => {
    if (typeof part === 'string') return paragraph(part);
    const at = data.length;
    data = Buffer.concat([data, describedPicture(part.bytes)]);
    return inlinePicture(at);
  });
  return docOf(paragraphs, 'plain', [], data);
}

function writeOdt(parts: readonly Part[]): Uint8Array {
  let n = 0;
  const pictures: Record<string, Uint8Array> = {};
  const body = parts.map((part) => {
    if (typeof part === 'string') return odtParagraph(part);
    const name = `Pictures/${++n}.png`;
    pictures[name] = part.bytes;
    return `<text:p><draw:frame><draw:image xlink:href="${name}"/></draw:frame></text:p>`;
  });
  return odfOf('text', body.join(''), { parts: pictures });
}
