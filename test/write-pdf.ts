/** A page for `writePdf`: its content stream, and what else stands in its dictionary. */
export interface PdfPage {
  content: string;
  width?: number;
  height?: number;
  /** Further entries of the page dictionary, such as `/Rotate 90`. */
  entries?: string;
}

export interface PdfOptions {
  title?: string;
  /** Bodies of form XObjects, drawn with `/Fm1 Do`, `/Fm2 Do`, … */
  forms?: readonly string[];
  /** The font's encoding; `Identity-H` names no characters. */
  encoding?: string;
  /** Encoding of a second font `/F2`, such as `UniGB-UCS2-V` for writing downwards. */
  second?: string;
  /** Further entries of the catalog. */
  catalog?: string;
}

/**
 * A small PDF 1.4: one Chinese font that is not embedded (`/F1`, half-width digits), one grey picture (`/Im1`), pages of a content
 * stream each. Points from the bottom left corner.
 */
export function writePdf(pages: readonly PdfPage[], options: PdfOptions = {}): Uint8Array {
  const forms = options.forms ?? [];
  const first = 8 + forms.length;
  const names = forms.map((_, i) => `/Fm${i + 1} ${8 + i} 0 R`).join(' ');
  const last = first + 2 * pages.length;
  const fonts = `/F1 4 0 R${options.second ? ` /F2 ${last} 0 R` : ''}`;
  const resources = `<< /Font << ${fonts} >> /XObject << /Im1 7 0 R ${names} >> >>`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ''} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] >>`,
    `<< /Title <feff${utf16(options.title ?? '')}> /CreationDate (D:20240120093000+08'00') >>`,
    type0(options.encoding ?? 'UniGB-UCS2-H'),
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500 814 939 500 7716 7716 500] /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', '\x80'),
    ...forms.map((form) =>
      stream(`/Type /XObject /Subtype /Form /BBox [-2000 -2000 2000 2000] /Resources ${resources}`, form),
    ),
    ...pages.flatMap(({ content, width = 595, height = 842, entries = '' }, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources ${resources} /Contents ${first + 2 * i + 1} 0 R ${entries} >>`,
      stream('', content),
    ]),
    ...(options.second ? [type0(options.second)] : []),
  ];
  return assemble(objects);
}

/** Operators that show a text with its baseline at a point; `mode` 3 is invisible. */
export function show(x: number, y: number, text: string, size = 10, mode = 0): string {
  return `BT /F1 ${size} Tf ${mode} Tr 1 0 0 1 ${x} ${y} Tm <${utf16(text)}> Tj ET\n`;
}

/** Operators that stroke a line. */
export function line(x0: number, y0: number, x1: number, y1: number): string {
  return `0.5 w ${x0} ${y0} m ${x1} ${y1} l S\n`;
}

/** Operators of a ruled table with equal rows, its top at `top`, its column lines at `xs`; a text a cell. */
export function ruledTable(xs: readonly number[], top: number, rowHeight: number, rows: readonly string[][]): string {
  const bottom = top - rowHeight * rows.length;
  const across = [...rows, []].map((_, i) => line(xs[0]!, top - i * rowHeight, xs.at(-1)!, top - i * rowHeight));
  const down = xs.map((x) => line(x, top, x, bottom));
  const texts = rows.flatMap((row, r) =>
    row.map((text, c) => (text === '' ? '' : show(xs[c]! + 3, top - (r + 1) * rowHeight + rowHeight / 3, text))),
  );
  return [...across, ...down, ...texts].join('');
}

function type0(encoding: string): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [5 0 R] >>`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
}

function stream(entries: string, body: string): string {
  return `<< ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream`;
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    offsets.push(file.length);
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 3 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file, 'latin1'));
}
