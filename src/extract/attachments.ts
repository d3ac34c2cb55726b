import type { Document, DocumentLink } from '../report/document.ts';

const FILE = /\.(pdf|docx?|wps|rtf|xlsx?|et|ofd|odt|ods|zip|rar|7z|ceb)$/i;
/** Download servlets of the common systems: the file's kind stands in the query or nowhere. */
const DOWNLOAD =
  /\/(downfile|downloadfile|download|attachment|fileDownload)[^/]*(\.jsp|\.do|\.action|\.aspx)?(\?|\/|$)/i;
const REPORT_WORDS = /年度报告|年报|信息公开|统计表|附件|附表/;
const OTHER_WORDS = /图解|一图|解读|网站工作年度报表|指南|法治政府|预算|决算/;
const MOST = 4;

/**
 * The files beside a page that may hold the report or its tables, likeliest first, at most four; absolute http(s) addresses.
 * A page in a frame counts too, where a page has no report itself. Pictures and what is named as something else are left out.
 */
export function attachmentsOf(document: Document): DocumentLink[] {
  const seen = new Set<string>();
  const found: { link: DocumentLink; score: number }[] = [];
  for (const link of document.links) {
    if (!URL.canParse(link.href) || seen.has(link.href)) continue;
    seen.add(link.href);
    const url = new URL(link.href);
    const score = link.framed ? 1 : scoreOf(url, link.text);
    if (/^https?:$/.test(url.protocol) && score > 0) found.push({ link, score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ link }) => link);
}

function scoreOf(url: URL, text: string): number {
  const name = decode(`${url.pathname.split('/').at(-1) ?? ''} ${url.searchParams.get('filename') ?? ''}`);
  const words = `${text} ${name}`;
  if (OTHER_WORDS.test(words)) return 0;
  const isFile = FILE.test(url.pathname) || FILE.test(text.trim()) || FILE.test(name.trim());
  if (!isFile && !DOWNLOAD.test(url.pathname)) return 0;
  return 1 + (REPORT_WORDS.test(words) ? 2 : 0) + (isFile ? 1 : 0);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
