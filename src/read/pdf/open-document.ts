import { FailureError, failure } from '../../errors/failure.ts';
import type { Pdfium } from './pdfium.ts';

const PASSWORD_NEEDED = 4;
const UNKNOWN_SECURITY = 5;
const KEYS = ['Title', 'Author', 'Subject', 'Creator', 'Producer', 'CreationDate', 'ModDate'];
const LONGEST_META = 2000;
const MOST_ATTACHED = 100;

/**
 * Opens a PDF, does the work and closes it. Throws FailureError `read.encrypted` where a password is needed, `read.malformed` where
 * it is no PDF that can be opened, or where its end is missing (a cut file could show half a figure).
 */
export function withDocument<T>(pdfium: Pdfium, bytes: Uint8Array, work: (document: number) => T): T {
  if (isCut(bytes)) throw new FailureError(failure('read.malformed', 'the end of the PDF is missing'));
  const copy = pdfium.allocate(bytes.length);
  if (copy === 0) throw new FailureError(failure('read.too-complex', `no memory for ${bytes.length} bytes`));
  pdfium.bytes().set(bytes, copy);
  const document = pdfium.api.FPDF_LoadMemDocument(copy, bytes.length, '');
  if (document === 0) {
    const error = pdfium.api.FPDF_GetLastError();
    pdfium.free(copy);
    if (error === PASSWORD_NEEDED || error === UNKNOWN_SECURITY)
      throw new FailureError(failure('read.encrypted', 'a password is needed'));
    throw new FailureError(failure('read.malformed', `PDFium cannot open it (error ${error})`));
  }
  try {
    return work(document);
  } finally {
    pdfium.api.FPDF_CloseDocument(document);
    pdfium.free(copy);
  }
}

/** Title, dates and programs as the file gives them; a title without Chinese characters is a file name and stays `Title`. */
export function documentMeta(pdfium: Pdfium, document: number): Record<string, string> {
  const meta: Record<string, string> = {};
  for (const key of KEYS) {
    const value = metaText(pdfium, document, key).trim();
    if (value !== '') meta[key === 'Title' && /[\u4e00-\u9fff]/.test(value) ? 'title' : key] = value;
  }
  return meta;
}

/** Names of the files that go with the PDF within it: of a portfolio, they are what it is about. */
export function attachedFiles({ api, allocate, free, bytes }: Pdfium, document: number): string[] {
  const names: string[] = [];
  for (let i = 0; i < Math.min(api.FPDFDoc_GetAttachmentCount(document), MOST_ATTACHED); i++) {
    const file = api.FPDFDoc_GetAttachment(document, i);
    const length = file === 0 ? 0 : api.FPDFAttachment_GetName(file, 0, 0);
    if (length <= 2 || length > 2 * LONGEST_META) continue;
    const buffer = allocate(length);
    try {
      api.FPDFAttachment_GetName(file, buffer, length);
      const name = new TextDecoder('utf-16le').decode(bytes().slice(buffer, buffer + length - 2));
      names.push(name.replace(/\p{Cc}/gu, '').slice(0, 200));
    } finally {
      free(buffer);
    }
  }
  return names;
}

function metaText(pdfium: Pdfium, document: number, key: string): string {
  const length = pdfium.api.FPDF_GetMetaText(document, key, 0, 0);
  if (length <= 2 || length > 2 * LONGEST_META) return '';
  const buffer = pdfium.allocate(length);
  try {
    pdfium.api.FPDF_GetMetaText(document, key, buffer, length);
    return new TextDecoder('utf-16le').decode(pdfium.bytes().slice(buffer, buffer + length - 2));
  } finally {
    pdfium.free(buffer);
  }
}

/** A whole PDF ends with a cross-reference; objects after the last one show that an update of the file was cut off. */
function isCut(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = Math.max(file.lastIndexOf('%%EOF'), file.lastIndexOf('startxref'));
  return end < 0 || /\d \d{1,5} obj\b/.test(file.subarray(end, end + 4_000_000).toString('latin1'));
}
