import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { pageContent } from '../html/blocks.ts';
import { articleBody } from '../html/body.ts';
import { parseBounded } from '../html/bounded-tree.ts';
import { guardNesting } from '../html/guard.ts';
import { showLateArticle } from '../html/late-article.ts';
import { withScriptArticle } from '../html/script-article.ts';
import { applyStyleSheets } from '../html/style-sheet.ts';
import { attribute, type MarkupNode, shownText } from '../html/tree.ts';
import { tidyText } from '../normalise.ts';
import { withPictures } from '../pictures/with-pictures.ts';
import { sniff } from '../sniff.ts';
import type { Reader, ReadInput } from './reader.ts';
import { MOST_PLAIN_BYTES } from './text.ts';

const VERSION = '3';

/**
 * Web pages, as a browser would lay them out (parse5). Tables without inner tables become `markup` grids; layout tables are
 * walked through; what is not shown is not read.
 */
export const htmlReader: Reader = {
  format: 'html',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'html',
  async read(input) {
    try {
      return await readPage(input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

/** Throws FailureError where the page outgrows the bounds of parsing and layout. */
async function readPage(input: ReadInput): Promise<Result<Document>> {
  if (input.bytes.length > MOST_PLAIN_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes of HTML`);
  const declared = declaredCharset(input.contentType, input.bytes);
  const { text, used, replacements } = decodeText(input.bytes, declared);
  const guarded = guardNesting(withScriptArticle(text));
  if (guarded.cut) return fail('read.too-complex', 'more tags or attributes than are parsed');
  const root = parseBounded(guarded.markup);
  const html = root.children?.find((node) => node.name === 'html');
  const body = html?.children?.find((node) => node.name === 'body' || node.name === 'frameset');
  if (!html || !body) return fail('read.malformed', 'the page has no body');
  applyStyleSheets(body, styleSheets(root));
  showLateArticle(root, body);
  const { blocks, links, warnings, files } = pageContent(root, body, articleBody(body), input.url, input.pictures);
  if (guarded.dropped > 0) warnings.unshift({ code: 'nesting-cut', detail: `${guarded.dropped} tags` });
  if (replacements > 0) warnings.unshift({ code: 'replacement-characters', detail: String(replacements) });
  const document: Document = {
    irVersion: 1,
    format: 'html',
    reader: { name: 'html', version: VERSION },
    encoding: { used, replacements, ...(declared ? { declared } : {}) },
    meta: pageMeta(html),
    blocks,
    links,
    warnings,
  };
  return ok(await withPictures(document, files, input));
}

/** The page's own style sheets, in their order. */
function styleSheets(root: MarkupNode): string[] {
  const own = (node: MarkupNode): string[] =>
    node.name === 'style'
      ? [(node.children ?? []).map((child) => child.data ?? '').join('')]
      : (node.children ?? []).flatMap(own);
  return own(root);
}

/** `<meta>` by name or property as found (the first of a name wins), and `title`. */
function pageMeta(html: MarkupNode): Record<string, string> {
  const meta: Record<string, string> = {};
  const visit = (node: MarkupNode): void => {
    if (node.name === 'title' && !('title' in meta))
      meta.title = tidyText((node.children ?? []).map((child) => shownText(child)).join('')).slice(0, 500);
    if (node.name === 'meta') {
      const name = attribute(node, 'name') ?? attribute(node, 'property');
      const content = attribute(node, 'content');
      if (name && content !== undefined && !Object.hasOwn(meta, name) && Object.keys(meta).length < 100)
        meta[name] = tidyText(content).slice(0, 2000);
    }
    for (const child of node.children ?? []) visit(child);
  };
  visit(html);
  return meta;
}
