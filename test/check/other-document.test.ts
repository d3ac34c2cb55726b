import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { readReport } from '../../src/workers/process-report.ts';

async function told(title: string, body: string): Promise<string[]> {
  const page = `<html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
  const bytes = new TextEncoder().encode(page);
  const read = await readReport({
    url: '',
    title: '',
    listedDate: null,
    bytes,
    contentType: 'text/html; charset=utf-8',
  });
  if (!read.ok) throw new Error(read.failure.code);
  return findingsOf(checkReport({ report: read.value.report, previous: null })).map(
    ({ rule, severity }) => `${rule} ${severity}`,
  );
}

const cells = (...words: string[]) => `<tr>${words.map((word) => `<td>${word}</td>`).join('')}</tr>`;
const form = (figure: string) =>
  `<table>${cells('信息内容', '本年制发件数', '本年废止件数', '现行有效件数')}
  ${cells('规章', figure, figure, figure)}${cells('行政规范性文件', figure, figure, figure)}</table>`;
const sections =
  '<p>一、总体情况</p><p>全区主动公开政府信息1200条，收到政府信息公开申请12件。</p><p>二、主动公开政府信息情况</p>';

describe('a document of another kind', () => {
  it.each([
    ['青山区2023年度法治政府建设情况报告', sections],
    ['青山市自然资源局政府信息公开指南', '<p>一、主动公开</p><p>二、依申请公开</p><p>三、监督和救济：行政复议</p>'],
    ['青山市2019年政务公开工作总结', sections],
    ['一张图读懂青山区教育局2023年政府信息公开工作年度报告', sections],
    ['青山县人民政府2024年上半年政府信息公开工作情况', sections],
    ['青山市2023年依申请公开政府信息年度统计', sections],
    ['青山区财政局2023年行政执法工作年度报告', '<p>一、总体情况</p><p>二、存在的问题</p>'],
    [
      '青山市人民政府办公室关于做好2022年政府信息公开工作年度报告编制工作的通知',
      `${sections}${form('')}<p>青山市人民政府办公室</p><p>2022年12月20日</p>`,
    ],
  ])('is told for information only: %s', async (title, body) => {
    expect(await told(title, body)).toEqual(['D-TABLE-MISSING info']);
  });

  it('is told by its own title where the menu of the page names the column of the reports', async () => {
    const menu = '<p>法定主动公开内容</p><p>政府信息公开年报</p><p>依申请公开</p>';
    expect(await told('青山市政府信息公开指南', `${menu}<p>一、主动公开</p>`)).toEqual(['D-TABLE-MISSING info']);
  });

  it('is a letter where the text says so, also below a title of its column', async () => {
    const letter = '<p>省政府办公厅：</p><p>现将我区2014年政府信息公开工作落实情况函告如下：</p>';
    expect(await told('政府信息公开年报', `${letter}${sections}`)).toEqual(['D-TABLE-MISSING info']);
  });

  it('is a report where figures of the form stand in it, and where only a letter publishes it', async () => {
    expect(await told('青山市2023年政府信息公开工作总结', `${sections}${form('0')}`)).not.toContain(
      'D-TABLE-MISSING info',
    );
    expect(await told('关于公布青山市2023年政府信息公开工作年度报告的通知', sections)).toContain(
      'D-TABLE-MISSING warning',
    );
  });
});

describe('a report whose tables are in a file beside it', () => {
  const title = '青山市交通局2016年政府信息公开工作年度报告';

  it('is told for information to look into that file', async () => {
    const named = `${sections}<p>附件：青山市交通局2016年政府信息公开情况统计表 .xls</p>`;
    expect(await told(title, named)).toContain('D-TABLE-MISSING info');
  });

  it('is warned of where it names no file, or one of something else', async () => {
    expect(await told(title, sections)).toContain('D-TABLE-MISSING warning');
    expect(await told(title, `${sections}<p>附件：2016年政务公开工作要点.doc</p>`)).toContain(
      'D-TABLE-MISSING warning',
    );
  });
});
