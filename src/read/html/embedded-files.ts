import { scriptStrings } from './script-strings.ts';
import { attribute, type MarkupNode } from './tree.ts';

const FILE = /^[^\s<>"'{}]{1,500}\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar)(?:[?#][^\s<>"']{0,500})?$/i;
const FRAMES: Readonly<Record<string, string>> = { iframe: 'src', frame: 'src', embed: 'src', object: 'data' };
/** Parameters by which viewers in the page are told what to show: `viewer.html?file=…`. */
const PARAMETERS = ['file', 'url', 'src', 'pdf', 'path', 'filepath', 'furl'];
const MOST = 20;

/**
 * Addresses, as they stand in the page, of files that it shows in a frame or a viewer, opens at a click, or names in its scripts; those
 * of scripts only where nothing else names one.
 */
export function embeddedFiles(root: MarkupNode): string[] {
  const shown = new Set<string>();
  const scripted = new Set<string>();
  const visit = (node: MarkupNode): void => {
    const { name = '' } = node;
    const framed = attribute(node, FRAMES[name] ?? '');
    if (framed) for (const file of filesOf(framed)) shown.add(file);
    const click = attribute(node, 'onclick');
    if (click) for (const text of scriptStrings(click, 5)) for (const file of filesOf(text)) shown.add(file);
    if (name === 'script')
      for (const { data = '' } of node.children ?? [])
        for (const text of scriptStrings(data, 5)) for (const file of filesOf(text)) scripted.add(file);
    for (const child of node.children ?? []) visit(child);
  };
  visit(root);
  return [...(shown.size > 0 ? shown : scripted)].slice(0, MOST);
}

function filesOf(address: string): string[] {
  const text = address.trim();
  if (text.length > 2_000) return [];
  const query = new URLSearchParams(text.includes('?') ? text.slice(text.indexOf('?') + 1).split('#')[0] : '');
  const inside = PARAMETERS.flatMap((name) => query.get(name) ?? []).filter((value) => FILE.test(value));
  if (inside.length > 0) return inside;
  return FILE.test(text) ? [text] : [];
}
