import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { pdfReader } from '../../../src/read/readers/pdf.ts';
import { UNREAD } from '../../../src/report/document.ts';
import { line, ruledTable, show, writePdf } from '../../write-pdf.ts';

const XS = [100, 260, 320, 380];
const HEAD = ['信息内容', '制发件数', '废止件数'];
/** Baseline of the second row, and where the figure of its second cell begins. */
const [X, Y] = [263, 660];

/** The figures of the row that a table with this drawn over it shows, the second one as `own`. */
async function row(drawn: string, own = '', { entries = '', forms = [] as string[] } = {}): Promise<unknown> {
  const content = ruledTable(XS, 700, 24, [HEAD, ['规章', own, '12']]) + drawn;
  const result = await pdfReader.read({ bytes: writePdf([{ content, entries }], { forms }) });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  const grid = result.value.blocks.find((block) => block.t === 'grid');
  return (
    grid &&
    gridMatrix(grid)[1]
      ?.map((cell) => cell?.raw.replaceAll(UNREAD, '?'))
      .slice(1)
  );
}

const white = (operators: string) => `q 1 1 1 rg ${operators}Q\n`;
const paper = (x: number, y: number, width: number) => white(`${x} ${y - 2} ${width} 12 re f `);
const note = (entries: string, flags = 4) => ({
  entries: `/Annots [<< /Type /Annot /F ${flags} /Rect [${X - 2} ${Y - 3} ${X + 20} ${Y + 9}] ${entries} >>]`,
});

describe('what nobody sees on a page of a PDF is no figure', () => {
  it.each([
    ['a white digit before the figure', white(show(X + 3, Y, '9')) + show(X + 8, Y, '5'), ['5', '12']],
    ['a white zero in a blank cell', white(show(X, Y, '0')), ['', '12']],
    [
      'a figure under white paper, the new one beside it',
      show(X, Y, '88') + paper(X - 1, Y, 11) + show(X + 10, Y, '5'),
      ['??5', '12'],
    ],
    ['a digit that a clip cuts off', `q 0 0 1 1 re W n ${show(X, Y, '9')}Q\n${show(X + 5, Y, '5')}`, ['?5', '12']],
    ['a figure under a picture', `${show(X, Y, '5')}q 20 0 0 12 ${X - 4} ${Y - 2} cm /Im1 Do Q\n`, ['??', '12']],
  ])('%s', async (_what, drawn, figures) => {
    const [shown] = (await row(drawn)) as string[];
    // How many characters are not known says nothing.
    expect([shown?.replace(/\?+/g, '?')]).toEqual([figures[0]!.replace(/\?+/g, '?')]);
    expect(((await row(drawn)) as string[])[1]).toBe(figures[1]);
  });

  it('white digits on a dark ground are seen', async () => {
    const ground = `q 0.1 0.2 0.6 rg 261 653 58 22 re f Q\n`;
    expect(await row(ground + white(show(X, Y, '57')))).toEqual(['57', '12']);
  });

  it('words that a font outside the file draws, which is not there, still count', async () => {
    expect(await row('', '１７')).toEqual(['１７', '12']);
  });
});

describe('a cell of a PDF in which something is drawn is not blank', () => {
  it.each([
    [
      'a digit turned to an outline',
      `${X} ${Y} m ${X + 3} ${Y} l ${X + 4} ${Y + 3} ${X} ${Y + 4} ${X} ${Y + 7} c h f\n`,
      '',
    ],
    ['a picture of a figure', `q 8 0 0 8 ${X} ${Y} cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x10\xf0\xf0\x10 EI Q\n`, ''],
    [
      'a picture of a digit beside one',
      `q 5 0 0 8 ${X + 10} ${Y} cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x10\xf0\xf0\x10 EI Q\n`,
      '1',
    ],
    ['a digit that the file calls a blank', `/Span << /ActualText ( ) >> BDC ${show(X, Y, '7')}EMC\n`, ''],
  ])('%s', async (_what, drawn, own) => {
    const [figure, other] = (await row(drawn, own)) as string[];
    expect([figure?.includes('?'), other]).toEqual([true, '12']);
  });

  it.each([
    ['a slash of lines through it', line(262, 653, 318, 675)],
    ['a shaded ground', `q 0.85 g 261 653 58 22 re f Q\n`],
    ['the corner of a seal', `q 120 0 0 120 230 600 cm /Im1 Do Q\n`],
  ])('but %s leaves it blank', async (_what, drawn) => {
    expect(((await row(drawn)) as string[])[0]).toBe('');
  });
});

describe('figures of a PDF that are given twice', () => {
  it('digits for which the file gives others are unreadable', async () => {
    expect(await row(`/Span << /ActualText (97) >> BDC ${show(X, Y, '12')}EMC\n`)).toEqual(['??', '12']);
  });

  it('words for which the file gives others are those: LibreOffice writes 人 as a radical, （ as a bracket', async () => {
    const tagged = (actual: string, drawn: string) =>
      row(`/Span << /ActualText <FEFF${actual}> >> BDC ${show(X, Y, drawn)}EMC\n`);
    expect(await tagged('2F08', '人')).toEqual(['人', '12']);
    expect(await tagged('FF08', '（')).toEqual(['（', '12']);
    expect(await tagged('00A0', ' ')).toEqual(['', '12']);
  });

  it('struck-out digits are none; a line of the table that touches a figure strikes nothing out', async () => {
    expect(await row(show(X, Y, '88') + line(X - 1, Y + 3.5, X + 11, Y + 3.5) + show(X + 14, Y, '5'))).toEqual([
      '??5',
      '12',
    ]);
    expect(await row(line(X - 2, Y - 1.5, X + 12, Y - 1.5), '57')).toEqual(['57', '12']);
  });

  it('a size below zero turns nothing about that is turned about again', async () => {
    const turned = `BT /F1 -10 Tf -1 0 0 -1 ${X} ${Y} Tm <00350037> Tj ET\n`;
    expect(await row(turned)).toEqual(['57', '12']);
  });
});

describe('notes and form fields on a page of a PDF', () => {
  it.each(['Stamp', 'Square', 'Ink', 'Watermark'])('a %s shows what its appearance draws', async (subtype) => {
    const { entries } = note(`/Subtype /${subtype} /AP << /N 8 0 R >>`);
    const far = entries.replace(/\/Rect \[[^\]]*\]/, '/Rect [-2000 -2000 2000 2000]');
    expect(await row('', '', { entries: far, forms: [show(X, Y, '7')] })).toEqual(['7', '12']);
  });

  it.each([
    ['a form field', '/Subtype /Widget /FT /Tx /T (a) /V (7)'],
    ['a text note', '/Subtype /FreeText /Contents (7) /DA (/F1 8 Tf 0 g)'],
  ])('the text of %s that nothing draws makes no blank cell', async (_what, entries) => {
    expect(await row('', '', note(entries))).toEqual(['?', '12']);
  });

  it.each([
    ['an empty form field', '/Subtype /Widget /FT /Tx /T (a) /V ()'],
    ['a form field out of sight', '/Subtype /Widget /FT /Tx /T (a) /V (7)', 2],
    ['a sticky note', '/Subtype /Text /Contents (7)'],
  ] as [string, string, number?][])('%s leaves it blank', async (_what, entries, flags = 4) => {
    expect(await row('', '', note(entries, flags))).toEqual(['', '12']);
  });
});
