import type { FORMAT_NEEDS, FORMAT_REMEDIES, FORMAT_TRUST } from '../text/formats.ts';
import { FORMAT_WORDS, type FormatWords } from '../text/formats.ts';
import { READERS } from './readers/index.ts';
import type { SniffedFormat } from './sniff.ts';

/** What this machine must have before a format can be read. */
export type FormatNeed = keyof typeof FORMAT_NEEDS;

/** One format that portals publish: what tells it, what reading it needs, and how far its figures can be trusted. */
export interface FormatEntry {
  id: keyof typeof FORMAT_WORDS;
  words: FormatWords;
  /** Usual endings of its names; for people, never to tell it by. */
  endings: readonly string[];
  /** Media types that servers declare; only a hint. */
  mediaTypes: readonly string[];
  /** What `sniff` says of it. */
  sniffed: readonly SniffedFormat[];
  /** The bytes or parts that tell it, in words for a reference page. */
  told: string;
  /** `format` of the reader that reads it; null where none does. A reader that is not there yet leaves it unread. */
  reader: string | null;
  needs: FormatNeed;
  trust: keyof typeof FORMAT_TRUST;
  /** What to do where it cannot be read. */
  remedy: keyof typeof FORMAT_REMEDIES;
}

type Row = Omit<FormatEntry, 'id' | 'words' | 'endings' | 'mediaTypes' | 'sniffed'> & {
  endings: string;
  mediaTypes: string;
  sniffed: string;
};

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The only place that a format is described; doctor, docs/reference/formats.md and the READMEs are made from it. */
const ROWS: Readonly<Record<keyof typeof FORMAT_WORDS, Row>> = {
  html: {
    endings: 'html htm shtml jsp',
    mediaTypes: 'text/html application/xhtml+xml',
    sniffed: 'html',
    told: '<html>, <table>, <p> …',
    reader: 'html',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  text: {
    endings: 'txt',
    mediaTypes: 'text/plain',
    sniffed: 'text',
    told: 'UTF-8, UTF-16, GB18030',
    reader: 'text',
    needs: 'nothing',
    trust: 'columns',
    remedy: 'none',
  },
  csv: {
    endings: 'csv tsv',
    mediaTypes: 'text/csv text/tab-separated-values',
    sniffed: 'text',
    told: '信息内容,… 申请人情况,… 统计指标,…',
    reader: 'csv',
    needs: 'nothing',
    trust: 'columns',
    remedy: 'none',
  },
  pdf: {
    endings: 'pdf',
    mediaTypes: 'application/pdf',
    sniffed: 'pdf',
    told: '%PDF-',
    reader: 'pdf',
    needs: 'nothing',
    trust: 'rules',
    remedy: 'none',
  },
  'pdf-scan': {
    endings: 'pdf',
    mediaTypes: 'application/pdf',
    sniffed: 'pdf',
    told: '%PDF-',
    reader: 'image',
    needs: 'ocr',
    trust: 'recognised',
    remedy: 'ocr',
  },
  docx: {
    endings: 'docx',
    mediaTypes: `${OFFICE}.wordprocessingml.document`,
    sniffed: 'docx',
    told: 'PK, word/document.xml',
    reader: 'docx',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  'word-xml': {
    endings: 'xml doc',
    mediaTypes: 'application/xml application/msword',
    sniffed: 'word-xml',
    told: '<w:wordDocument>, <pkg:package>',
    reader: 'word-xml',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  doc: {
    endings: 'doc',
    mediaTypes: 'application/msword',
    sniffed: 'doc',
    told: 'D0CF11E0, WordDocument',
    reader: 'doc',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'libreoffice',
  },
  wps: {
    endings: 'wps',
    mediaTypes: 'application/vnd.ms-works application/wps-office.wps',
    sniffed: 'doc ole',
    told: 'D0CF11E0, WordDocument',
    reader: 'doc',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'libreoffice',
  },
  rtf: {
    endings: 'rtf doc',
    mediaTypes: 'application/rtf text/rtf',
    sniffed: 'rtf',
    told: '{\\rtf',
    reader: 'rtf',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  xlsx: {
    endings: 'xlsx',
    mediaTypes: `${OFFICE}.spreadsheetml.sheet`,
    sniffed: 'xlsx',
    told: 'PK, xl/workbook.xml',
    reader: 'xlsx',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  xls: {
    endings: 'xls et',
    mediaTypes: 'application/vnd.ms-excel',
    sniffed: 'xls',
    told: 'D0CF11E0, Workbook',
    reader: 'xls',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  'excel-xml': {
    endings: 'xml xls',
    mediaTypes: 'application/xml application/vnd.ms-excel',
    sniffed: 'excel-xml',
    told: '<Workbook>',
    reader: 'excel-xml',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  ofd: {
    endings: 'ofd',
    mediaTypes: 'application/ofd',
    sniffed: 'ofd',
    told: 'PK, OFD.xml',
    reader: 'ofd',
    needs: 'nothing',
    trust: 'rules',
    remedy: 'none',
  },
  mhtml: {
    endings: 'mht mhtml',
    mediaTypes: 'multipart/related message/rfc822',
    sniffed: 'mhtml',
    told: 'MIME-Version, multipart/',
    reader: 'mhtml',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'convert',
  },
  mail: {
    endings: 'eml msg',
    mediaTypes: 'message/rfc822 application/vnd.ms-outlook',
    sniffed: 'mail',
    told: 'multipart/mixed, Content-Disposition: attachment; D0CF11E0, __properties_version1.0',
    reader: 'mail',
    needs: 'nothing',
    trust: 'inner',
    remedy: 'none',
  },
  image: {
    endings: 'png jpg jpeg tif tiff gif webp',
    mediaTypes: 'image/*',
    sniffed: 'image',
    told: 'PNG, FFD8FF, II*, MM*, GIF8, RIFF…WEBP',
    reader: 'image',
    needs: 'ocr',
    trust: 'recognised',
    remedy: 'ocr',
  },
  zip: {
    endings: 'zip',
    mediaTypes: 'application/zip',
    sniffed: 'zip',
    told: 'PK',
    reader: 'zip',
    needs: 'nothing',
    trust: 'inner',
    remedy: 'none',
  },
  rar: {
    endings: 'rar',
    mediaTypes: 'application/vnd.rar application/x-rar-compressed',
    sniffed: 'rar',
    told: 'Rar!',
    reader: 'rar',
    needs: 'nothing',
    trust: 'inner',
    remedy: 'publisher',
  },
  '7z': {
    endings: '7z',
    mediaTypes: 'application/x-7z-compressed',
    sniffed: '7z',
    told: '7zBCAF271C',
    reader: '7z',
    needs: 'nothing',
    trust: 'inner',
    remedy: 'publisher',
  },
  odt: {
    endings: 'odt fodt',
    mediaTypes: 'application/vnd.oasis.opendocument.text',
    sniffed: 'odt',
    told: 'PK, mimetype, content.xml; <office:document>',
    reader: 'odt',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  ods: {
    endings: 'ods fods',
    mediaTypes: 'application/vnd.oasis.opendocument.spreadsheet',
    sniffed: 'ods',
    told: 'PK, mimetype, content.xml; <office:document>',
    reader: 'ods',
    needs: 'nothing',
    trust: 'markup',
    remedy: 'none',
  },
  odf: {
    endings: 'pptx pages numbers key xps odp odg',
    mediaTypes: `${OFFICE}.presentationml.presentation application/vnd.apple.pages application/vnd.oasis.opendocument.presentation`,
    sniffed: 'office odf',
    told: 'PK, ppt/presentation.xml, Index/Document.iwa, *.fdseq; mimetype, content.xml',
    reader: null,
    needs: 'nothing',
    trust: 'none',
    remedy: 'convert',
  },
  unknown: {
    endings: 'ceb cebx',
    mediaTypes: 'application/octet-stream',
    sniffed: 'unknown ole encrypted empty',
    told: '—',
    reader: null,
    needs: 'nothing',
    trust: 'none',
    remedy: 'publisher',
  },
};

const words = (text: string) => text.split(' ');

/** Every format, in the order in which lists show them. */
export const FORMATS: readonly FormatEntry[] = (Object.keys(ROWS) as (keyof typeof ROWS)[]).map((id) => ({
  ...ROWS[id],
  id,
  words: FORMAT_WORDS[id],
  endings: words(ROWS[id].endings),
  mediaTypes: words(ROWS[id].mediaTypes),
  sniffed: words(ROWS[id].sniffed) as SniffedFormat[],
}));

/** Whether this version has the reader of a format; what the machine has is another question. */
export function isRead(entry: FormatEntry): boolean {
  return entry.reader !== null && READERS.some((reader) => reader.format === entry.reader);
}
