import { docxParts } from '../printed-docx.ts';

/** The two kinds of Word documents that are one XML file. */
export const WORD_XML_KINDS = ['flat-opc', 'word-2003'] as const;
export type WordXmlKind = (typeof WORD_XML_KINDS)[number];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PROGRAM = '<?mso-application progid="Word.Document"?>';
const NAMES_2003 = [
  'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"',
  'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"',
  'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:ns0="urn:example:form"',
].join(' ');

/** A Word document as one XML file around the body of a DOCX, said in the words of the kind. */
export function wordXmlOf(kind: WordXmlKind, body: string, styles = ''): Uint8Array {
  if (kind === 'flat-opc') return Buffer.from(flatOpcOf(docxParts(body, styles)));
  return Buffer.from(word2003Of(in2003(body), `<w:styles>${in2003(styles)}</w:styles>`));
}

/** A package as one XML file; texts are parts in XML, bytes others. */
export function flatOpcOf(parts: readonly { name: string | Uint8Array; content: string | Uint8Array }[]): string {
  const written = parts.map(({ name, content }) => {
    const data =
      typeof content === 'string'
        ? `<pkg:xmlData>${content.replace(/^<\?xml[^>]*>\s*/, '')}</pkg:xmlData>`
        : `<pkg:binaryData>${inLines(content)}</pkg:binaryData>`;
    return `<pkg:part pkg:name="/${name}" pkg:contentType="application/xml" pkg:padding="0">${data}</pkg:part>`;
  });
  return `${DECLARATION}\n${PROGRAM}\n<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${written.join('')}</pkg:package>`;
}

/** A document of Word 2003 around a body and what stands before it (`w:styles`, `w:lists`, `o:DocumentProperties`). */
export function word2003Of(body: string, before = ''): string {
  const paper = '<w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr></w:sectPr>';
  return `${DECLARATION}\n${PROGRAM}\n<w:wordDocument ${NAMES_2003} w:macrosPresent="no" xml:space="preserve">${before}<w:body><wx:sect>${body}${paper}</wx:sect></w:body></w:wordDocument>`;
}

/** Base64 as Word breaks it. */
export function inLines(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n');
}

/** What Office Open XML says, in the words of Word 2003. */
function in2003(markup: string): string {
  return markup
    .replaceAll('w:vMerge', 'w:vmerge')
    .replaceAll('w:hMerge', 'w:hmerge')
    .replaceAll('w:val="0"', 'w:val="off"')
    .replace(
      /<w:(del|ins) w:id="(\d+)"\/>/g,
      (_, kind: string, id: string) => `${annotation(kind, id)}</aml:annotation>`,
    )
    .replace(/<w:(del|ins) w:id="(\d+)">/g, (_, kind: string, id: string) => `${annotation(kind, id)}<aml:content>`)
    .replace(/<\/w:(?:del|ins)>/g, '</aml:content></aml:annotation>')
    .replace(/<w:sdt>(?:<w:sdtPr\/>)?<w:sdtContent>/g, '<ns0:field>')
    .replaceAll('</w:sdtContent></w:sdt>', '</ns0:field>');
}

function annotation(kind: string, id: string): string {
  const type = kind === 'del' ? 'Word.Deletion' : 'Word.Insertion';
  return `<aml:annotation aml:id="${id}" w:type="${type}" aml:author="张三" aml:createdate="2024-01-20T08:00:00Z">`;
}
