import { describe, expect, it } from 'vitest';
import { type ClassifyContext, classifyLink } from '../../src/crawler/classify-link.ts';
import { partOf } from '../../src/crawler/report-title.ts';
import { matchAgency } from '../../src/registry/match-agency.ts';
import { answersFor } from '../../src/registry/succession.ts';
import type { Agency } from '../../src/report/agency.ts';
import type { LookAlike } from '../../src/text/attribution.ts';
import { processorMs } from '../processor-time.ts';

const agency = (id: string, name: string): Agency => ({
  ...{ id, name, aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '' },
  ...{ firstYear: null, lastYear: null, extra: {} },
});
const agencies = [
  agency('own', '示例县科学技术局'),
  agency('cz', '示例县财政局'),
  agency('zf', '示例县人民政府'),
  agency('gov', '机关事务管理局'),
  agency('wj', '示例县卫生和计划生育局'),
  agency('zf2', '示例县综合行政执法局'),
  agency('lgb', '示例县老干部活动中心'),
  agency('hyzx', '示例县会议中心'),
  agency('kh', '示例县目标考核办公室'),
  agency('hg', '示例海关'),
  agency('jd', '示例县四季坡街道办事处'),
  agency('gy', '示例县公用事业管理局'),
  agency('fz', '示例县发展计划局'),
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
    // Bodies whose names hold the words of other documents.
    ['示例县卫生和计划生育局2016年政府信息公开年度报告', 2016, 'wj'],
    ['示例县卫计局2017年度政府信息公开年报', 2017, 'wj'],
    ['示例县综合行政执法局2023年政府信息公开工作年度报告', 2023, 'zf2'],
    ['示例县老干部活动中心2022年政府信息公开工作年度报告', 2022, 'lgb'],
    ['示例县会议中心2022年政府信息公开工作年度报告', 2022, 'hyzx'],
    ['示例县目标考核办公室2015年政府信息公开年度报告', 2015, 'kh'],
    ['示例县科学技术局2025年政务信息公开工作开展年度报告', 2025, 'own'],
    ['示例县四季坡街道2023年政府信息公开工作年度报告', 2023, 'jd'],
    ['2022年示例县四季坡街道政府信息公开工作年度报告', 2022, 'jd'],
    ['示例县四季坡街道2019年政府信息公开工作报告', 2019, 'jd'],
    ['2022年政府信息公开工作年度报告（示例县四季坡街道）', 2022, 'jd'],
    ['政府信息公开工作年度报告（2022年度）——示例县四季坡街道', 2022, 'jd'],
    ['示例县公用事业管理局2014年政府信息公开工作年度报告', 2014, 'gy'],
    ['示例县发展计划局2010年度政府信息公开年报', 2010, 'fz'],
    ['示例县住房制度改革办公室2013年政府信息公开年度报告', 2013, null],
    ['示例县动漫产业园管委会2019年政府信息公开工作年度报告', 2019, null],
    ['示例县三公桥镇2019年政府信息公开工作年度报告', 2019, null],
    // Letters that publish the report.
    ['示例县财政局关于公布2016年政府信息公开年度报告的通知', 2016, 'cz'],
    ['关于发布示例县财政局2019年政府信息公开工作年度报告的公告', 2019, 'cz'],
    // Numbers, marks and days that lists put before and behind.
    ['3、示例县财政局2022年政府信息公开工作年度报告', 2022, 'cz'],
    ['·示例县财政局2022年政府信息公开工作年度报告2023-01-18', 2022, 'cz'],
    ['附件1：示例县财政局2022年政府信息公开工作年度报告.docx', 2022, 'cz'],
    ['【示例县财政局】2022年度政府信息公开工作年度报告（盖章版）', 2022, 'cz'],
    ['示例县财政局：2022年政府信息公开工作年度报告', 2022, 'cz'],
    ['政府信息公开工作年度报告（2022年度）——示例县财政局', 2022, 'cz'],
    ['示例县财政局2024年1月公布2023年政府信息公开工作年度报告', 2023, 'cz'],
    // Garbled years and words.
    ['示例县财政局2O23年政府信息公开工作年度报告', 2023, 'cz'],
    ['示例县财政局二0二三年政府信息公开工作年度报告', 2023, 'cz'],
    ['示例县财政局20 2 3年度政府信息公开工作年度报告', 2023, 'cz'],
    ['示例县财政局2023度政府信息公开工作年度报告', 2023, 'cz'],
    ['示例县财政局23年政府信息公开工作年度报告', 2023, 'cz'],
    ['示例县财政局2023年政府信息公工作年度报告', 2023, 'cz'],
    ['示例县财政局2023年政府公开信息工作年度报告', 2023, 'cz'],
    ['示例县财政局2023年政府信息公开工作年度报', 2023, 'cz'],
    ['示例县财政局2023年政府信息公开年度工作报告', 2023, 'cz'],
    // Two reports of one body and year.
    ['示例县财政局2022年政府信息公开工作年度报告（机关本级）', 2022, 'cz'],
    ['示例海关2022年政府信息公开工作年度报告（关区）', 2022, 'hg'],
    ['示例海关本级2022年政府信息公开工作年度报告', 2022, 'hg'],
    ['示例海关2015年海关政府信息公开年度报告', 2015, 'hg'],
    ['（1）示例县财政局2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['一、示例县财政局2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['※示例县财政局2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['公示：示例县财政局2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['【公告】示例县财政局2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局2020年1-12月政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局2020年1月1日至12月31日政府信息公开年度报告', 2020, 'cz'],
    ['示例县财政局机关2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局2020年度部门政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局办公室2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局（国资办）2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局、示例县国资办2020年政府信息公开工作年度报告', 2020, 'cz'],
    ['示例县财政局2020年年报', 2020, 'cz'],
    ['示例县财政局2020年度报告', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开情况', 2020, 'cz'],
    ['示例县财政局2010年度环境信息公开工作年度报告', 2010, 'cz'],
    ['年度报告（2021年）', 2021, 'own'],
    ['示例县财政局2012年政府信息公开工作年度总结报告', 2012, 'cz'],
    ['示例县财政局2020年政府信息公开工作年度报告（2021年1月）', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开年报（2021年1月修改）', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开工作年度报告及统计表', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开工作年度报告（附统计表）', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开年度报告和2021年工作计划', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开年度报告及2021年工作要点', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开年度报告 2021年1月', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开工作年度报告-2021年1月', 2020, 'cz'],
    ['示例县财政局2020年政府信息公开工作年度报告（发布时间：2021年1月）', 2020, 'cz'],
    ['2020年政府信息公开工作年度报告（更新于2021年5月）', 2020, 'own'],
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

  it.each(['更新于2021年5月', '2021年1月修改'])('has no name in when it was made: %s', (made) => {
    const found = classify(`2020年政府信息公开工作年度报告（${made}）`, null, { ownerId: null });
    expect(found).toMatchObject({ kind: 'annual-report', year: 2020, name: '' });
  });

  it('may be the name of the agency alone, in a column, with a date or a folder of a year', () => {
    expect(classify('示例县财政局', '2024-01-12')).toMatchObject({ kind: 'annual-report', year: 2023, agencyId: 'cz' });
    expect(classify('示例县财政局', null, { folderYear: 2022 })).toMatchObject({ year: 2022, agencyId: 'cz' });
    expect(classify('示例县财政局')).toMatchObject({ kind: 'other' });
    expect(classify('示例县财政局', '2024-01-12', { inColumn: false })).toMatchObject({ kind: 'other' });
  });
});

describe('what stands in such columns and is no annual report', () => {
  it.each<[LookAlike, string[]]>([
    [
      'website-report',
      [
        '示例县财政局2023年政府网站工作年度报表',
        '2023年政府网站工作年度报表',
        '政府网站工作年度报告（2022年）',
        '示例县人民政府门户网站2023年度工作报表',
        '示例县财政局网站2021年年度报告',
        '示例县2023年政府网站监管年度报表',
      ],
    ],
    ['new-media-report', ['2023年政务新媒体工作年度报告', '示例县政务新媒体监管年度报告']],
    [
      'rule-of-law-report',
      [
        '示例县2023年法治政府建设年度报告',
        '示例县财政局2023年度法治政府建设情况报告',
        '示例县财政局关于2022年度法治政府建设工作情况的报告',
        '2014年依法行政工作报告',
      ],
    ],
    [
      'explanation',
      [
        '《示例县2023年政府信息公开工作年度报告》解读',
        '一图读懂示例县2023年政府信息公开工作年度报告',
        '一张图读懂示例县财政局2023年政府信息公开工作年度报告',
        '三分钟带你看懂示例县财政局2023年政府信息公开工作年度报告',
        '图解：2023年政府信息公开工作年度报告',
        '【H5】示例县财政局2023年政府信息公开工作年度报告',
        '一图读懂示范区2017年重点工作',
        '动漫解读示例县2023年政府信息公开年报',
        '图解示例县财政局2023年政府信息公开工作年度报告',
        '示例县财政局2023年政府信息公开工作年度报告（图解）',
      ],
    ],
    [
      'guide',
      ['示例县政府信息公开指南', '示例县政府信息公开目录', '示例县政府信息公开年度报告制度', '示例县政府信息公开条例'],
    ],
    [
      'key-points',
      [
        '关于2014年政府信息公开工作要点落实情况的函',
        '2023年政务公开工作要点',
        '示例县财政局2022年政务公开工作要点落实情况报告',
        '2023年政务公开工作要点任务分解表',
      ],
    ],
    [
      'notice',
      [
        '关于做好2023年政府信息公开工作年度报告编制和发布工作的通知',
        '关于报送2022年政府信息公开工作年度报告的通知',
        '关于编报2019年政府信息公开年度报告有关事项的函',
        '2023年政府信息公开工作年度报告编制方案',
        '关于2021年度政府信息公开年报发布情况的通报',
        '示例县四季坡街道2021年政府信息公开工作年度报告编制方案',
      ],
    ],
    ['budget', ['示例县财政局2023年部门决算公开报告', '2023年度部门预算公开', '示例县财政局2022年度绩效自评报告']],
    [
      'statistics',
      [
        '示例县2023年上半年政府信息公开情况统计表',
        '示例县财政局2023年1-11月政府信息公开工作报告',
        '2023年第三季度政府信息公开工作报告',
        '2023年1-6月政府信息公开统计数据',
        '2022年一季度政府信息公开工作情况报告',
        '示例县财政局2022年政府信息公开年度报告统计表',
        '示例县财政局2022年政府信息公开年度报告2023年1月统计表',
        '2022年第三季度示例县财政局政府信息公开工作报告',
        '示例县四季坡街道2023年上半年政府信息公开工作报告',
        '2023年国民经济和社会发展统计公报',
      ],
    ],
    ['collection', ['示例县各部门2022年政府信息公开工作年度报告汇编']],
    [
      'news',
      [
        '示例县召开2023年政府信息公开年度报告培训会',
        '恩格贝生态示范区召开2020年度工作会暨党风廉政建设会议',
        '示例县开展2023年政务公开日活动',
      ],
    ],
    ['assessment', ['2022年政务公开第三方评估报告', '示例县财政局政府信息公开自查报告']],
    ['other-duty', ['示例县第一中学2023年信息公开年度报告（学校）', '示例县人民医院2022年信息公开年度报告']],
    ['proposals', ['示例县财政局2023年建议提案办理情况报告', '2022年度人大代表建议和政协提案办理工作报告']],
    ['enforcement-report', ['示例县财政局2023年行政执法工作年度报告', '2021年度双随机、一公开工作年度报告']],
    ['other-document', ['示例县人民政府2023年政府工作报告', '示例县财政局2013年政府信息公开工作总结报告']],
  ])('%s is named so', (alike, titles) => {
    for (const title of titles) expect(classify(title), title).toMatchObject({ kind: 'other', alike });
  });

  it.each([
    '示例县某企业2023年年度报告公示',
    '恩格贝生态示范区：栽下梧桐引凤来',
    '政府信息公开年报',
    '政府信息公开工作年度报告',
    '首页',
  ])('%s', (title) => {
    expect(classify(title).kind).toBe('other');
  });

  it('leaves open what a list cuts short', () => {
    expect(classify('示例县财政局2023年政府信息公开工作…')).toMatchObject({ kind: 'unclear' });
    expect(classify('示例县财政局2023年政府信息公开工作要点落实…')).toMatchObject({ kind: 'other' });
  });

  it('costs no more time than its length', () => {
    const started = processorMs();
    for (const piece of ['年报', '2023年', '（', '信息公开', '示例县']) classify(piece.repeat(100_000));
    expect(processorMs() - started).toBeLessThan(5_000);
  });
});

describe('two reports of one body and year', () => {
  it.each([
    ['示例局2022年政府信息公开工作年度报告（本级）', '本级'],
    ['示例海关2022年政府信息公开工作年度报告(关区)', '关区'],
    ['示例海关本级2022年政府信息公开工作年度报告', '本级'],
    ['示例气象局2022年政府信息公开工作年度报告（部门）', '部门'],
    ['示例局2022年政府信息公开工作年度报告—机关', '机关'],
    ['示例局2022年政府信息公开工作年度报告（图片版）', null],
    ['示例局2022年政府信息公开工作年度报告', null],
  ])('%s means %s', (title, part) => {
    expect(partOf(title)).toBe(part);
  });
});

describe('a column that keeps the name of a body that was renamed', () => {
  const old = { ...agency('old', '示例市市政管理局'), extra: { successor: 'new', valid_to: '2021-06-30' } };
  const now = { ...agency('new', '示例市城市管理局'), extra: { valid_from: '2021-07-01' } };
  const registered = [old, now];
  const renamed: Partial<ClassifyContext> = {
    ownerId: 'new',
    match: (name) => {
      const found = matchAgency(name, registered);
      return found && { agencyId: found.agency.id, by: found.by };
    },
    ofYear: (id, year) => {
      const other = answersFor(registered.find((one) => one.id === id)!, year, registered);
      return other.id === id ? null : { agencyId: other.id, by: other.name };
    },
  };
  it.each([
    ['市政管理局2020年政府信息公开工作年度报告', 'old'],
    ['城市管理局2024年政府信息公开工作年度报告', 'new'],
    // The old name stays in the title for a while, and the new body publishes what the old one owed.
    ['示例市市政管理局2021年政府信息公开工作年度报告', 'new'],
    ['示例市城市管理局2020年政府信息公开工作年度报告', 'old'],
    ['2019年政府信息公开工作年度报告', 'old'],
  ])('%s is of the %s body', (title, id) => {
    expect(classify(title, null, renamed)).toMatchObject({ kind: 'annual-report', agencyId: id });
  });
  it('says so among the reasons', () => {
    expect(classify('2019年政府信息公开工作年度报告', null, renamed)).toHaveProperty(
      'why.2',
      expect.stringContaining('示例市市政管理局'),
    );
  });
});

describe('a row of a list of many bodies', () => {
  const shared = { ownerId: null };
  const row = (title: string, publisher?: string, url = 'http://www.example.gov.cn/a.html') =>
    classifyLink({ url, title, date: '2024-01-18', ...(publisher ? { publisher } : {}) }, { ...context, ...shared });

  it('whose title names nobody is its publisher’s', () => {
    expect(row('2023年政府信息公开工作年度报告', '县财政局')).toMatchObject({ agencyId: 'cz', year: 2023 });
    expect(row('2023年政府信息公开工作年度报告', '示例县外事办公室')).toMatchObject({ agencyId: null, year: 2023 });
  });

  it('whose title names a body is that body’s, whoever published it', () => {
    expect(row('示例县科技局2023年政府信息公开年报', '县财政局')).toMatchObject({ agencyId: 'own', year: 2023 });
  });

  it('may hold no more than a body and a year', () => {
    expect(row('县财政局2022年')).toMatchObject({ agencyId: 'cz', year: 2022 });
  });
});

describe('a link with nothing but a year', () => {
  const link = (url: string, changes: Partial<ClassifyContext> = {}) =>
    classifyLink({ url: `http://www.example.gov.cn${url}`, title: '2023年度', date: null }, { ...context, ...changes })
      .kind;

  it('is a report where its address is a file’s or an article’s, in a column', () => {
    expect(link('/nb/P020240118.pdf')).toBe('annual-report');
    expect(link('/nb/202401/t20240118_12345.html')).toBe('annual-report');
    expect(link('/nb/P020240118.pdf', { inColumn: false })).toBe('other');
  });

  it('is a folder anywhere else', () => {
    expect(link('/nb/2023/')).toBe('other');
    expect(link('/nb/2023n/index.html')).toBe('other');
  });
});
