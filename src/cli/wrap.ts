import stringWidth from 'string-width';

const SEGMENTS = new Intl.Segmenter('zh', { granularity: 'grapheme' });
/** Characters that must not begin a line. */
const CLOSING = /^[，。；：、！？）】》”’%…,.;:!?)\]]/u;

/** Crawled text for a terminal: control, escape and direction characters become `·`, so that none can move or hide anything. */
export function tame(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu, (found) =>
    /^[\t\r\n]+$/.test(found) ? ' ' : '·',
  );
}

/** Lines of at most `width` columns; a Chinese character counts two and may end a line anywhere. Nothing is lost. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const word of words(tame(text))) {
    const wide = stringWidth(word);
    if (columns + wide <= width) {
      line += word;
      columns += wide;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    [line, columns] = ['', 0];
    for (const { segment } of SEGMENTS.segment(word.trimStart())) {
      const size = stringWidth(segment);
      if (columns + size > width && line !== '') {
        lines.push(line);
        [line, columns] = ['', 0];
      }
      line += segment;
      columns += size;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** What stays together on a line: a Latin word with the blanks before it, a wide character with the marks that close it. */
function words(text: string): string[] {
  const found: string[] = [];
  for (const { segment } of SEGMENTS.segment(text)) {
    const last = found.at(-1);
    const joins =
      last !== undefined &&
      (CLOSING.test(segment) || (isNarrow(segment) && /^\s*[^\s]*$/.test(last) && isNarrow(last.slice(-1))));
    if (joins && segment !== ' ') found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

function isNarrow(text: string): boolean {
  return stringWidth(text) <= 1;
}
