import { describe, expect, it } from 'vitest';
import { agencyInTitle } from '../../src/extract/agency-claims.ts';
import { dayOfAddress } from '../../src/extract/day-of-address.ts';
import { readAgency } from '../../src/extract/read-agency.ts';
import { readDates } from '../../src/extract/read-dates.ts';
import { readSections } from '../../src/extract/read-sections.ts';
import { readTitle } from '../../src/extract/read-title.ts';
import { readYear, yearInTitle } from '../../src/extract/read-year.ts';
import type { Document } from '../../src/report/document.ts';

function page(lines: readonly string[], meta: Record<string, string> = {}): Document {
  return {
    irVersion: 1,
    format: 'html',
    reader: { name: 'x', version: '1' },
    meta,
    blocks: lines.map((text) => ({ t: 'p', text, places: [] })),
    links: [],
    warnings: [],
  };
}

describe('the title', () => {
  it.each([
    [['某县某局2023年政府信息公开工作年度报告'], '某县某局2023年政府信息公开工作年度报告'],
    [['某县某局', '2023年政府信息公开工作年度报告'], '某县某局2023年政府信息公开工作年度报告'],
    [['某县某局2023年政府信息', '公开工作年度报告'], '某县某局2023年政府信息公开工作年度报告'],
    [
      ['首页 > 政府信息公开年报', '某县某局关于2023年度政府信息公开工作的报告'],
      '某县某局关于2023年度政府信息公开工作的报告',
    ],
    [['根据国务院办公厅关于政府信息公开工作年度报告有关事项的通知要求'], null],
  ])('of %j is %j', (lines, title) => {
    expect(readTitle(page(lines))).toBe(title);
  });

  it('comes from the page or the link where the text has none', () => {
    expect(readTitle(page(['一、总体情况'], { ArticleTitle: '某局2023年政府信息公开工作年度报告' }))).toBe(
      '某局2023年政府信息公开工作年度报告',
    );
    expect(readTitle(page(['一、总体情况']), '某局2023年政府信息公开工作年度报告')).toBe(
      '某局2023年政府信息公开工作年度报告',
    );
  });
});

describe('the year', () => {
  it('is that of the period, even where the title has another', () => {
    const document = page(['所列数据的统计期限为2022年1月1日至2022年12月31日。']);
    expect(readYear(document, '某局2023年政府信息公开工作年度报告')).toMatchObject({
      year: 2022,
      period: { from: '2022-01-01', to: '2022-12-31' },
    });
  });

  it.each([
    '本报告统计数据从2023年1月1日至12月31日。',
    '报告中所列数据统计期限为20231月1日到12月31日。',
    '所列数据统计时限为202311日至20231231日。',
    '数据的统计期限自 2023 年 1 月 1 日起至 12 月 31 日止',
  ])('is read from %j', (sentence) => {
    expect(readYear(page([sentence]), null)).toMatchObject({
      year: 2023,
      period: { from: '2023-01-01', to: '2023-12-31' },
    });
  });

  it('is never that of a publication date', () => {
    expect(readYear(page(['发布时间：2024-01-23', '某局', '2024年1月23日']), null).year).toBeNull();
  });

  it.each([
    ['某局2023年政府信息公开工作年度报告', 2023],
    ['某局政府信息公开工作年度报告（2020）', 2020],
    ['某局二〇一八年政府信息公开工作年度报告', 2018],
    ['某局政府信息公开工作年度报告', null],
    ['关于2022年和2023年的报告', null],
  ])('in the title %j is %j', (title, year) => {
    expect(yearInTitle(title)).toBe(year);
  });
});

describe('the agency', () => {
  it.each([
    ['某县某局2023年政府信息公开工作年度报告', '某县某局'],
    ['2023年某县某局政府信息公开工作年度报告', '某县某局'],
    ['某县某局关于2023年度政府信息公开工作的报告', '某县某局'],
    ['海关总署(本级机关)2020年政府信息公开工作年度报告', '海关总署(本级机关)'],
    ['某回族乡信息公开2018年度工作报告', '某回族乡'],
    ['2025某县某乡2025年度政府信息公开工作年度报告', '某县某乡'],
    ['2023年政府信息公开工作年度报告', null],
  ])('in the title %j is %j', (title, agency) => {
    expect(agencyInTitle(title)).toBe(agency);
  });

  it.each([
    [
      ['白水市科技局2022年政府信息公开工作年度报告', '现发布《白水市科学技术局2022年政府信息公开工作年度报告》。'],
      '白水市科学技术局',
    ],
    [['县科技局2018年政府信息公开工作年度报告', '正文。', '白水县科学技术局', '2019年1月2日'], '白水县科学技术局'],
    [['白水市2023年政府信息公开工作年度报告'], '白水市人民政府'],
    [['2023年清泉街道政府信息公开工作年度报告'], '清泉街道办事处'],
    [['本年度报告由白水市安全生产监督管理局编制。'], '白水市安全生产监督管理局'],
    [['一、总体情况', '我局认真落实。'], null],
  ])('of %j is %j', (lines, agency) => {
    const document = page(lines);
    expect(readAgency(document, readTitle(document)).agency).toBe(agency);
  });
});

describe('claims of the day of publication', () => {
  it('come in falling trust: meta, list, text, signature, address', () => {
    const document = page(['发布时间：2024-01-24 10:00', '某局', '2024年1月20日'], { PubDate: '2024-01-23 09:00' });
    const claims = readDates(document, 'http://a.gov.cn/b/202402/t20240201_1.htm', '2024-01-25');
    expect(claims.map((claim) => `${claim.source} ${claim.date}`)).toEqual([
      'meta 2024-01-23',
      'list 2024-01-25',
      'text 2024-01-24',
      'signature 2024-01-20',
      'url 2024-02-01',
    ]);
  });

  it.each([
    ['http://a/zfxxgknb/202403/t20240308_87885.htm', '2024-03-08'],
    ['http://a/art/2024/1/18/art_1.html', '2024-01-18'],
    ['http://a/info/1050/64208.htm', null],
    ['http://a/t20241399_1.htm', null],
  ])('in the address %j is %j', (url, date) => {
    expect(dayOfAddress(url)).toBe(date);
  });
});

describe('sections', () => {
  it('are the numbered parts; the prescribed ones that lack are named as missing', () => {
    const { sections, prose } = readSections(
      page(['前言', '一、总体情况', '正文', '二、主动公开政府信息情况', '六、其他需要报告的事项', '无。']),
      't2021',
    );
    expect(sections.filter((section) => !section.present).map((section) => section.number)).toEqual([3, 4, 5]);
    expect(prose).toEqual([
      { section: 0, text: '前言' },
      { section: 1, text: '正文' },
      { section: 6, text: '无。' },
    ]);
  });

  it('are not opened by numbered rows of the tables', () => {
    const { sections } = readSections(
      page([
        '一、总体情况',
        '三、收到和处理政府信息公开申请情况',
        '四、结转下年度继续办理',
        '四、政府信息公开行政复议、行政诉讼情况',
      ]),
      null,
    );
    expect(sections.map((section) => section.title)).toEqual([
      '总体情况',
      '收到和处理政府信息公开申请情况',
      '政府信息公开行政复议、行政诉讼情况',
    ]);
  });

  it('put lines together that the width of the page broke', () => {
    const { prose } = readSections(
      page(['全年共向社会主动公开政府信息十八万余条收到公众意', '见三百八十二条。', '下一段。']),
      null,
    );
    expect(prose[0]!.text).toBe('全年共向社会主动公开政府信息十八万余条收到公众意见三百八十二条。\n下一段。');
  });
});
