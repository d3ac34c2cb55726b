import type { DemoCell } from '../../../src/demo/report-tables.ts';
import { storedZip } from '../stored-zip.ts';
import { positions } from './rtf-of.ts';

const NAMES = Object.entries({
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  draw: 'drawing',
  fo: 'xsl-fo-compatible',
})
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"')
  .join(' ');
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** An OpenDocument file around the content of its body; `styles` is the inside of its automatic styles. */
export function odfOf(
  kind: 'text' | 'spreadsheet',
  body: string,
  { styles = '', parts = {} }: { styles?: string; parts?: Readonly<Record<string, string | Uint8Array>> } = {},
): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`;
  return storedZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}` },
    { name: 'content.xml', content },
    ...Object.entries(parts).map(([name, part]) => ({ name, content: part })),
  ]);
}

/** The same as one XML file, its paper with a line at the head of each page. */
export function flatOdfOf(kind: 'text' | 'spreadsheet', body: string, styles = ''): Uint8Array {
  const head =
    '<office:meta><dc:title>去年的标题</dc:title></office:meta><office:styles><style:default-style style:family="paragraph"/></office:styles>';
  const paper =
    '<office:master-styles><style:master-page><style:header><text:p>页眉</text:p></style:header></style:master-page></office:master-styles>';
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}">${head}<office:automatic-styles>${styles}</office:automatic-styles>${paper}<office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`,
  );
}

export function odtParagraph(text: string): string {
  return `<text:p>${escaped(text).replace(/\n/g, '<text:line-break/>')}</text:p>`;
}

/** A table with spans, its covered cells written out as the standard asks. */
export function odfTable(rows: readonly (readonly DemoCell[])[], name = '表'): string {
  const lines = positions(rows).map((row) => {
    const cells = row.map(({ cell, width, first }) => {
      const covered = '<table:covered-table-cell/>'.repeat(width - (first ? 1 : 0));
      if (!first) return covered;
      const spans = `table:number-columns-spanned="${width}" table:number-rows-spanned="${cell?.rows ?? 1}"`;
      return `<table:table-cell ${spans}>${odtParagraph(cell?.text ?? '')}</table:table-cell>${covered}`;
    });
    return `<table:table-row>${cells.join('')}</table:table-row>`;
  });
  return `<table:table table:name="${name}"><table:table-column table:number-columns-repeated="2"/>${lines.join('')}</table:table>`;
}
