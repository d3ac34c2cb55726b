import { describe, expect, it } from 'vitest';
import { parseFigure } from '../../src/extract/parse-figure.ts';
import { cellsForColumns, convertedUnit, READING_NOTES, unfitUnit } from '../../src/report/reading-note.ts';
import { TRUST_NOTES } from '../../src/report/value-note.ts';
import { noteWords } from '../../src/text/value-notes.ts';

const CHINESE = /[\u4e00-\u9fff]/;

describe('the note of a value', () => {
  it('has Chinese words for everything that extraction and the trust rule say', () => {
    const speaking = [cellsForColumns(5, 7), unfitUnit('公里'), convertedUnit('万元', '元')];
    for (const note of [...Object.values(READING_NOTES), ...Object.values(TRUST_NOTES), ...speaking]) {
      expect(noteWords(note).zh, note).toMatch(CHINESE);
      expect(note).not.toContain('; ');
    }
  });

  it.each(['1 2', '-\n3', 'O', '—3', 'abc', '999999999999999999', '3公里'])('has them for the figure %s', (raw) => {
    const figure = parseFigure(raw, { unit: '件', signed: false });
    if (figure.status !== 'unreadable') throw new Error(`${raw} is readable`);
    expect(noteWords(figure.note).zh, figure.note).toMatch(CHINESE);
  });

  it('keeps what several notes say apart, and words that nobody knows as they are', () => {
    expect(noteWords('footnote mark left out; 5 cells for 7 columns; something new')).toEqual({
      zh: '已略去脚注标记；5个单元格对应7列；something new',
      en: 'footnote mark left out; 5 cells for 7 columns; something new',
    });
  });
});
