import { describe, expect, it } from 'vitest';
import { readAgency } from '../../src/extract/read-agency.ts';
import { readTitle } from '../../src/extract/read-title.ts';
import { readYear } from '../../src/extract/read-year.ts';
import type { Grid } from '../../src/report/document.ts';
import { pageOf } from './page-of.ts';

function read(lines: readonly string[], meta: Record<string, string> = {}) {
  const document = pageOf(lines, meta);
  const title = readTitle(document);
  return { title, agency: readAgency(document, title).agency, year: readYear(document, title).year };
}

const wanted = { title: '白水县财政局2023年政府信息公开工作年度报告', agency: '白水县财政局', year: 2023 };

describe('title, body and year of a page in the wild', () => {
  it.each([
    ['navigation before it', ['首页 > 政务公开 > 政府信息公开年报', '当前位置：首页', wanted.title, '正文。']],
    ['two lines', ['白水县财政局', '2023年政府信息公开工作年度报告', '正文。']],
    ['the name of its annex', [wanted.title, '正文。', `附表：${wanted.title}`]],
    ['the entry of a box', ['白水县财政局', '2023年政府信息公开工作年度报告', '责任单位：某县水利局']],
    ['the ending of its file', [`${wanted.title}.docx`, '正文。']],
    ['a break inside a word', ['白水县财政局2023年政府信息公', '开工作年度报告', '正文。']],
    ['the sentence that quotes it', [wanted.title, '现公布《白水县财政局2023年政府信息公开工作年度报告》。']],
    ['a notice on writing it', ['关于印发政府信息公开工作年度报告格式的通知', wanted.title, '正文。']],
    ["last year's report, quoted", [wanted.title, '2022年政府信息公开工作年度报告已于去年公布。']],
    [
      'a table of contents',
      ['目录', '一、总体情况....1', '二、主动公开政府信息情况....2', wanted.title, '一、总体情况'],
    ],
    ['the kind of version', [`【文字】${wanted.title}`, '正文。']],
    ['the kind of version in brackets', [`(文字版)${wanted.title}`, '正文。']],
    ['its day and column', [`${wanted.title}-信息公开年度报告-白水县人民政府`, '正文。']],
    [
      'its own day',
      ['2023年政府信息公开工作年度报告 ( 2024-01-30 )', '白水县财政局', '2023年政府信息公开工作年度报告'],
    ],
    ['a box that names the column', ['成文日期 2024-01-16 发布机构 白水县', '组配分类 政府信息公开年报', wanted.title]],
    ['the publisher of the site', ['发布机构：白水县人民政府办公室', wanted.title, '正文。']],
  ])('are read beside %s', (_, lines) => {
    expect(read(lines)).toEqual(wanted);
  });

  it('are those of the box over the article where they stand nowhere else', () => {
    const cells = ['标  题', wanted.title, '索引号', '1133'].map((raw, i) => {
      const text = raw.replace(/ /g, '');
      return { r: Math.floor(i / 2), c: i % 2, rs: 1, cs: 1, raw, text, places: [] };
    });
    const page = pageOf(['发布机构 市人民政府办公室']);
    page.blocks.unshift({ t: 'grid', rows: 2, cols: 2, cells, source: 'markup' } satisfies Grid);
    expect(readTitle(page)).toBe(wanted.title);
  });

  it('are those of a university over two lines, by its year of study', () => {
    const lines = ['白水工商大学', '2022-2023学年度信息公开工作报告', '正文。'];
    expect(read(lines)).toMatchObject({ title: lines[0]! + lines[1]!, agency: lines[0] });
  });

  it('and the year is that of the text, not of a note of a column', () => {
    expect(read(['2020年,我局公开。', '上一年项目数量(指2019年事项数)']).year).toBe(2020);
  });

  it('are those of the page where the text has none; the name of the site is cut off', () => {
    expect(read(['一、总体情况'], { title: `${wanted.title}-白水县人民政府` })).toEqual(wanted);
  });

  it.each([
    ['the publisher', ['2023年政府信息公开工作年度报告', '发布机构：白水县财政局 浏览次数：12'], 'publisher'],
    ['the source', ['2023年政府信息公开工作年度报告', '信息来源：白水县财政局  浏览次数：12'], 'publisher'],
    ['the signature', ['2023年政府信息公开工作年度报告', '正文。', '白水县财政局', '2024年1月20日'], 'signature'],
    [
      'the signature on one line',
      ['2023年政府信息公开工作年度报告', '正文。', '白水县财政局2024年1月20日'],
      'signature',
    ],
  ])('the body is named by %s where the title names none', (_, lines, source) => {
    const document = pageOf(lines);
    const reading = readAgency(document, readTitle(document));
    expect(reading).toMatchObject({ agency: '白水县财政局', agencyNaming: { source, reason: 'as-printed' } });
    expect(reading.agencyClaims.find((claim) => claim.source === source)?.place).not.toBeNull();
  });

  it('the name as printed stays beside the fuller one of the text', () => {
    const document = pageOf(['县财政局2023年政府信息公开工作年度报告', '正文。', '白水县财政局', '2024年1月20日']);
    expect(readAgency(document, readTitle(document))).toMatchObject({
      agency: '白水县财政局',
      agencyNaming: { printed: '县财政局', source: 'title', reason: 'fuller-in-text', by: '白水县财政局' },
    });
  });
});
