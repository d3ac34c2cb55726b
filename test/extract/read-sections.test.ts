import { describe, expect, it } from 'vitest';
import { readSections } from '../../src/extract/read-sections.ts';
import type { Document } from '../../src/report/document.ts';
import { pageOf } from './page-of.ts';

const SIX = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
const CHINESE = [...'一二三四五六'];

function present(document: Document): number[] {
  return readSections(document, 't2021')
    .sections.filter((section) => section.present)
    .map((section) => section.number);
}

const report = (heading: (title: string, i: number) => string) =>
  SIX.flatMap((title, i) => [heading(title, i), '正文若干。']);

describe('the parts of a report', () => {
  it.each([
    ['一、总体情况', (title: string, i: number) => `${CHINESE[i]}、${title}`],
    ['一.总体情况', (title: string, i: number) => `${CHINESE[i]}．${title}`],
    ['一 总体情况', (title: string, i: number) => `${CHINESE[i]} ${title}`],
    ['第一部分 总体情况', (title: string, i: number) => `第${CHINESE[i]}部分　${title}`],
    ['1、总体情况', (title: string, i: number) => `${i + 1}、${title}`],
    ['（一）总体情况', (title: string, i: number) => `（${CHINESE[i]}）${title}`],
    ['总体情况', (title: string) => title],
    ['政府信息公开工作总体情况', (title: string) => `政府信息公开工作${title.replace(/^政府信息公开/, '')}`],
    ['一、总 体 情 况', (title: string, i: number) => `${CHINESE[i]}、${[...title].join(' ')}`],
  ])('are found under headings like %s', (_, heading) => {
    expect(present(pageOf(report(heading)))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('that are missing and those that are empty are told apart', () => {
    const { sections } = readSections(
      pageOf([
        '前言。',
        '一、总体情况',
        '正文。',
        '二、主动公开政府信息情况',
        '三、收到和处理政府信息公开申请情况',
        '表。',
        '六、其他需要报告的事项',
      ]),
      't2021',
    );
    expect(
      sections.map(({ number, present, empty }) => `${number} ${present ? (empty ? 'empty' : 'there') : 'missing'}`),
    ).toEqual(['1 there', '2 empty', '3 there', '4 missing', '5 missing', '6 empty']);
  });

  it('that hold a table or a picture are not empty', () => {
    const document = pageOf([
      '一、总体情况',
      '正文。',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '正文。',
    ]);
    const blocks: Document['blocks'] = [...document.blocks];
    blocks.splice(3, 0, { t: 'img', places: [] });
    expect(readSections({ ...document, blocks }, 't2021').sections.some((section) => section.empty)).toBe(false);
  });

  it('are not called empty where pages could not be read', () => {
    const document: Document = {
      ...pageOf(['一、总体情况', '正文。', '六、其他需要报告的事项']),
      pages: [
        { n: 1, textSource: 'text' },
        { n: 2, textSource: 'none' },
      ],
    };
    expect(readSections(document, 't2021').sections.some((section) => section.empty)).toBe(false);
  });

  it('begin after the table of contents', () => {
    const contents = SIX.map((title, i) => `${CHINESE[i]}、${title}........${i + 1}`);
    const { prose, sections } = readSections(
      pageOf(['目录', ...contents, ...report((title, i) => `${CHINESE[i]}、${title}`)]),
      't2021',
    );
    expect(sections.map((section) => section.number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(prose.map((part) => part.section)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(sections.some((section) => section.empty)).toBe(false);
  });

  it('do not take the title for the beginning of the sentence after it, and join lines that a page broke', () => {
    const title = '青山县农业农村局2025年政府信息公开工作年度报告';
    const opening = `现公布${title}`;
    const { prose } = readSections(pageOf([title, opening, '的全文，供公众查阅。']), 't2021');
    expect(prose).toEqual([{ section: 0, text: `${title}\n${opening}的全文，供公众查阅。` }]);
  });

  it('are found within a text of one line, by other words of their titles too', () => {
    const words = '我局严格落实条例，主动公开政府信息，规范办理申请，完善平台，加强监督保障。'.repeat(8);
    const titles = [
      ['：一、概述', '。二、主动公开政府信息情况', '行政强制42元三、收到和处理政府信息公开申请情况'],
      [
        '0000000四、政府信息公开行政复议与行政诉讼情况',
        '。五、政府信息公开存在的问题及改进措施',
        '。六、需要说明的其他事项与附表',
      ],
    ].flat();
    expect(present(pageOf([titles.map((title) => `${title}${words}`).join('')]))).toEqual([1, 2, 3, 4, 5, 6]);
    // The list of the parts opens none of them.
    expect(present(pageOf([`${words}包括：一、总体情况，二、主动公开政府信息情况。${words}`]))).toEqual([]);
  });

  it('are not opened by a sentence that holds the words of a heading', () => {
    expect(present(pageOf(['一、总体情况', '主动公开政府信息情况良好，收到和处理政府信息公开申请情况正常。']))).toEqual(
      [1],
    );
  });
});
