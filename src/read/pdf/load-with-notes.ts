import type { Rect } from '../../report/document.ts';
import type { Pdfium } from './pdfium.ts';

/** Annotation subtypes that show nothing of their own on the page: links, sticky notes and their windows. */
const NOT_ON_PAGE: ReadonlySet<number> = new Set([1, 2, 16]);
const FREE_TEXT = 3;
const FORM_FIELD = 20;
/** Annotation flags: hidden, not to be seen. */
const HIDDEN = 2 | 32;
const MOST_NOTES = 2000;
const FLATTENED = 1;
const NORMAL = 0;

/**
 * Loads a page; what form fields, text notes, stamps and marks of reviewers show is made part of it. `unshown`: where fields and text notes have a
 * text but nothing that draws it: some programs show it, others leave the place blank. Page 0 = it cannot be loaded.
 */
export function loadWithNotes(pdfium: Pdfium, document: number, index: number): { page: number; unshown: Rect[] } {
  const { api } = pdfium;
  const page = api.FPDF_LoadPage(document, index);
  const unshown: Rect[] = [];
  if (page === 0) return { page, unshown };
  let isShown = false;
  for (let i = 0; i < Math.min(api.FPDFPage_GetAnnotCount(page), MOST_NOTES); i++) {
    const note = api.FPDFPage_GetAnnot(page, i);
    if (note === 0) continue;
    const subtype = api.FPDFAnnot_GetSubtype(note);
    if (api.FPDFAnnot_HasKey(note, 'AP')) isShown ||= !NOT_ON_PAGE.has(subtype);
    else if ((api.FPDFAnnot_GetFlags(note) & HIDDEN) === 0 && hasText(pdfium, note, subtype)) {
      const rect = rectOf(pdfium, note);
      if (rect) unshown.push(rect);
    }
    api.FPDFPage_CloseAnnot(note);
  }
  if (!isShown || api.FPDFPage_Flatten(page, NORMAL) !== FLATTENED) return { page, unshown };
  api.FPDF_ClosePage(page);
  return { page: api.FPDF_LoadPage(document, index), unshown };
}

function hasText(pdfium: Pdfium, note: number, subtype: number): boolean {
  if (subtype === FREE_TEXT) return textOf(pdfium, note, 'Contents').trim() !== '';
  if (subtype !== FORM_FIELD) return false;
  // What a field with several places holds stands in its parent.
  return textOf(pdfium, note, 'V').trim() !== '' || pdfium.api.FPDFAnnot_HasKey(note, 'Parent');
}

function textOf({ api, allocate, free, bytes }: Pdfium, note: number, key: string): string {
  const length = api.FPDFAnnot_GetStringValue(note, key, 0, 0);
  if (length <= 2) return '';
  const buffer = allocate(length);
  try {
    api.FPDFAnnot_GetStringValue(note, key, buffer, length);
    return new TextDecoder('utf-16le').decode(bytes().slice(buffer, buffer + length - 2));
  } finally {
    free(buffer);
  }
}

function rectOf({ api, allocate, free, floats }: Pdfium, note: number): Rect | null {
  const at = allocate(16);
  try {
    if (!api.FPDFAnnot_GetRect(note, at)) return null;
    // FS_RECTF: left, top, right, bottom.
    const [left = 0, top = 0, right = 0, bottom = 0] = floats().subarray(at >> 2, (at >> 2) + 4);
    return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
  } finally {
    free(at);
  }
}
