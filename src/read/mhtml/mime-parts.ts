import { partName } from '../mail/part-name.ts';
import { MAILBOX_LINE } from '../sniff.ts';
import { malformed, tooComplex } from '../zip-archive.ts';

/** A part of a MIME message that is itself no bundle of parts, decoded (RFC 2045, RFC 2046). */
export interface MimePart {
  /** Lower case: `text/html`. */
  type: string;
  /** Whole value of its `Content-Type`, for the charset in it. */
  contentType: string;
  id: string | null;
  /** Name of the file that it is, where it is one that goes with a mail. */
  name: string | null;
  /** Address under which the page names it. */
  location: string | null;
  bytes: Uint8Array;
}

export interface MimeMessage {
  parts: MimePart[];
  /** Id of the part that is the page; null where the message does not say. */
  start: string | null;
}

interface Head {
  fields: ReadonlyMap<string, string>;
  body: string;
}

/** Where the next mail of a box begins: lines of a mail that look so are quoted. */
const NEXT_MAIL = /\n\r?\nFrom \S[^\n]*\n[\w-]{2,60}:/;
const MAX_PARTS = 1_000;
const MAX_NESTING = 8;
const MAX_HEAD = 64_000;

/** The parts of a message in their order. Throws FailureError `read.malformed` where it is cut off, `read.too-complex` beyond its bounds. */
export function mimeMessage(bytes: Uint8Array): MimeMessage {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (MAILBOX_LINE.test(text) && NEXT_MAIL.test(text)) throw malformed('a box of several mails');
  const head = headOf(text.replace(MAILBOX_LINE, '').replace(/^\s+/, ''));
  const parts: MimePart[] = [];
  collect(head, parts, MAX_NESTING);
  const start = parameter(head.fields.get('content-type') ?? '', 'start');
  return { parts, start: start?.replace(/^<|>$/g, '') ?? null };
}

function collect({ fields, body }: Head, parts: MimePart[], nesting: number): void {
  const contentType = fields.get('content-type') ?? 'text/plain';
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (type.startsWith('multipart/')) {
    if (nesting === 0) throw tooComplex('parts nested too deeply');
    const boundary = parameter(contentType, 'boundary');
    if (!boundary) throw malformed('a bundle of parts without a boundary');
    for (const part of split(body, `--${boundary}`)) collect(headOf(part), parts, nesting - 1);
    return;
  }
  if (parts.length >= MAX_PARTS) throw tooComplex(`more than ${MAX_PARTS} parts`);
  const id = fields.get('content-id')?.replace(/^<|>$/g, '') ?? null;
  const encoding = (fields.get('content-transfer-encoding') ?? '').toLowerCase();
  const location = fields.get('content-location')?.trim() ?? null;
  const name = partName(fields.get('content-disposition') ?? '', contentType);
  parts.push({ type, contentType, id, name, location, bytes: decoded(body, encoding) });
}

function headOf(text: string): Head {
  const blank = /\r?\n\r?\n/.exec(text.slice(0, MAX_HEAD));
  const head = blank ? text.slice(0, blank.index) : text.slice(0, MAX_HEAD);
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return { fields, body: blank ? text.slice(blank.index + blank[0].length) : '' };
}

/** The texts between lines that begin with the boundary; the last boundary must be there, or the file was cut off. */
function split(body: string, boundary: string): string[] {
  const marks: { from: number; to: number }[] = [];
  for (let at = body.indexOf(boundary); at >= 0; at = body.indexOf(boundary, at + boundary.length)) {
    if (at > 0 && body[at - 1] !== '\n') continue;
    const after = body.slice(at + boundary.length, at + boundary.length + 2);
    if (!/^(?:--|[ \t]*\r?\n|[ \t]+|$)/.test(after)) continue;
    const end = body.indexOf('\n', at);
    marks.push({ from: at, to: end < 0 ? body.length : end + 1 });
    if (after === '--') return marks.slice(0, -1).map(({ to }, i) => body.slice(to, marks[i + 1]!.from));
    if (marks.length > MAX_PARTS) throw tooComplex(`more than ${MAX_PARTS} parts`);
  }
  throw malformed('the last part is cut off');
}

function parameter(value: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{0,500})"|([^;\\s]{1,500}))`, 'i').exec(value);
  return found?.[1] ?? found?.[2] ?? null;
}

function decoded(body: string, encoding: string): Uint8Array {
  if (encoding === 'base64') return new Uint8Array(Buffer.from(body, 'base64'));
  if (encoding !== 'quoted-printable') return new Uint8Array(Buffer.from(body, 'latin1'));
  const plain = body
    .replace(/=[ \t]{0,100}\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return new Uint8Array(Buffer.from(plain, 'latin1'));
}
