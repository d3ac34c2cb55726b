import { topNames } from './compound-names.ts';
import { unmarkedUtf16 } from './decode-text.ts';

/** What the bytes are, whatever name or media type they came under. */
export type SniffedFormat =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'ofd'
  | 'odt'
  | 'ods'
  | 'odf'
  | 'office'
  | 'zip'
  | 'rar'
  | '7z'
  | 'doc'
  | 'xls'
  | 'ole'
  | 'encrypted'
  | 'rtf'
  | 'html'
  | 'mhtml'
  | 'mail'
  | 'word-xml'
  | 'excel-xml'
  | 'image'
  | 'text'
  | 'empty'
  | 'unknown';

const HEAD = 4096;

/** Tells the format from the content alone; `unknown` for anything binary that has no known signature. */
export function sniff(bytes: Uint8Array): SniffedFormat {
  const head = latin1(bytes, 0, HEAD);
  if (/^[\s\0]*$/.test(head) && isBlank(bytes)) return 'empty';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return sniffZip(bytes);
  if (/^[\s\0]{0,1024}%PDF-/.test(head.slice(0, 1024)) || head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(bytes);
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (head.startsWith('Rar!\x1a\x07')) return 'rar';
  if (head.startsWith('7z\xbc\xaf\x27\x1c')) return '7z';
  if (isImage(head)) return 'image';
  const text = sniffText(bytes);
  if (text === null) return 'unknown';
  if (isMessage(text)) return bringsFiles(text) ? 'mail' : 'mhtml';
  return officeXml(text) ?? (isMarkup(text) ? 'html' : 'text');
}

/** By the names of the files inside; what an Office file among them holds are no names of the archive. */
function sniffZip(bytes: Uint8Array): SniffedFormat {
  // A file cut off has no directory: whatever its head names is not read anyway.
  const names = directoryNames(bytes) ?? latin1(bytes, 0, 65_536).split(/[^\w/\\.-]+|\.(?=word|xl|OFD)/);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name.replaceAll('\\', '/')));
  if (has(/^\/?word\/document\d*\.xml/i)) return 'docx';
  if (has(/^\/?xl\/(?:workbook|worksheets)/i)) return 'xlsx';
  if (has(/^\/?OFD\.xml/i)) return 'ofd';
  if (has(/^content\.xml$/) && has(/^mimetype/)) return openDocument(bytes);
  if (names.some((name) => OFFICE_PARTS.test(name))) return 'office';
  return 'zip';
}

/** Parts of packages that no reader knows and that are no archives either: PowerPoint, XPS, and Pages, Numbers and Keynote. */
const OFFICE_PARTS = /^(?:ppt\/presentation\.xml|[^/]+\.fdseq|Index\/Document\.iwa)$/;

/** By the type that its first file names; where that is packed or stands elsewhere, as one of the others. */
function openDocument(bytes: Uint8Array): SniffedFormat {
  const type = /^PK[\s\S]{28}mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet)/.exec(
    latin1(bytes, 0, 200),
  );
  if (type === null) return 'odf';
  return type[1] === 'text' ? 'odt' : 'ods';
}

/** The names in the central directory; null where it is not there. */
function directoryNames(bytes: Uint8Array): string[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = file.lastIndexOf('PK\x05\x06', file.length, 'latin1');
  if (end < 0 || end + 22 > file.length) return null;
  const names: string[] = [];
  let at = end - file.readUInt32LE(end + 12);
  while (at >= 0 && at + 46 <= end && names.length < 10_000 && file.readUInt32LE(at) === 0x02014b50) {
    const length = file.readUInt16LE(at + 28);
    names.push(file.toString('latin1', at + 46, at + 46 + length));
    at += 46 + length + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names.length > 0 ? names : null;
}

/** By what lies at the top of a compound file; where its directory is damaged, by the names that lie anywhere. */
function sniffOle(bytes: Uint8Array): SniffedFormat {
  const names = topNames(bytes)?.map((name) => name.toLowerCase());
  const has = (name: string) =>
    names && names.length > 0 ? names.includes(name.toLowerCase()) : indexOfAscii(bytes, utf16(name)) >= 0;
  // An Office file with a password lies whole, and unreadable, in a compound file (MS-OFFCRYPTO 2.3.4).
  if (has('EncryptedPackage')) return 'encrypted';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  // A message of Outlook ([MS-OXMSG] 2.2).
  if (has('__properties_version1.0') && has('__nameid_version1.0')) return 'mail';
  return 'ole';
}

function isImage(head: string): boolean {
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n') ||
    head.startsWith('GIF8') ||
    head.startsWith('II*\0') ||
    head.startsWith('MM\0*') ||
    (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP')
  );
}

/** The head as text (of UTF-16 as many characters), or null where control characters say that it is binary. */
function sniffText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(0, 2 * HEAD));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(0, 2 * HEAD));
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked !== null) return new TextDecoder(unmarked).decode(bytes.subarray(0, 2 * HEAD));
  const sample = latin1(bytes, 0, 65_536);
  let control = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) control++;
  }
  if (control > sample.length / 200) return null;
  return decodesAsText(bytes) ? sample.replace(/^\xef\xbb\xbf/, '') : null;
}

/** Random bytes above 0x7f decode to many replacement characters in both encodings that portals use. */
function decodesAsText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536);
  const bad = (label: string) => (new TextDecoder(label).decode(sample).match(/\ufffd/g) ?? []).length;
  const limit = 3 + sample.length / 50;
  return bad('utf-8') <= limit || bad('gb18030') <= limit;
}

/** What mail programs put before each mail of a box that is one file (RFC 4155). */
export const MAILBOX_LINE = /^\s*From \S[^\n]*\n/;

/** A page saved as one file: the head of a mail with parts, or with the page itself in an encoding of mail. */
function isMessage(whole: string): boolean {
  const text = whole.replace(MAILBOX_LINE, '');
  // What comes first is what the last server on its way wrote there: any field.
  if (!/^\s*[\w-]{2,60}:[^\n]*\n(?:[ \t][^\n]*\n)*[\w-]{2,60}:/.test(text)) return false;
  return (
    /^content-type:\s*multipart\//im.test(text) ||
    (/^mime-version:/im.test(text) && (/^content-type:\s*text\/html/im.test(text) || bringsFiles(text)))
  );
}

/** A mail with attachments, or one that is nothing but a file; a saved page is a bundle of related parts. */
function bringsFiles(text: string): boolean {
  return /^content-type:\s*(?:multipart\/mixed|application\/)|^content-disposition:\s*attachment/im.test(
    /^content-type:\s*multipart\/related/im.test(topFields(text)) ? topFields(text) : text,
  );
}

/** The head of a message as far as the first blank line. */
function topFields(text: string): string {
  return (
    text
      .replace(MAILBOX_LINE, '')
      .trimStart()
      .split(/\r?\n\r?\n/, 1)[0] ?? ''
  );
}

/** Root element of an Office file that is one XML file, and the namespace or type that its start tag names, whatever the prefix. */
const OFFICE_ROOTS: readonly [root: string, named: string, format: SniffedFormat][] = [
  ['package', 'http://schemas.microsoft.com/office/2006/xmlPackage', 'word-xml'],
  ['wordDocument', 'http://schemas.microsoft.com/office/word/2003/wordml', 'word-xml'],
  ['Workbook', 'urn:schemas-microsoft-com:office:spreadsheet', 'excel-xml'],
  ['document', 'application/vnd.oasis.opendocument.text', 'odt'],
  ['document', 'application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['document', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'odf'],
];

/** An Office file written as one XML file: read as a page it would lose the cells that reach over others. Null for anything else. */
function officeXml(text: string): SniffedFormat | null {
  const [, name, attributes] = /^<(?:[\w.-]+:)?(\w+)\s([^>]*)/.exec(fromRoot(text.slice(0, HEAD))) ?? [];
  const root = OFFICE_ROOTS.find(([root, named]) => root === name && attributes!.includes(named));
  return root ? root[2] : null;
}

/** Markup from its first element on: without the declaration, what is said to programs, comments and a document type. */
function fromRoot(markup: string): string {
  let rest = markup;
  for (;;) {
    const before = rest;
    rest = rest.replace(/^[\s\0]+|^<\?[^>]*>|^<!--[\s\S]*?-->|^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i, '');
    if (rest === before) return rest;
  }
}

function isMarkup(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/^[\s\0]+/, '');
  if (
    /^<(?:!doctype|html|head|body|meta|title|script|table|div|p|!--|\?xml|center|font|span|h[1-6])\b/i.test(head) ||
    head.startsWith('<!--')
  )
    return true;
  const tags = text.match(/<\/?(?:html|head|body|table|tr|td|div|p|br|span|font|h[1-6]|meta)\b/gi) ?? [];
  return tags.length >= 4;
}

function isBlank(bytes: Uint8Array): boolean {
  const text = latin1(bytes, 0, bytes.length).replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
  return /^[\s\0]*$/.test(text);
}

function latin1(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, Math.min(length, bytes.length - from)).toString('latin1');
}

function utf16(name: string): string {
  return [...name].map((c) => `${c}\0`).join('');
}

function indexOfAscii(bytes: Uint8Array, needle: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(needle, 0, 'latin1');
}
