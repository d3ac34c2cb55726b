const NUMBER = /^[-—–]?[ \t]?(\d{1,3})[ \t]?[-—–]?$/;
/** Lines beside a page break among which its number may stand. */
const NEAR = 4;

interface Found {
  line: number;
  /** The number on it, less the number of the break: the same at every break where these are page numbers. */
  offset: number;
}

/**
 * The text without the numbers of its pages: numbers alone on a line above the page breaks, or below them, that rise by one from page
 * to page. Their lines stay, empty, so that line numbers hold. A number that does not rise so is a figure of a table.
 */
export function withoutPageNumbers(text: string): string {
  if (!text.includes('\f')) return text;
  const parts = text.split(/(\r\n|[\n\r\f])/);
  const feet: Found[] = [];
  const heads: Found[] = [];
  let page = 0;
  for (let i = 1; i < parts.length; i += 2) {
    if (parts[i] !== '\f') continue;
    page++;
    const [foot, head] = [numberNear(parts, i - 1, -2), numberNear(parts, i + 1, 2)];
    if (foot) feet.push({ line: foot.line, offset: foot.n - page });
    if (head) heads.push({ line: head.line, offset: head.n - page });
  }
  const [areFeet, areHeads] = [rise(feet, page, 0), rise(heads, page, 1)];
  if (areFeet !== areHeads) for (const { line } of areFeet ? feet : heads) parts[line] = '';
  return parts.join('');
}

function numberNear(parts: readonly string[], from: number, step: 2 | -2): { line: number; n: number } | null {
  for (let line = from, seen = 0; seen < NEAR && line >= 0 && line < parts.length; line += step, seen++) {
    const words = parts[line]!.trim();
    if (words === '') continue;
    const found = NUMBER.exec(words);
    return found ? { line, n: Number(found[1]) } : null;
  }
  return null;
}

/** Numbers at most of the breaks, each one more than the last; at a single break only 1 above it, or 2 below. */
function rise(found: readonly Found[], breaks: number, first: number): boolean {
  if (found.length * 2 <= breaks && breaks > 1) return false;
  if (found.length <= 1) return found[0]?.offset === first;
  return found.every(({ offset }) => offset === found[0]!.offset);
}
