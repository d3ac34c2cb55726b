import { describe, expect, it } from 'vitest';
import { type ClassifyContext, classifyLink } from '../../src/crawler/classify-link.ts';
import { matchAgency } from '../../src/registry/match-agency.ts';
import type { Agency } from '../../src/report/agency.ts';

const agency = (id: string, name: string): Agency => ({
  ...{ id, name, aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '' },
  ...{ firstYear: null, lastYear: null, extra: {} },
});
const agencies = [
  agency('own', '示例县科学技术局'),
  agency('cz', '示例县财政局'),
  agency('zf', '示例县人民政府'),
  agency('gov', '机关事务管理局'),
];
const context: ClassifyContext = {
  ownerId: 'own',
  inColumn: true,
  match: (name) => {
    const found = matchAgency(name, agencies);
    return found && { agencyId: found.agency.id, by: found.by };
  },
};
const classify = (title: string, date: string | null = null, changes: Partial<ClassifyContext> = {}) =>
  classifyLink({ url: 'http://www.example.gov.cn/a.html', title, date }, { ...context, ...changes });

describe('the title of an annual report', () => {
  it.each([
    ['示例县科学技术局2023年政府信息公开工作年度报告', 2023, 'own'],
    ['2022年度示例县财政局政府信息公开工作年度报告', 2022, 'cz'],
    ['示例县科学技术局关于2020年政府信息公开工作年度报告', 2020, 'own'],
    ['关于2020年示例县财政局政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县2021年度政府信息公开工作年度报告', 2021, 'zf'],
    ['示例县政府信息公开工作年度报告（2021年）', 2021, 'zf'],
    ['2016年度信息公开年报', 2016, 'own'],
    ['示例县财政局 2024 年政府信息公开工作年度报告', 2024, 'cz'],
    ['示例县科技局20\n18年政府信息\n公开工作年度报告', 2018, 'own'],
    ['县科技局2018年政府信息公开年度报告', 2018, 'own'],
    ['财政局2019年政府信息公开工作报告', 2019, 'cz'],
    ['2019政务信息公开年报', 2019, 'own'],
    ['2023年政府信息公开 工作告年度报', 2023, 'own'],
    ['示例县财政局2015年信息公开年度报告', 2015, 'cz'],
    ['示例县财政局２０２０年政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局二〇一八年政府信息公开年度报告', 2018, 'cz'],
    ['2022年政府信息公开工作年度报告（示例县财政局）', 2022, 'cz'],
    ['示例县财政局2022年政府信息公开工作年度报告（图片版）', 2022, 'cz'],
    ['示例县财政局2022年政府信息公开工作年度报告.pdf', 2022, 'cz'],
    ['示例县财政局2022年政府信息公开工作年度报告（本级）', 2022, 'cz'],
    ['我局2022年政府信息公开工作年度报告', 2022, 'own'],
    ['2021年政务公开工作年度报告', 2021, 'own'],
    ['2021年年报', 2021, 'own'],
    ['2021年度报告', 2021, 'own'],
    ['机关事务管理局2021年政府信息公开年报', 2021, 'gov'],
  ])('%s', (title, year, agencyId) => {
    expect(classify(title)).toMatchObject({ kind: 'annual-report', year, agencyId });
  });

  it('gives the year before the listed date where it has none', () => {
    const found = classify('示例县财政局政府信息公开工作年度报告', '2021-01-22');
    expect(found).toMatchObject({ kind: 'annual-report', year: 2020, agencyId: 'cz' });
    expect(found).toHaveProperty('why.0', expect.stringContaining('listed date'));
  });

  it('never takes the year from the address', () => {
    const link = {
      url: 'http://www.example.gov.cn/2024n/202401/t20240101_1.html',
      title: '示例县财政局政府信息公开工作年度报告',
      date: null,
    };
    expect(classifyLink(link, context)).toMatchObject({ kind: 'unclear' });
  });

  it('that names a body which is not registered belongs to nobody here', () => {
    for (const name of ['示例县审计局', '示例市', '内蒙古自治区', '县教育局', '示例县前进镇']) {
      expect(classify(`${name}2019年政府信息公开工作年度报告`)).toMatchObject({
        kind: 'annual-report',
        agencyId: null,
      });
    }
  });

  it('without a name belongs to nobody in a shared column', () => {
    expect(classify('2019年政府信息公开工作年度报告', null, { ownerId: null })).toMatchObject({ agencyId: null });
  });

  it('may be the name of the agency alone, in a column, with a date or a folder of a year', () => {
    expect(classify('示例县财政局', '2024-01-12')).toMatchObject({ kind: 'annual-report', year: 2023, agencyId: 'cz' });
    expect(classify('示例县财政局', null, { folderYear: 2022 })).toMatchObject({ year: 2022, agencyId: 'cz' });
    expect(classify('示例县财政局')).toMatchObject({ kind: 'other' });
    expect(classify('示例县财政局', '2024-01-12', { inColumn: false })).toMatchObject({ kind: 'other' });
  });
});

describe('what stands in such columns and is no annual report', () => {
  it.each([
    '示例县财政局2023年政府网站工作年度报表',
    '2023年政府网站工作年度报表',
    '示例县人民政府门户网站2023年度工作报表',
    '示例县2023年法治政府建设年度报告',
    '示例县财政局2023年度法治政府建设情况报告',
    '《示例县2023年政府信息公开工作年度报告》解读',
    '一图读懂示例县2023年政府信息公开工作年度报告',
    '图解：2023年政府信息公开工作年度报告',
    '示例县政府信息公开指南',
    '示例县政府信息公开目录',
    '关于2014年政府信息公开工作要点落实情况的函',
    '关于做好2023年政府信息公开工作年度报告编制和发布工作的通知',
    '2023年政务公开工作要点',
    '示例县财政局2023年部门决算公开报告',
    '2023年度部门预算公开',
    '示例县2023年上半年政府信息公开情况统计表',
    '2023年第三季度政府信息公开工作报告',
    '2023年1-6月政府信息公开统计数据',
    '示例县召开2023年政府信息公开年度报告培训会',
    '示例县人民政府2023年政府工作报告',
    '2023年国民经济和社会发展统计公报',
    '示例县某企业2023年年度报告公示',
    '示例县第一中学2023年信息公开年度报告（学校）',
    '恩格贝生态示范区召开2020年度工作会暨党风廉政建设会议',
    '恩格贝生态示范区：栽下梧桐引凤来',
    '一图读懂示范区2017年重点工作',
    '政府信息公开年报',
    '政府信息公开工作年度报告',
    '首页',
  ])('%s', (title) => {
    expect(classify(title).kind).toBe('other');
  });

  it('costs no more time than its length', () => {
    const started = performance.now();
    for (const piece of ['年报', '2023年', '（', '信息公开', '示例县']) classify(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
