/** Elements whose end tag is mandatory: only these build real depth when authors forget to close them. */
const COUNTED = new Set(
  'div span table font b i u a em strong section article center ul ol dl form label small big sub sup blockquote fieldset main aside header footer nav h1 h2 h3 h4 h5 h6 pre code s strike tt var abbr cite button object svg g math mrow details summary figure'.split(
    ' ',
  ),
);

/** Outside a table the parser leaves these tags out, so that the figures of two cells would be one. */
const CELLS = new Set(['tr', 'td', 'th']);

const MAX_DEPTH = 250;
const MAX_TAGS = 400_000;
/** The parser compares each attribute of a tag with all before it. */
const MAX_ATTRIBUTES = 1_000;

export interface Guarded {
  markup: string;
  /** Tags that were left out because they nest deeper than any page needs. */
  dropped: number;
  /** True where the page has more tags, or a tag more attributes, than are parsed; the rest was cut. */
  cut: boolean;
}

/**
 * Bounds the nesting of a page before it reaches the parser: tags deeper than 250 levels are left out, their text stays. Cells whose table
 * has lost its tag come on lines of their own. One linear pass; script, style and comments are stepped over.
 */
export function guardNesting(source: string): Guarded {
  const kept: string[] = [];
  const open: boolean[] = [];
  let dropped = 0;
  let from = 0;
  let tags = 0;
  let tables = 0;
  let foreign = false;
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at)) {
    const skipped = endOfRawPart(source, at, foreign);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const tag = tagAt(source, at);
    if (!tag) {
      at++;
      continue;
    }
    foreign ||= tag.name === 'svg' || tag.name === 'math';
    if (++tags > MAX_TAGS || tag.attributes > MAX_ATTRIBUTES)
      return { markup: kept.join('') + source.slice(from, at), dropped, cut: true };
    if (tag.name === 'table') tables = Math.max(0, tables + (tag.closing ? -1 : 1));
    if (tables === 0 && CELLS.has(tag.name)) {
      kept.push(source.slice(from, at), '<br>');
      from = tag.end;
    }
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

/** End of a comment, script or style that starts here, else the position itself. In SVG and MathML scripts are markup. */
function endOfRawPart(source: string, at: number, foreign: boolean): number {
  if (source.startsWith('<!--', at)) return endOfComment(source, at + 4);
  const raw = foreign ? undefined : /^<(script|style)\b/i.exec(source.slice(at, at + 8))?.[1];
  if (!raw) return at;
  const closing = new RegExp(`</${raw}`, 'ig');
  closing.lastIndex = at;
  const found = closing.exec(source);
  return found ? found.index : source.length;
}

/** As parsers see it: `<!-->` and `--!>` end one too. */
function endOfComment(source: string, from: number): number {
  if (source.startsWith('>', from)) return from + 1;
  if (source.startsWith('->', from)) return from + 2;
  const ending = /--!?>/g;
  ending.lastIndex = from;
  return ending.exec(source) ? ending.lastIndex : source.length;
}

interface Tag {
  name: string;
  closing: boolean;
  end: number;
  /** At least as many as it has. */
  attributes: number;
}

function tagAt(source: string, at: number): Tag | null {
  const match = /^<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})/.exec(source.slice(at, at + 34));
  if (!match) return null;
  return { name: match[2]!.toLowerCase(), closing: match[1] === '/', ...endOfTag(source, at + match[0].length) };
}

/** The position after the `>` that is not in a quoted value, and the number of pieces that may be attributes. */
function endOfTag(source: string, from: number): Pick<Tag, 'end' | 'attributes'> {
  let attributes = 1;
  let before = '';
  for (let i = from; i < source.length; i++) {
    const c = source[i]!;
    if (c === '>') return { end: i + 1, attributes };
    if ((c === '"' || c === "'") && before === '=') {
      const closing = source.indexOf(c, i + 1);
      if (closing < 0) return { end: source.length, attributes };
      i = closing;
      attributes++;
    } else if (c === '/' || c.trim() === '') {
      if (before !== ' ') attributes++;
      if (before !== '=') before = ' ';
      continue;
    }
    before = c;
  }
  return { end: source.length, attributes };
}
