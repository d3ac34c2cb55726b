import { describe, expect, it } from 'vitest';
import { readYear, yearInTitle } from '../../src/extract/read-year.ts';
import { pageOf } from './page-of.ts';

const whole = { from: '2023-01-01', to: '2023-12-31' };

describe('the period of the figures', () => {
  it.each([
    ['统计期限自2023年1月1日起至2023年12月31日止。'],
    ['报告中所列数据的统计期限从 2023 年 1 月 1 日起，到 2023 年 12 月 31 日止。'],
    ['本报告所列数据统计时间为二〇二三年一月一日至十二月三十一日。'],
    ['所列数据统计期限为二○二三年一月一日至同年十二月三十一日。'],
    ['数据统计周期：2023.1.1-2023.12.31'],
    ['统计期限：2023-01-01至2023-12-31'],
    ['统计期限为2023/01/01～2023/12/31。'],
    ['数据的统计期限为2023年1-12月。'],
    ['本报告统计期限为2023年度。'],
    ['本报告中数据统计截至2023年12月31日。'],
    ['现将工作报告公布如下（本报告所列数据统计期限自2023年1月1日起至2023年12月31日止）：'],
    ['本报告内容涵盖2023年1月1日至12月31日期间的工作情况。'],
    ['統計期限自2023年1月1日起至12月31日止。'],
  ])('is the whole year in %j', (sentence) => {
    expect(readYear(pageOf([sentence]), null)).toMatchObject({ year: 2023, period: whole });
  });

  it('is found over broken lines, and knows its place', () => {
    const { period, yearClaims } = readYear(
      pageOf(['一、总体情况', '所列数据的统计期', '限自2023年1月', '1日至12月31日止。']),
      null,
    );
    expect(period).toEqual(whole);
    expect(yearClaims[0]).toMatchObject({ source: 'period', year: 2023, place: { path: 'line 2' } });
  });

  it.each([
    ['统计期限自2023年4月18日起至2023年12月31日止。', { from: '2023-04-18', to: '2023-12-31' }],
    ['统计期限为2023年5月至12月。', { from: '2023-05-01', to: '2023-12-31' }],
    ['统计期限为2023年1月1日至2023年6月30日。', { from: '2023-01-01', to: '2023-06-30' }],
    ['统计期限为2022年11月1日至2023年10月31日。', { from: '2022-11-01', to: '2023-10-31' }],
  ])('is a part of the year where the sentence says so: %j', (sentence, period) => {
    expect(readYear(pageOf([sentence]), null).period).toEqual(period);
  });

  it.each([
    ['统计期限自2023年起至今。'],
    ['统计期限为2023年13月1日至14月2日。'],
    ['统计期限自202391日起，至2024831日止。'],
    ['报告全文已于2024年1月20日发布。'],
    ['统计时间为2023年1月1日至12月3如有疑问请联系。'],
  ])('is unknown where the days cannot be told: %j', (sentence) => {
    expect(readYear(pageOf([sentence]), null).period).toBeNull();
  });
});

describe('years that disagree', () => {
  it('are all kept, with the words that say them', () => {
    const document = pageOf(
      [
        '某县某局2022年政府信息公开工作年度报告',
        '统计期限自2023年1月1日至12月31日止。',
        '2023年，我局主动公开。',
        '2023年度，答复及时。',
        '2023年继续。',
      ],
      { ArticleTitle: '某县某局2023年政府信息公开工作年度报告' },
    );
    const { year, yearClaims } = readYear(document, '某县某局2022年政府信息公开工作年度报告');
    expect(year).toBe(2023);
    expect(yearClaims.map((claim) => `${claim.source} ${claim.year}`)).toEqual([
      'period 2023',
      'title 2022',
      'page-title 2023',
      'prose 2023',
    ]);
    expect(yearClaims[1]?.place).toEqual({ path: 'line 1' });
  });

  it('of two periods: the one that agrees with the title counts, wherever last year left its own', () => {
    const lines = ['统计期限自2022年1月1日至12月31日止。', '本报告统计期限自2023年1月1日至12月31日止。'];
    expect(readYear(pageOf(lines), '某局2023年政府信息公开工作年度报告')).toMatchObject({ year: 2023, period: whole });
    expect(readYear(pageOf(lines), null).year).toBe(2022);
  });

  it('of a period whose beginning was left over from last year: the title’s, where it ends in that', () => {
    const lines = ['统计期限自2022年1月1日起至2023年12月31日止。'];
    const period = { from: '2022-01-01', to: '2023-12-31' };
    expect(readYear(pageOf(lines), '某局2023年政府信息公开工作年度报告')).toMatchObject({ year: 2023, period });
    expect(readYear(pageOf(lines), '某局2022年政府信息公开工作年度报告')).toMatchObject({ year: 2022, period });
    expect(readYear(pageOf(lines), '某局2021年政府信息公开工作年度报告').year).toBe(2022);
    expect(readYear(pageOf(lines), null).year).toBe(2022);
  });
});

describe('the year of a title', () => {
  it.each([
    ['某局二○二三年度政府信息公开工作年度报告', 2023],
    ['某局二零二三年政府信息公开工作年度报告', 2023],
    ['2023年度某局政府信息公开年报', 2023],
    ['〔2021〕30号', null],
    ['某局政府信息公开工作年度报告（2023年度）', 2023],
  ])('%s is %s', (title, year) => {
    expect(yearInTitle(title)).toBe(year);
  });
});

describe('the name of the file', () => {
  const tables = pageOf(['信息内容 本年制发件数 本年废止件数 现行有效件数']);

  it('counts where the document says no year, and only with its 年', () => {
    const { year, yearClaims } = readYear(tables, null, { fileName: '某局2023年度年报附表.xlsx' });
    expect(year).toBe(2023);
    expect(yearClaims).toEqual([{ source: 'file-name', year: 2023, text: '某局2023年度年报附表.xlsx', place: null }]);
    expect(readYear(tables, null, { fileName: '年报2024.xlsx' }).year).toBeNull();
    expect(readYear(tables, null, { fileName: '2022年和2023年年报.xlsx' }).year).toBeNull();
  });

  it('is nothing against the document’s own words', () => {
    const { year, yearClaims } = readYear(tables, '某局2022年政府信息公开工作年度报告', { fileName: '2023年.docx' });
    expect([year, yearClaims.map(({ source }) => source)]).toEqual([2022, ['title']]);
  });
});

describe('what is no period', () => {
  it('is the hour of the page that stands behind its title', () => {
    const title = '某县某局2018年政府信息公开工作年度报告';
    const lines = [title, '时间:2019-01-14 08:41', '本年报是根据《关于做好2018年度年度报告的通知》要求编制。'];
    expect(readYear(pageOf(lines), title).year).toBe(2018);
  });

  it('is the report of the year before, which the prose says was published', () => {
    const lines = ['2022年,某署认真落实。', '公开发布《某署2021年政府信息公开工作年度报告》。'];
    expect(readYear(pageOf(lines), null).year).toBe(2022);
  });

  it('is the head of a column in which last year’s was left', () => {
    const title = '白水县教育局2018年政府信息公开工作报告';
    const read = readYear(
      pageOf([title, '附件2018年度政府信息公开工作统计数据 指 标 名 称 单位 2017年度 历年累计']),
      title,
    );
    expect(read).toMatchObject({ year: 2018, period: null });
  });

  it('but its title counts where nothing else names a year', () => {
    expect(readYear(pageOf(['现将《某局2020年度政府信息公开工作年度报告》予以公布。']), null).year).toBe(2020);
  });
});
