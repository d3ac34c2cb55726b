import { scriptStrings } from './script-strings.ts';
import { attribute, type MarkupNode } from './tree.ts';

const FILE = /^[^\s<>"'{}]{1,500}\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar)(?:[?#][^\s<>"']{0,500})?$/i;
const FRAMES: Readonly<Record<string, string>> = { iframe: 'src', frame: 'src', embed: 'src', object: 'data' };
/** Attributes in which an element keeps what its script opens. */
const OPENED = ['data-href', 'data-url', 'data-src', 'data-file', 'data-link', 'data-pdf'] as const;
/** Parameters by which viewers in the page are told what to show: `viewer.html?file=…`, `onlinePreview?url=<base64>`. */
const PARAMETERS = ['file', 'url', 'src', 'pdf', 'path', 'filepath', 'furl'];
/** What frames show beside an article. */
const TOOLS =
  /count|stat|login|share|tree|foot|head|top|nav|search|weather|comment|video|player|map|menu|banner|robot/i;
const MOST = 20;
const MOST_FRAMES = 2;

/** What a page shows in the place of an article, by the addresses that stand in it. */
export interface Embedded {
  /** Files in a frame or a viewer, opened at a click, or named in its scripts; those of scripts only where nothing else names one. */
  files: string[];
  /** Pages in frames, which may be the article; only where there is no file. */
  frames: string[];
}

/** `own` is the page's own address: a viewer is told in it what to show. */
export function embeddedFiles(root: MarkupNode, own = ''): Embedded {
  const shown = new Set(ofViewer(own));
  const scripted = new Set<string>();
  const frames = new Set<string>();
  const visit = (node: MarkupNode): void => {
    const { name = '' } = node;
    const framed = attribute(node, FRAMES[name] ?? '') ?? parameterOf(node);
    if (framed) for (const file of filesOf(framed)) shown.add(file);
    if (framed && name !== 'object' && name !== 'param' && !TOOLS.test(framed)) frames.add(framed.trim());
    for (const one of OPENED) for (const file of filesOf(attribute(node, one) ?? '')) shown.add(file);
    for (const code of [attribute(node, 'onclick'), scriptIn(attribute(node, 'href'))])
      if (code) for (const text of scriptStrings(code, 5)) for (const file of filesOf(text)) shown.add(file);
    if (name === 'script')
      for (const { data = '' } of node.children ?? [])
        for (const text of scriptStrings(data, 5)) for (const file of filesOf(text)) scripted.add(file);
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  const files = [...(shown.size > 0 ? shown : scripted)].slice(0, MOST);
  return { files, frames: files.length > 0 ? [] : [...frames].slice(0, MOST_FRAMES) };
}

/** `<param name="src" value="2023.pdf">` of an object. */
function parameterOf(node: MarkupNode): string | undefined {
  const isSource = node.name === 'param' && /^(src|data|url|movie|filename)$/i.test(attribute(node, 'name') ?? '');
  return isSource ? attribute(node, 'value') : undefined;
}

function scriptIn(href: string | undefined): string | undefined {
  return href && /^\s*javascript:/i.test(href) ? href : undefined;
}

function filesOf(address: string): string[] {
  const text = address.trim();
  if (text.length > 2_000) return [];
  const inside = ofViewer(text);
  if (inside.length > 0) return inside;
  return FILE.test(text) ? [text] : [];
}

/** What a viewer is told to show, in its query or behind its `#`. */
function ofViewer(address: string): string[] {
  const [, query = '', hash = ''] = /^[^?#]*(?:\?([^#]*))?(?:#(.*))?$/s.exec(address.slice(0, 2_000)) ?? [];
  const told = [query, hash].flatMap((part) => {
    const values = new URLSearchParams(part);
    return PARAMETERS.flatMap((name) => values.get(name) ?? []);
  });
  const isViewer = /(viewer|preview)[^/]*$/i.test(address.replace(/[?#].*$/s, ''));
  return [...told, ...(isViewer ? [hash] : [])]
    .flatMap((value) => [value, unpacked(value)])
    .filter((value) => FILE.test(value));
}

/** An address in base64, as kkFileView has it. */
function unpacked(value: string): string {
  return /^[\w+/]{16,1000}={0,2}$/.test(value) ? Buffer.from(value, 'base64').toString('utf8') : '';
}
