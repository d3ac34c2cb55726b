import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { decodeText } from '../../src/read/decode-text.ts';
import { Dice, seedOf } from './dice.ts';
import type { GeneratedDocument } from './model.ts';
import { writeHtml } from './write-html.ts';

/** Debian's browser, which prints as the ones on office desks do; null where it is not installed. */
export const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path)) ?? null;

/** A document as a browser printed it. */
export interface Printed {
  bytes: Uint8Array;
  dialect: string;
}

const FONTS = ['serif', 'sans-serif', '"Noto Serif CJK SC"', '"Noto Sans CJK SC"', 'monospace'];
const BORDERS = [
  'td,th{border:1px solid #000}table{border-collapse:collapse}',
  'td,th{border:1px solid #999}table{border-collapse:collapse}',
  'td,th{border:1px solid #000;border-width:0 1px 1px 0}table{border:1px solid #000;border-width:1px 0 0 1px;border-collapse:separate;border-spacing:0}',
  'td,th{border:1px solid #000}table{border-collapse:separate;border-spacing:1px}',
  'table,td,th{border:2px solid #000}table{border-collapse:collapse}',
  'td,th{border:0.5pt dashed #000}table{border-collapse:collapse}',
];
const ALIGNS = ['left', 'center', 'right'];

/** Prints generated reports as web pages of all dialects with tables, in one browser. */
export async function printInBrowser(documents: readonly GeneratedDocument[]): Promise<Printed[]> {
  const browser = await chromium.launch({ executablePath: BROWSER!, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    const printed: Printed[] = [];
    for (const document of documents) {
      const dice = new Dice(seedOf(document.report.run, document.report.index) ^ 0x3c6ef372);
      const { html, dialect } = pageOf(document, dice);
      await page.setContent(html);
      const bytes = await page.pdf({
        format: dice.pick(['A4', 'A4', 'Letter', 'A3'] as const),
        landscape: dice.chance(0.25),
        scale: dice.pick([0.6, 0.8, 1, 1, 1.2]),
        displayHeaderFooter: dice.chance(0.3),
        margin: dice.pick([
          { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' },
          { top: '2cm', bottom: '2cm', left: '2.5cm', right: '2.5cm' },
        ]),
        printBackground: dice.chance(0.5),
        tagged: dice.chance(0.5),
      });
      printed.push({ bytes, dialect });
    }
    return printed;
  } finally {
    await browser.close();
  }
}

function pageOf(document: GeneratedDocument, dice: Dice): { html: string; dialect: string } {
  let written = writeHtml(document, dice);
  while (written.lossy) written = writeHtml(document, dice);
  const { text } = decodeText(written.bytes, undefined);
  const size = dice.int(8, 16);
  const style = [
    dice.pick(BORDERS),
    // Layout tables have no borders.
    'table[width],table[width]>tbody>tr>td{border:none}',
    // Entries as wide as the browser makes them run over the paper's edge.
    'input{field-sizing:content}',
    `body{font:${size}px ${dice.pick(FONTS)}}td,th{padding:${dice.int(0, 6)}px;text-align:${dice.pick(ALIGNS)};vertical-align:${dice.pick(['top', 'middle', 'bottom'])}}`,
    dice.chance(0.7) ? 'table{width:100%}' : '',
    dice.chance(0.3) ? 'tr{break-inside:avoid}' : '',
    dice.chance(0.2) ? 'table{table-layout:fixed}' : '',
    dice.chance(0.2) ? 'tr:nth-child(even){background:#eee}' : '',
  ].join('');
  return {
    html: text.replace(/<style>.*?<\/style>/, `<style>${style}</style>`),
    dialect: `${written.dialect}: ${style}`,
  };
}
