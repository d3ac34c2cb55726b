import type { Bilingual } from '../report/bilingual.ts';

/** What is said of one format: its name, how it is read, and what is known not to work. */
export interface FormatWords {
  name: Bilingual;
  how: Bilingual;
  limits: Bilingual;
}

/** Tables that are pictures inside a document of another kind. */
const INSIDE = {
  zh: '表格为图片的，缺表时识别（须识别组件；图元文件不读）',
  en: 'tables that are pictures are recognised where tables are missing (with the OCR add-on; no metafiles)',
} as const;

const w = (name: Bilingual, how: Bilingual, limits: Bilingual): FormatWords => ({ name, how, limits });

/** By the id of the format. */
export const FORMAT_WORDS = {
  html: w(
    { zh: '网页（HTML）', en: 'HTML' },
    { zh: '自有读取程序，按内容判断编码', en: 'own reader; charset by content' },
    {
      zh: `以脚本生成的表格不读；${INSIDE.zh}；至多 8 MB`,
      en: `tables that a script makes are not read; ${INSIDE.en}; at most 8 MB`,
    },
  ),
  text: w(
    { zh: '纯文本', en: 'plain text' },
    {
      zh: '自有读取程序，按制表符、竖线、制表字符或对齐分列',
      en: 'own reader; columns by tabs, strokes, drawn tables or alignment',
    },
    {
      zh: '分列有疑义的数字标为“无法读取”；至多 8 MB',
      en: 'a figure whose column is not certain is unreadable; at most 8 MB',
    },
  ),
  csv: w(
    { zh: 'CSV、TSV', en: 'CSV, TSV' },
    {
      zh: '逗号、分号或制表符分隔的表格，确定无疑时按表格读取，否则按纯文本',
      en: 'tables of cells parted by commas, semicolons or tabs, where a text is certainly one; otherwise as plain text',
    },
    {
      zh: '各行格数不一、引号不配对或没有规定表头的按纯文本读取；至多 8 MB',
      en: 'as plain text where lines have different numbers of cells, quotes are not closed, or no prescribed header is there; at most 8 MB',
    },
  ),
  pdf: w(
    { zh: 'PDF（有文字层）', en: 'PDF with a text layer' },
    { zh: 'PDFium，按表格线还原并跨页拼接', en: 'PDFium; tables from ruled lines, stitched over pages' },
    {
      zh: `无表格线时只取无歧义者；没有 Unicode 映射的字体按图片处理；${INSIDE.zh}；至多 80 MB`,
      en: `without rules only what is unambiguous; fonts without Unicode count as pictures; ${INSIDE.en}; at most 80 MB`,
    },
  ),
  'pdf-scan': w(
    { zh: 'PDF 扫描件', en: 'scanned PDF' },
    { zh: '逐页按图片识别', en: 'each page as a picture' },
    { zh: '同图片', en: 'as pictures' },
  ),
  docx: w(
    { zh: 'Word 文档（DOCX）', en: 'DOCX' },
    { zh: '自有读取程序', en: 'own reader' },
    {
      zh: `${INSIDE.zh}；解压后至多 64 MB`,
      en: `${INSIDE.en}; at most 64 MB unpacked`,
    },
  ),
  'word-xml': w(
    { zh: 'Word 单文件 XML（2003 XML、Flat OPC）', en: 'Word as one XML file (2003 XML, Flat OPC)' },
    { zh: '同 DOCX', en: 'as DOCX' },
    { zh: `${INSIDE.zh}；至多 40 MB`, en: `${INSIDE.en}; at most 40 MB` },
  ),
  doc: w(
    { zh: 'Word 97–2003 文档（DOC）', en: 'DOC (Word 97–2003)' },
    { zh: '自有读取程序，按行定义还原单元格', en: 'own reader; cells as their rows define them' },
    {
      zh: `页眉、脚注与自动编号不读；${INSIDE.zh}；更早的 Word（95 及以前）需 LibreOffice；至多 40 MB`,
      en: `headers, notes and automatic numbers are not read; ${INSIDE.en}; older Word (95 and before) needs LibreOffice; at most 40 MB`,
    },
  ),
  wps: w({ zh: 'WPS 文字', en: 'WPS Writer' }, { zh: '同 DOC', en: 'as DOC' }, { zh: '同 DOC', en: 'as DOC' }),
  rtf: w(
    { zh: 'RTF', en: 'RTF' },
    { zh: '自有读取程序', en: 'own reader' },
    { zh: `嵌套表格不读；${INSIDE.zh}；至多 40 MB`, en: `nested tables are not read; ${INSIDE.en}; at most 40 MB` },
  ),
  xlsx: w(
    { zh: 'Excel 工作簿（XLSX）', en: 'XLSX' },
    { zh: '自有读取程序，读表中显示的数字', en: 'own reader; figures as the sheet shows them' },
    {
      zh: `公式不重算，取保存的结果；${INSIDE.zh}；至多 32 MB`,
      en: `formulas are not computed, their saved results count; ${INSIDE.en}; at most 32 MB`,
    },
  ),
  xls: w(
    { zh: 'Excel 97–2003 工作簿、WPS 表格（XLS、ET）', en: 'XLS, ET (Excel 97–2003, WPS)' },
    { zh: 'SheetJS', en: 'SheetJS' },
    { zh: '公式不重算；图片不读；至多 16 MB', en: 'formulas are not computed; pictures are not read; at most 16 MB' },
  ),
  'excel-xml': w(
    { zh: 'Excel 2003 XML 电子表格（SpreadsheetML）', en: 'Excel 2003 as one XML file (SpreadsheetML)' },
    { zh: '自有读取程序，读表中显示的数字', en: 'own reader; figures as the sheet shows them' },
    {
      zh: '公式不重算，取保存的结果；单元格相互重叠的不读（Excel 也拒绝打开）；至多 32 MB',
      en: 'formulas are not computed, their saved results count; none whose cells lie on one another, which Excel refuses as well; at most 32 MB',
    },
  ),
  ofd: w(
    { zh: 'OFD（GB/T 33190）', en: 'OFD (GB/T 33190)' },
    { zh: '自有读取程序，几何方法同 PDF', en: 'own reader; geometry as for PDF' },
    {
      zh: '扫描页与表格图片须识别组件（JBIG2 不读）；至多 80 MB',
      en: 'scanned pages and tables that are pictures need the OCR add-on (no JBIG2); at most 80 MB',
    },
  ),
  mhtml: w(
    { zh: '网页存档（MHTML）', en: 'MHTML' },
    { zh: '取其中的网页按 HTML 读取', en: 'the page inside, read as HTML' },
    { zh: `同 HTML，图片取自文件本身`, en: 'as HTML, with the pictures that the file brings' },
  ),
  mail: w(
    { zh: '邮件（EML、MSG）', en: 'mails (EML, MSG)' },
    { zh: '以其他读取程序读取附件中的报告', en: 'the report among the attachments, by the other readers' },
    { zh: '至多两层；加密的不读；winmail.dat 不读', en: 'at most two levels; none that is encrypted; no winmail.dat' },
  ),
  image: w(
    { zh: '图片（PNG、JPEG、TIFF、GIF、WebP）', en: 'pictures (PNG, JPEG, TIFF, GIF, WebP)' },
    { zh: '按表格线分格，逐格识别文字', en: 'cells from the rules, each cell recognised by itself' },
    {
      zh: '没有表格线的表格不读；没有把握的数字标为“无法读取”',
      en: 'tables without rules are not read; a figure that is not certain is unreadable',
    },
  ),
  zip: w(
    { zh: 'ZIP', en: 'ZIP' },
    { zh: '以其他读取程序读取其中的报告', en: 'the report inside, by the other readers' },
    { zh: '至多两层；加密的不读', en: 'at most two levels; none that is encrypted' },
  ),
  rar: w(
    { zh: 'RAR', en: 'RAR' },
    { zh: '以其他读取程序读取其中的报告', en: 'the report inside, by the other readers' },
    { zh: '加密的、分卷的与 RAR 4 固实压缩的不读', en: 'none that is encrypted, in volumes, or a solid one of RAR 4' },
  ),
  '7z': w(
    { zh: '7z', en: '7z' },
    { zh: '以其他读取程序读取其中的报告', en: 'the report inside, by the other readers' },
    { zh: '加密的与分卷的不读', en: 'none that is encrypted or in volumes' },
  ),
  odt: w(
    { zh: '开放文档文本（ODT、FODT）', en: 'ODT, FODT (OpenDocument text)' },
    { zh: '自有读取程序', en: 'own reader' },
    {
      zh: `页眉、脚注与自动编号不读；${INSIDE.zh}；单文件 XML 中的图片不读；解压后至多 64 MB`,
      en: `headers, notes and automatic numbers are not read; ${INSIDE.en}; no pictures of one XML file; at most 64 MB unpacked`,
    },
  ),
  ods: w(
    { zh: '开放文档表格（ODS、FODS）', en: 'ODS, FODS (OpenDocument spreadsheet)' },
    { zh: '自有读取程序，读表中显示的数字', en: 'own reader; figures as the sheet shows them' },
    {
      zh: `公式不重算，取保存的结果；${INSIDE.zh}；单文件 XML 中的图片不读；解压后至多 64 MB`,
      en: `formulas are not computed, their saved results count; ${INSIDE.en}; no pictures of one XML file; at most 64 MB unpacked`,
    },
  ),
  odf: w(
    {
      zh: '其他办公文档（PPTX、Pages、Numbers、Keynote、XPS、ODP、ODG）',
      en: 'other office files (PPTX, Pages, Numbers, Keynote, XPS, ODP, ODG)',
    },
    { zh: '能识别，不读取', en: 'recognised, not read' },
    { zh: '标为“已发布，无法读取”', en: 'counts as published and not readable' },
  ),
  unknown: w(
    { zh: 'CEB 及其他未知格式', en: 'CEB and unknown formats' },
    { zh: '不读取', en: 'not read' },
    { zh: '标为“已发布，无法读取”', en: 'counts as published and not readable' },
  ),
} as const satisfies Record<string, FormatWords>;

/** How far the figures of a format can be trusted. */
export const FORMAT_TRUST = {
  markup: { zh: '完全：格子由文件本身给出', en: 'full: the file itself says what a cell is' },
  rules: {
    zh: '有表格线时完全；无表格线时只取无歧义者',
    en: 'full with ruled tables; without rules only what is unambiguous',
  },
  columns: {
    zh: '仅限分列无疑义处',
    en: 'only where the columns are certain',
  },
  recognised: {
    zh: '识别所得，由表内合计核对；不能确定者标为“无法读取”',
    en: 'recognised and held against the sums of the table; what is not certain is unreadable',
  },
  inner: { zh: '同其中的文件', en: 'as the file inside' },
  none: { zh: '不读取', en: 'not read' },
} as const satisfies Record<string, Bilingual>;

/** How a format is read that has no reader. */
export const RECOGNISED_ONLY = {
  zh: '能识别，不能读取：“已发布，无法读取”',
  en: 'recognised, not read: “published, not readable”',
} as const;

/** What has to be on the machine beside Nianbao itself. */
export const FORMAT_NEEDS = {
  nothing: { zh: '无', en: 'nothing' },
  libreoffice: { zh: 'LibreOffice', en: 'LibreOffice' },
  ocr: { zh: '文字识别组件', en: 'the OCR add-on' },
} as const satisfies Record<string, Bilingual>;

/** What to do where a format cannot be read here. */
export const FORMAT_REMEDIES = {
  none: { zh: '无须准备', en: 'nothing to prepare' },
  libreoffice: {
    zh: '安装 LibreOffice（Debian 软件包 libreoffice-writer-nogui），或另存为 DOCX 后再查',
    en: 'install LibreOffice (Debian’s package libreoffice-writer-nogui), or save the file as DOCX and check that',
  },
  ocr: {
    zh: '安装文字识别组件；在此之前请查看原文，或用有文字层的 PDF、DOCX',
    en: 'install the OCR add-on; until then look at the original, or use a PDF with text or DOCX',
  },
  convert: { zh: '另存为 DOCX 或 PDF 后再查', en: 'save it as DOCX or PDF and check that' },
  publisher: {
    zh: '请发布单位提供网页、DOCX、有文字层的 PDF 或 OFD',
    en: 'ask the publisher for a page, DOCX, a PDF with text, or OFD',
  },
} as const satisfies Record<string, Bilingual>;

/** Whether a format can be read on this machine. */
export const FORMAT_STATES = {
  ready: { zh: '可读', en: 'can be read' },
  missing: { zh: '缺少组件', en: 'needs something' },
  unread: { zh: '本版本不读', en: 'not read by this version' },
} as const satisfies Record<string, Bilingual>;

/** Words of the generated page. */
export const FORMATS_PAGE = {
  format: { zh: '格式', en: 'format' },
  told: { zh: '如何识别', en: 'told by' },
  how: { zh: '方法', en: 'how' },
  needs: { zh: '需要', en: 'needs' },
  trust: { zh: '可信程度', en: 'trust' },
  limits: { zh: '已知限制', en: 'known limits' },
  remedy: { zh: '办法', en: 'what to do' },
} as const satisfies Record<string, Bilingual>;
