import { caseTables } from './case-table.ts';
import { cutTable, type Rest, randomCut } from './cut-table.ts';
import { randomDecoy } from './decoys.ts';
import { Dice, seedOf } from './dice.ts';
import { disclosureTables } from './disclosure-table.ts';
import { doing, type Form } from './form.ts';
import type { GeneratedDocument, GeneratedParagraph, GeneratedReport, GeneratedTable, Truth } from './model.ts';
import { requestTable } from './request-table.ts';
import { statisticsTable } from './statistics-table.ts';
import { randomWear } from './wear.ts';

const paragraph = (text: string, heading = false): GeneratedParagraph => ({ t: 'p', text, heading });

/** Lays a report out as some clerk would: the form, with what happens to it. The same report is always laid out the same way. */
export function layOut(report: GeneratedReport): GeneratedDocument {
  const dice = new Dice(seedOf(report.run, report.index) ^ 0x5bd1e995);
  const form: Form = { report, dice, wear: randomWear(dice), notes: [] };
  const parts = report.template === 't2014' ? annexed(form) : sixParts(form);
  const blocks = parts.flatMap(({ text, tables }) => [...text, ...tables.flatMap((table) => broken(form, table))]);
  const expected: Record<string, Truth> = {};
  for (const block of blocks) {
    if (block.t !== 'table') continue;
    for (const cell of block.rows.flat()) {
      if (cell.field === undefined) continue;
      const { value, hard } = report.fields[cell.field]!;
      expected[cell.field] = { value, hard };
    }
  }
  const date = `${report.year + 1}年${dice.int(1, 3)}月${dice.int(1, 28)}日`;
  const all = [paragraph(report.title, true), ...blocks, paragraph(report.agency), paragraph(date)];
  return { report, title: report.title, blocks: all, expected, notes: form.notes };
}

interface Part {
  text: GeneratedParagraph[];
  tables: GeneratedTable[];
}

function part(heading: string, text: readonly string[], tables: GeneratedTable[] = []): Part {
  return { text: [paragraph(heading, true), ...text.map((words) => paragraph(words))], tables };
}

function opening({ report }: Form): Part {
  const { agency, year } = report;
  const text = `根据《中华人民共和国政府信息公开条例》，现公布${agency}${year}年度报告。数据统计期限为${year}年1月1日至${year}年12月31日。`;
  return { text: [paragraph(text)], tables: [] };
}

function sixParts(form: Form): Part[] {
  const decoy = () => (form.dice.chance(0.12) ? [randomDecoy(form)] : []);
  return [
    opening(form),
    part(
      '一、总体情况',
      [`本机关全年办理政府信息公开申请${form.dice.int(0, 60)}件，主动公开信息${form.dice.int(1, 900)}条。`],
      decoy(),
    ),
    part('二、主动公开政府信息情况', [], disclosureTables(form)),
    part('三、收到和处理政府信息公开申请情况', [], [requestTable(form)]),
    part('四、政府信息公开行政复议、行政诉讼情况', [], caseTables(form)),
    part('五、存在的主要问题及改进情况', ['公开内容有待充实，下一年度将逐项核对目录。'], decoy()),
    part('六、其他需要报告的事项', ['本年度收取信息处理费0元。']),
  ];
}

function annexed(form: Form): Part[] {
  const decoy = () => (form.dice.chance(0.12) ? [randomDecoy(form)] : []);
  return [
    opening(form),
    part('一、概述', ['本机关按照规定公开政府信息。'], decoy()),
    part('二、主动公开政府信息情况', [`全年主动公开政府信息${form.dice.int(1, 900)}条。`], decoy()),
    part('三、存在的主要问题及改进情况', ['将继续充实公开内容。']),
    part('附件：政府信息公开情况统计表', [], [statisticsTable(form)]),
  ];
}

/** Page breaks that became breaks of the table. */
function broken(form: Form, table: GeneratedTable): GeneratedTable[] {
  const at = randomCut(table, form.dice);
  if (at === null || !doing(form, `cut before row ${at + 1}`, table.rows.length > 15 ? 0.15 : 0.05)) return [table];
  const rest = form.dice.pick<Rest>(['empty', 'again', 'lost']);
  const repeated = table.head > 0 && form.dice.chance(0.5);
  form.notes.push(`${rest} cells after the cut, header ${repeated ? 'repeated' : 'not repeated'}`);
  return cutTable(table, at, rest, repeated);
}
