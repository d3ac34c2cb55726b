/** Elements whose end tag is mandatory: only these build real depth when authors forget to close them. */
const COUNTED = new Set(
  'div span table font b i u a em strong section article center ul ol dl form label small big sub sup blockquote fieldset main aside header footer nav h1 h2 h3 h4 h5 h6 pre code s strike tt var abbr cite button object svg g math mrow details summary figure'.split(
    ' ',
  ),
);

const MAX_DEPTH = 250;
const MAX_TAGS = 400_000;

export interface Guarded {
  markup: string;
  /** Tags that were left out because they nest deeper than any page needs. */
  dropped: number;
  /** True where the page has more tags than are parsed; the rest was cut. */
  cut: boolean;
}

/**
 * Bounds the nesting of a page before it reaches the parser: tags deeper than 250 levels are left out, their text stays. One
 * linear pass; script, style and comments are stepped over.
 */
export function guardNesting(source: string): Guarded {
  const kept: string[] = [];
  const open: boolean[] = [];
  let dropped = 0;
  let from = 0;
  let tags = 0;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at)) {
    const skipped = endOfRawPart(source, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const tag = tagAt(source, at);
    if (!tag) {
      at++;
      continue;
    }
    if (++tags > MAX_TAGS) return { markup: kept.join('') + source.slice(from, at), dropped, cut: true };
    if (COUNTED.has(tag.name)) {
      const keep = tag.closing ? (open.pop() ?? true) : open.length < MAX_DEPTH;
      if (!tag.closing) open.push(keep);
      if (!keep) {
        kept.push(source.slice(from, at), ' ');
        from = tag.end;
        dropped++;
      }
    }
    at = tag.end;
  }
  return { markup: kept.join('') + source.slice(from), dropped, cut: false };
}

/** End of a comment, script or style that starts here, else the position itself. */
function endOfRawPart(source: string, at: number): number {
  if (source.startsWith('<!--', at)) return after(source, '-->', at + 4);
  const raw = /^<(script|style)\b/i.exec(source.slice(at, at + 8))?.[1];
  if (!raw) return at;
  const closing = new RegExp(`</${raw}`, 'ig');
  closing.lastIndex = at;
  const found = closing.exec(source);
  return found ? found.index : source.length;
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at + mark.length;
}

function tagAt(source: string, at: number): { name: string; closing: boolean; end: number } | null {
  const match = /^<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})/.exec(source.slice(at, at + 34));
  if (!match) return null;
  const end = endOfTag(source, at + match[0].length);
  return { name: match[2]!.toLowerCase(), closing: match[1] === '/', end };
}

/** The position after `>`; quoted attribute values may hold one, but never more than 10,000 characters. */
function endOfTag(source: string, from: number): number {
  const limit = Math.min(source.length, from + 10_000);
  let quote = '';
  for (let i = from; i < limit; i++) {
    const c = source[i]!;
    if (quote) {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && source[i - 1] === '=') quote = c;
    else if (c === '>') return i + 1;
  }
  return after(source, '>', from);
}
