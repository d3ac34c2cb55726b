import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/extract/templates/index.ts';
import { officialTables } from '../../src/extract/templates/official-layout.ts';
import { zipOf } from '../read/zip-of.ts';
import { run } from './command-line.ts';

/** `check` on many files, in the official layout, and as a report to send on; reports are made here, cell by cell. */
let folder: string;
const at = (...names: string[]) => join(folder, ...names);
const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>=1+1\u202e';

/** Each starts processes of its own; a machine that is busy may take long. */
const SLOW = { timeout: 240_000 };

type Figures = Record<string, string>;

/** A report of 2021's form as a page; every figure 0 but those given. */
function page(agency: string, year: number, figures: Figures = {}): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const tables = officialTables(TEMPLATES.t2021).map(({ head, body }) => {
    const rows = [...head, ...body].map((row) =>
      row.map((cell) => {
        if (cell.kind === 'field') return `<td>${escaped(figures[cell.field.id] ?? '0')}</td>`;
        if (cell.kind === 'text') return `<td>${cell.text}</td>`;
        return `<td rowspan="${cell.rows}" colspan="${cell.columns}">${cell.text}</td>`;
      }),
    );
    return `<table border="1">${rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('')}</table>`;
  });
  const title = `${escaped(agency)}${year}年政府信息公开工作年度报告`;
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>一、总体情况</p><p>全年修订目录一次，办理公众来信十二件，组织培训三场，参加人员四十名，公开平台改版一次并通过检查。</p><p>二、主动公开政府信息情况</p>
${tables.slice(0, 4).join('')}<p>三、收到和处理政府信息公开申请情况</p>${tables[4]}<p>四、政府信息公开行政复议、行政诉讼情况</p>${tables[5]}
<p>五、存在的主要问题及改进情况</p><p>解读形式还不够多样，下一步将增加图表解读和问答。</p><p>六、其他需要报告的事项</p></body></html>`;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-many-'));
  mkdirSync(at('reports', 'deeper'), { recursive: true });
  mkdirSync(at('empty'));
  for (const n of [3, 1, 2]) writeFileSync(at('reports', `r${n}.html`), page(`示例市第${n}局`, 2023));
  writeFileSync(at('reports', 'deeper', 'r4.html'), page('示例市第四局', 2023));
  writeFileSync(at('reports', '.hidden.html'), 'x');
  writeFileSync(at('reports', '~$r1.html'), 'x');
  symlinkSync(at('reports'), at('reports', 'loop'));
  writeFileSync(at('a[1].html'), page('示例市方括号局', 2023));
  writeFileSync(at('broken.pdf'), '%PDF-1.7 nothing more');
  const wrong = { review_upheld: '5', review_total: '4', licensing_decisions: '', penalty_decisions: HOSTILE };
  writeFileSync(at('wrong.html'), page('示例市错误局', 2023, wrong));
  writeFileSync(at('last.html'), page('示例市错误局', 2022, { coercion_decisions: '7' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sourcesOf = (output: string) => JSON.parse(output).map((one: { source: string }) => one.source);

describe('check of many inputs', SLOW, () => {
  it('takes files, folders and patterns in the order given, and what a folder holds by name', async () => {
    const { code, output } = await run([
      'check',
      '--json',
      at('a[1].html'),
      at('reports'),
      at('reports', 'r[12].html'),
    ]);
    const inside = ['deeper/r4.html', 'r1.html', 'r2.html', 'r3.html'].map((name) => at('reports', ...name.split('/')));
    expect(sourcesOf(output)).toEqual([at('a[1].html'), ...inside, at('reports', 'r1.html'), at('reports', 'r2.html')]);
    for (const one of JSON.parse(output)) expect(one.report).toMatchObject({ year: 2023, template: 't2021' });
    expect(code).toBe(0);
  });

  it('says of a workbook of tables alone that its year and body are those of its name', async () => {
    const tables =
      '第二十条第（一）项\n信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,0\n行政规范性文件,1,2,3\n';
    const file = at('示例市水务局2023年政府信息公开年度报告附表.csv');
    writeFileSync(file, tables);
    const { output } = await run(['check', file]);
    expect(output).toContain('示例市水务局  2023  t2021');
    expect(output).toContain('年度取自文件名，文件中没有写');
    expect(output).toContain('机构取自文件名，文件中没有写');
  });

  it('names a folder without files and a pattern that matches nothing, reads the others, and ends with 3', async () => {
    const { code, output, errors } = await run([
      ...['check', '--json', at('empty'), at('*.nothing')],
      ...[at('broken.pdf'), at('reports', 'r1.html')],
    ]);
    const codes = JSON.parse(output).map((one: { error?: { code: string } }) => one.error?.code);
    expect(codes).toEqual(['file.unreadable', 'file.unreadable', 'read.malformed', undefined]);
    expect(errors).toContain(at('*.nothing'));
    expect(code).toBe(3);
  });

  it('sums all up in a table of at most 80 columns, and shows no bar where there is no terminal', async () => {
    const { output, errors } = await run(['check', at('reports'), at('wrong.html')]);
    const summary = output.slice(output.indexOf('小结'));
    for (const name of ['reports/r1.html', '示例市第四局', 'wrong.html']) expect(summary).toContain(name);
    for (const line of summary.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
    expect(errors).toBe('');
  });
});

describe('what is no report', SLOW, () => {
  it('is not called sound, and a folder passes over what is no document, and says so', async () => {
    mkdirSync(at('mixed'));
    writeFileSync(at('mixed', 'README.md'), '# notes');
    writeFileSync(at('mixed', 'values.json'), '{}');
    writeFileSync(at('mixed', 'notice.html'), '<html><title>通知</title><p>今日停电。</p></html>');
    writeFileSync(at('mixed', 'refused.html'), '<html><title>403 Forbidden</title><h1>403 Forbidden</h1></html>');
    writeFileSync(at('mixed', 'report.html'), page('示例市完好局', 2023));
    const { output, errors, code } = await run(['check', at('mixed')]);
    const summary = output.slice(output.indexOf('小结'));
    expect(summary).toMatch(/^– +notice\.html +不是年报/m);
    expect(summary).toMatch(/^– +refused\.html +不是年报/m);
    expect(summary).toMatch(/^✓ +report\.html/m);
    expect(output.match(/✓/g)).toHaveLength(1);
    expect(errors).toContain('文件夹中有 2 个文件不是文档，已跳过：README.md, values.json');
    expect(code).toBe(0);
  });

  it('a file that is named is read, whatever its name', async () => {
    const { output, errors } = await run(['check', '--json', at('mixed', 'values.json')]);
    expect(JSON.parse(output)).toHaveLength(1);
    expect(errors).not.toContain('已跳过');
  });

  it('the pictures that a saved page has beside it are passed over, the pages among them are not', async () => {
    mkdirSync(at('saved', '年报_files'), { recursive: true });
    mkdirSync(at('saved', '照片_files'));
    writeFileSync(at('saved', '年报.html'), page('示例市甲局', 2023));
    for (const file of ['年报_files/logo.png', '年报_files/sheet001.htm', '照片_files/a.txt'])
      writeFileSync(at('saved', file), '一');
    const { output, errors } = await run(['check', '--json', at('saved')]);
    expect(JSON.parse(output).map(({ source }: { source: string }) => source)).toEqual(
      ['年报.html', '年报_files/sheet001.htm', '照片_files/a.txt'].map((name) => at('saved', name)),
    );
    expect(errors).toContain('logo.png');
  });

  it('- is standard input', () => {
    const main = join(import.meta.dirname, '../../src/cli/main.ts');
    const ended = spawnSync(process.execPath, [main, 'check', '--json', '-'], { input: page('示例市甲局', 2023) });
    const [one] = JSON.parse(ended.stdout.toString());
    expect(one).toMatchObject({ source: '-', format: 'html', report: { agency: '示例市甲局', year: 2023 } });
  });

  it('an archive with several reports is told as such, with what to do', async () => {
    const entries = { 'a.html': page('示例市甲局', 2023), 'b.html': page('示例市乙局', 2023) };
    writeFileSync(at('two.zip'), zipOf(entries));
    const { errors, code } = await run(['check', at('two.zip')]);
    expect(errors).toContain('压缩包或邮件内有多份报告');
    expect(errors).toContain('解压或另存附件后逐份核对');
    expect(errors).toContain('a.html, b.html');
    expect(code).toBe(3);
  });
});

describe('what a document holds and was passed over', SLOW, () => {
  it('is told on the terminal, in JSON and in the report to send on, and nothing where there is none', async () => {
    const hidden = page('示例市甲局', 2023).replace('<tr>', '<tr style="display:none"><td>1</td></tr><tr>');
    writeFileSync(at('left.zip'), zipOf({ '年报.html': hidden }));
    const { output } = await run(['check', at('left.zip'), '--html', at('left.html')]);
    expect(output).toContain('· 读的是其中的文件：年报.html');
    expect(output).toMatch(/· 隐藏的行未读：年报\.html!/);
    expect(readFileSync(at('left.html'), 'utf8')).toContain('隐藏的行未读');
    const [one] = JSON.parse((await run(['check', '--json', at('left.zip')])).output);
    expect(one.leftOut[0]).toEqual({
      code: 'read-from-archive',
      places: ['年报.html'],
      message: { zh: '读的是其中的文件：年报.html', en: 'the file inside that was read: 年报.html' },
    });
    expect(one.leftOut[1]).toMatchObject({ code: 'hidden-row-dropped' });
    writeFileSync(at('whole.html'), page('示例市甲局', 2023));
    expect(JSON.parse((await run(['check', '--json', at('whole.html')])).output)[0]).not.toHaveProperty('leftOut');
  });
});

describe('a report that was read in part', SLOW, () => {
  it('is not called sound: its tables are named, on the terminal and in the report to send on', async () => {
    const cut = page('示例市残缺局', 2023).replace(/<td[^>]*>（七）总计<\/td>/, '');
    writeFileSync(at('cut.html'), cut);
    const { output } = await run(['check', at('cut.html'), at('reports', 'r1.html'), '--html', at('cut-report.html')]);
    expect(output.replace(/\s+/g, '')).toContain(
      '未读全：表三（收到和处理政府信息公开申请情况）有7格未读出（共175格）',
    );
    expect(output).toMatch(/^[?✗] +\S*cut\.html/m);
    expect(output).toMatch(/^✓ +\S*r1\.html/m);
    const shown = load(readFileSync(at('cut-report.html'), 'utf8'))('.verdict.is-warning').text();
    expect(shown).toContain('有7格未读出');
  });
});

describe('a report with a column under another name', SLOW, () => {
  it('is not called sound; its cells are not understood, in the tables and in the report to send on', async () => {
    writeFileSync(at('renamed.html'), page('示例市改名局', 2023).replaceAll('科研机构', '研究所'));
    const { output, code } = await run(['check', '--values', '--html', at('renamed-out.html'), at('renamed.html')]);
    const $ = load(readFileSync(at('renamed-out.html'), 'utf8'));
    expect(output).not.toContain('✓');
    expect($('body').text()).not.toContain('✓');
    expect(output.replace(/\s/g, '')).toContain('“科研机构”整列，请对照原文。原文中未读懂的行列名：“研究所”');
    expect(output).toMatch(/│未读懂│/);
    expect($('td[data-field="req_new_research"]').text()).toBe('未读懂');
    expect($('td[data-field="req_new_business"]').text()).toBe('0');
    expect(code).toBe(0);
  });
});

describe('findings and figures on a terminal', SLOW, () => {
  it('a finding names its cells by table, row and column of the form, with what is printed there', async () => {
    const { code, output } = await run(['check', at('wrong.html')]);
    const [, part = ''] = output.split('T4-SUM-REVIEW');
    expect(part).toMatch(/行政复议\/结果维持 +5 +文中表6 行\d 列1/);
    expect(part).toMatch(/表四 政府信息公开/);
    expect(part.replace(/\s/g, '')).toMatch(/→如何消除：对照台账核对所列单元格.*?（应为5，现为4）/);
    expect(part).toMatch(/行政复议\/总计 +4 /);
    expect(code).toBe(1);
  });

  it('--values and --layout print the tables of the form, spans and all, with the flagged cells marked', async () => {
    const [values, layout] = await Promise.all([
      run(['check', '--values', at('wrong.html')]),
      run(['check', '--layout', at('wrong.html')]),
    ]);
    expect(layout.output).toBe(values.output);
    expect(values.output).toMatch(/│ +行政复议 +│ +行政诉讼 +│/);
    const number = /(\d+) ✗ \[错误 error\] T4-SUM-REVIEW/.exec(values.output)?.[1];
    expect(values.output).toContain(`5[${number}]`);
    expect(values.output).toContain(`4[${number}]`);
    expect(values.output).toMatch(/行政许可│ +空\[\d\] +│/);
    for (const line of values.output.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('nothing that a document holds reaches the terminal as a control character', async () => {
    writeFileSync(
      at('escape.html'),
      page('示例市\u001b[2J\u009b3J局', 2023, { penalty_decisions: '\u001b]0;x\u0007' }),
    );
    const { output } = await run(['check', '--values', at('escape.html')]);
    expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  });
});

describe('check --previous', SLOW, () => {
  const asked = async (previous: string, ...inputs: string[]) => {
    const [text, json] = await Promise.all([
      run(['check', '--previous', previous, ...inputs]),
      run(['check', '--json', '--previous', previous, ...inputs]),
    ]);
    const told = JSON.parse(json.output).map((one: { comparison: unknown }) => one.comparison);
    return { ...text, squeezed: text.output.replace(/\s/g, ''), told };
  };

  it('says of each input why it was not compared, and shows no ✓; 3 where none could be', async () => {
    writeFileSync(at('letter.html'), '<html><title>通知</title><p>今日停电。</p></html>');
    writeFileSync(at('older.html'), page('示例市第1局', 2021));
    for (const [previous, reason, words] of [
      [at('letter.html'), 'no-report', '该文件没有可核对的表格'],
      [at('older.html'), 'other-year', '2021年度的报告，本文件是2023年度的，须用2022年度的报告'],
      [at('reports', 'r1.html'), 'same-document', '同一份文件'],
      [at('broken.pdf'), 'unreadable', '该文件未能读取'],
    ] as const) {
      const { squeezed, told, code } = await asked(previous, at('reports', 'r1.html'));
      expect(told).toEqual([{ previous, compared: false, reason, message: expect.anything() }]);
      expect(squeezed, reason).toContain(words);
      expect(squeezed, reason).not.toContain('✓');
      expect(code, reason).toBe(3);
    }
  });

  it('does not hold a body against another, whatever their figures; the one that follows is compared', async () => {
    writeFileSync(at('education.html'), page('青山县教育局', 2022, { req_carried_out_total: '9' }));
    writeFileSync(at('treasury.html'), page('桐浦区财政局', 2023));
    writeFileSync(at('education-2023.html'), page('青山县教育局', 2023));
    const { squeezed, told, output } = await asked(
      at('education.html'),
      at('treasury.html'),
      at('education-2023.html'),
    );
    expect(told.map((one: { reason: string }) => one.reason)).toEqual(['other-body', 'compared']);
    expect(squeezed).toContain('该文件是青山县教育局的报告，本文件是桐浦区财政局的');
    const [first = '', second = ''] = output.split('education-2023.html');
    expect(first).not.toContain('Y-CARRY');
    expect(second).toContain('Y-CARRY-TOTAL');
    expect(output).toMatch(/^\? +\S*treasury\.html/m);
  });

  it('compares where nobody can tell whether the body is the same, and says so', async () => {
    writeFileSync(at('before.html'), page('桐浦区政务中心', 2022));
    writeFileSync(at('after.html'), page('桐浦区数据局', 2023));
    const { told, squeezed } = await asked(at('before.html'), at('after.html'));
    expect(told[0]).toMatchObject({ compared: true, reason: 'unmatched' });
    expect(squeezed).toContain('未能确认两份报告是同一机关（桐浦区政务中心／桐浦区数据局）');
  });
});

describe('check --html', SLOW, () => {
  const written = async (...inputs: string[]) => {
    const ended = await run(['check', '--html', at('out.html'), ...inputs]);
    const text = readFileSync(at('out.html'), 'utf8');
    return { ...ended, text, $: load(text) };
  };

  it('is one file that asks for nothing and runs nothing, whatever the document holds', async () => {
    const { text, $, code } = await written(at('wrong.html'), at('broken.pdf'));
    expect($('script, img, link, iframe, object, embed, form, base, [src], [onerror], [style]')).toHaveLength(0);
    expect(
      $('a')
        .toArray()
        .every((a) => $(a).attr('href')?.startsWith('#')),
    ).toBe(true);
    expect(text).not.toMatch(/https?:\/\/|url\(|@import|\u202e/);
    expect($('meta[http-equiv="Content-Security-Policy"]').attr('content')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect($('td[data-field="penalty_decisions"]').text()).toContain('<script>alert(1)</script>');
    expect(text).not.toContain(folder);
    expect(code).toBe(3);
  });

  it('shows the values in the official layout, the findings on their cells, blank and unreadable apart', async () => {
    const { $ } = await written(at('wrong.html'));
    const cell = (field: string) => $(`td[data-field="${field}"]`);
    expect($('td[data-field]')).toHaveLength(TEMPLATES.t2021.fields.length);
    expect(cell('licensing_decisions').attr('class')).toContain('v-blank');
    expect(cell('licensing_decisions').find('small').text()).toBe('空');
    expect(cell('penalty_decisions').attr('class')).toContain('v-unreadable');
    expect(cell('coercion_decisions').text()).toBe('0');
    const finding = $('.findings > li').filter((_, li) => $(li).text().includes('T4-SUM-REVIEW'));
    expect(cell('review_total').find('sup a').attr('href')).toBe(`#${finding.attr('id')}`);
    expect(cell('review_total').attr('class')).toContain('flag-error');
    expect(finding.text()).toMatch(/文中表6 行\d 列5/);
    expect(finding.text()).toMatch(/如何消除.*应为 5，现为 4/);
    expect($('.facts').text()).toMatch(/示例市错误局.*2023.*wrong\.html.*html.*[0-9a-f]{64}.*html \d/s);
  });

  it('tells the differences to --previous, and sums several inputs up', async () => {
    const { $, code } = await written('--previous', at('last.html'), at('wrong.html'), at('reports', 'r1.html'));
    const row = $('table[aria-label="与上年比较"] tr').filter((_, tr) => $(tr).text().includes('行政强制'));
    expect(
      row
        .first()
        .find('td')
        .toArray()
        .map((td) => $(td).text()),
    ).toEqual(['7', '0', '−7', '改变']);
    expect($('.summary tbody tr')).toHaveLength(2);
    expect(code).toBe(1);
  });

  it('a place that cannot be written to is named, with 3', async () => {
    const { code, errors } = await run(['check', '--html', at('no', 'such', 'out.html'), at('reports', 'r1.html')]);
    expect(code).toBe(3);
    expect(errors).toContain('file.unreadable');
  });
});
