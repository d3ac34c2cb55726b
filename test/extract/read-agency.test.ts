import { describe, expect, it } from 'vitest';
import { readAgency } from '../../src/extract/read-agency.ts';
import { readTitle } from '../../src/extract/read-title.ts';
import { pageOf } from './page-of.ts';

function agencyOf(...lines: string[]): string | null {
  const document = pageOf(lines);
  return readAgency(document, readTitle(document)).agency;
}

describe('a body named by nothing but its file', () => {
  const fileName = '白水市水务局2023年政府信息公开年度报告附表.xlsx';

  it('is that one, and says where the name is from', () => {
    const { agency, agencyNaming, agencyClaims } = readAgency(pageOf(['规章 0 0 0']), null, { fileName });
    expect([agency, agencyNaming?.source]).toEqual(['白水市水务局', 'file-name']);
    expect(agencyClaims).toEqual([{ source: 'file-name', name: '白水市水务局', place: null }]);
    expect(readAgency(pageOf(['规章 0 0 0']), null, { fileName: 'P0202401.xlsx' }).agency).toBeNull();
  });

  it('is nothing against the document’s own words', () => {
    const title = '清泉县水务局2023年政府信息公开工作年度报告';
    const { agency, agencyClaims } = readAgency(pageOf([title]), title, { fileName });
    expect(agency).toBe('清泉县水务局');
    expect(agencyClaims.map(({ source }) => source)).not.toContain('file-name');
  });
});

describe('a body named by its title', () => {
  it.each([
    ['外务部2020年政府信息公开工作年度报告', '外务部'],
    ['白水海关关区2023年政府信息公开工作年度报告', '白水海关'],
    ['标 题 清泉区教育局政府信息公开工作2025年度报告', '清泉区教育局'],
    ['名  称 白水县人民政府2020年政府信息公开工作年度报告', '白水县人民政府'],
    [
      '中共白水市委网络安全和信息化委员会办公室2023年政府信息公开工作年度报告',
      '中共白水市委网络安全和信息化委员会办公室',
    ],
    ['巴音苏木2021年政府信息公开工作年度报告.docx', '巴音苏木人民政府'],
    ['白水市石牌街2021年政府信息公开工作年度报告', '白水市石牌街'],
    ['白水市第二小学2021年信息公开工作年度报告', '白水市第二小学'],
    ['白水三中2021年信息公开工作年度报告', '白水三中'],
    ['西江省白水监狱2021年政府信息公开工作年度报告', '西江省白水监狱'],
    ['白水地区2022年度政府信息公开工作年度报告', '白水地区行政公署'],
    ['北原盟2022年政府信息公开工作年度报告', '北原盟行政公署'],
    ['2025白水县石湾乡2025年度政府信息公开工作年度报告', '白水县石湾乡人民政府'],
    ['白水市综合行政执法局2023年政府信息公开工作年度报告', '白水市综合行政执法局'],
    ['白水县机构编制委员会办公室2016年政府信息公开年度报告', '白水县机构编制委员会办公室'],
    ['（1）白水县水务局2020年政府信息公开工作年度报告', '白水县水务局'],
    ['一、白水县水务局2020年政府信息公开工作年度报告', '白水县水务局'],
    ['公示：白水县水务局2020年政府信息公开工作年度报告', '白水县水务局'],
    ['白水县水务局：2020年政府信息公开工作年度报告', '白水县水务局'],
    ['白水县水务局-2020年政府信息公开工作年度报告', '白水县水务局'],
    ['白水县水务局关于二○二○年度政府信息公开工作情况的报告', '白水县水务局'],
    ['白水县水务局20年政府信息公开年报', '白水县水务局'],
    ['白水县水务局（本级）2020年度政府信息公开工作年度报告', '白水县水务局'],
    ['白水县水务局机关2020年政府信息公开工作年度报告', '白水县水务局'],
    ['白水县水务局政务公开工作领导小组办公室2020年政府信息公开工作年度报告', '白水县水务局'],
    ['- 标题: 白水县水务局2022年政府信息公开工作年度报告', '白水县水务局'],
  ])('%s: %s', (title, agency) => {
    expect(agencyOf(title, '一、总体情况')).toBe(agency);
  });

  it.each([
    [
      '为落实<白水县人民政府办公室关于编制年度报告的通知>要求，现将白水县审计局2019政府信息公开年度工作报告如下。如有疑问，请联系：白水县县审计局办公室（白水县石湾镇东街5号，电话：0555-5550001）。',
      '白水县审计局',
    ],
    ['如有疑问，请联系：白水县审计局办公室（白水县石湾镇东街5号，电话：0555-5550001）。', '白水县审计局'],
    ['现公布白水县人民政府（县人民政府办公室）2019年政府信息公开工作年度报告。', '白水县人民政府'],
    ['白水大学学校办公室结合学校2020年信息公开工作实际情况，编制发布本报告。', '白水大学'],
    ['2016年石湾乡党委政府高度重视政府信息公开工作。', '石湾乡人民政府'],
  ])('or by a sentence alone: %s', (sentence, agency) => {
    expect(agencyOf(sentence, '一、总体情况')).toBe(agency);
  });

  it('over two lines, where the first names the offices of a government', () => {
    expect(agencyOf('白水县人民政府机关', '2020年政府信息公开工作年度报告')).toBe('白水县人民政府');
  });

  it('is the one that the text publishes the report of', () => {
    const text = '根据条例要求，现公开白水市人民政府办公室2021年政府信息公开工作年度报告。';
    expect(agencyOf('市人民政府办公室2021年政府信息公开工作年度报告', text)).toBe('白水市人民政府办公室');
  });

  it('is none where the title names its kind alone', () => {
    expect(agencyOf('2016年度镇政府信息公开年度报告', '一、总体情况')).toBeNull();
  });

  it('is its bureau where the title says 部门', () => {
    expect(
      agencyOf('西江省白水市气象部门2024年政府信息公开工作年度报告', '2024年,西江省白水市气象局贯彻落实条例。'),
    ).toBe('西江省白水市气象局');
  });

  it('is none of the words that a tampered title brings', () => {
    const title = '金沙体育_金沙app$官网:第三中学2022年政府信息公开工作年度报告';
    expect(agencyOf(title, '2022年,白水县教育局认真贯彻条例。')).toBe('白水县教育局');
  });

  it('is completed by what the text calls it', () => {
    expect(agencyOf('住建局2025年政府信息公开工作年度报告', '依申请公开:2025年白水县住建局依申请办理69件。')).toBe(
      '白水县住建局',
    );
    expect(
      agencyOf(
        '白水高新区2022年政府信息公开工作年度报告',
        '现发布《白水高新技术产业开发区管理委员会2022年政府信息公开工作年度报告》。',
      ),
    ).toBe('白水高新技术产业开发区管理委员会');
    expect(
      agencyOf('我镇编制了《田庄镇2020年政府信息公开工作年度报告》,请与白水市田庄镇人民政府联系(地址:朝阳街)。'),
    ).toBe('白水市田庄镇人民政府');
  });
});

describe('a body named by its sentences only', () => {
  it('is not where the page says that its reader stands', () => {
    const title = '2022年政府信息公开工作年度报告';
    expect(agencyOf('您现在所在的位置：首页 > 政府信息公开', title, '一、总体情况')).toBeNull();
    expect(agencyOf('您当前所在的位置：首页 > 政府信息公开', title, '一、总体情况')).toBeNull();
  });

  it.each([
    ['本年度报告由白水市人民政府信息公开工作领导小组办公室根据条例编制。', '白水市人民政府'],
    ['本报告由田庄镇人民政府党政办公室编制。', '田庄镇人民政府'],
    ['如有疑问,请与白水县气象局综合管理科联系(地址:幸福街)。', '白水县气象局'],
    ['如有疑问,请联系:白水市清泉区人民政府长河街道办事处;联系电话:87000000', '白水市清泉区人民政府长河街道办事处'],
    ['如有疑问,请与白水开发区管委会党政办公室联系(邮编:073000)。', '白水开发区管委会'],
    ['如有疑问,请与白水县东风垦殖场办公室联系(地址:东风路88号)。', '白水县东风垦殖场'],
    ['二、石湾乡2018年政府信息公开基本情况', '石湾乡人民政府'],
    ['请与白水市人民政府办公室政府信息公开处联系(地址:海陵路)。', '白水市人民政府'],
    ['请与清泉区湖南镇政府综合督考办公室联系(办公地址:湖南路)。', '清泉区湖南镇人民政府'],
    ['综合2017年度白水市各县(市、区)政府和市级各部门的报告编制而成。', '白水市人民政府'],
    ['根据条例要求,白水市清泉区东湖街道特编制2023年政府信息公开年度报告。', '白水市清泉区东湖街道办事处'],
    ['梳理编制白水海关关区2023年政府信息公开工作年度报告。', '白水海关'],
    ['现编制月坛街道办事处2023年政府信息公开工作年度报告。', '月坛街道办事处'],
    ['现编制本溪市水务局2023年政府信息公开工作年度报告。', '本溪市水务局'],
    ['为认真做好白水市卫生健康局政府信息公开工作,现公布年度报告。', '白水市卫生健康局'],
    ['每个类别可通过“白水市水利和湖泊局”网站查询。', '白水市水利和湖泊局'],
    ['2024年,教育部坚持以人民为中心。', '教育部'],
  ])('%s: %s', (sentence, agency) => {
    expect(agencyOf('一、总体情况', sentence)).toBe(agency);
  });

  it.each([
    ['2025年,通过区政府门户网站主动公开信息74条。'],
    ['依托清泉区人民政府长河街道办事处子网站,开设专栏。'],
    ['未收到针对我街道办事处的依申请公开。'],
    ['本报告全文可在“白水市人民政府”门户网站查阅。'],
    ['现公布我局2022年政府信息公开工作年度报告。'],
  ])('is not guessed from %s', (sentence) => {
    expect(agencyOf('一、总体情况', sentence)).toBeNull();
  });
});

describe('a body of the title that the text names in full', () => {
  const TITLE = '清泉区教育局2023年政府信息公开工作年度报告';
  it.each([
    ['自2019年8月改革以来，在清泉区教育局政府信息公开工作领导小组的组织领导下开展工作。'],
    ['修订完善清泉区教育局政府信息公开指南。'],
    ['如有疑问，可联系清泉区教育局政府信息公开工作领导小组办公室（地址：青山路1号）。'],
    ['推进政府信息公开工作是清泉区教育局贯彻实施条例的要求。'],
    ['特向社会公布清泉区教育局局2023年政府信息公开工作年度报告。'],
    ['扎实推进全局政府信息公开工作。'],
  ])('is not longer by the words before it: %s', (sentence) => {
    expect(agencyOf(TITLE, '一、总体情况', sentence)).toBe('清泉区教育局');
  });

  it('is not the body that it was merged into later, which the site names', () => {
    const lines = ['首页政务公开清泉区综合执法与应急管理局政府信息公开年报', '我局2014年执法信息已公开。'];
    expect(agencyOf('清泉区综合执法局2014年政府信息公开工作年度报告', ...lines)).toBe('清泉区综合执法局');
  });

  it('is the one of the publisher where the page lies on the site of another', () => {
    const lines = [
      '教育局2009年政府信息公开工作年度报告',
      '发布机构：白水县教育局办公室',
      '首页政务公开政府信息公开清泉新区教育局政府信息公开年报',
    ];
    expect(agencyOf(...lines)).toBe('白水县教育局');
  });
});

describe('a body that the prose names without its place', () => {
  it('gets the only place of that kind whose government the page names', () => {
    const document = pageOf([
      '白水市清泉区人民政府',
      '一、总体情况',
      '2023年,区教育局根据条例公开信息。',
      '区教育局严格执行条例。区教育局收到申请1件。',
    ]);
    expect(readAgency(document, null)).toMatchObject({
      agency: '白水市清泉区教育局',
      agencyNaming: { printed: '区教育局', source: 'prose', reason: 'region-completed', by: '白水市清泉区' },
    });
  });

  it('stays as it is where the page names two', () => {
    expect(agencyOf('2023年,区教育局认真落实。', '按照清泉区人民政府和白石区人民政府的要求。')).toBe('区教育局');
  });
});

describe('a government that the frame of a page names', () => {
  it('is not the body of prose that speaks as a bureau', () => {
    const frame = ['白水县人民政府', '一、总体情况'];
    expect(agencyOf(...frame, '2023年,我局认真落实。', '我局收到申请1件。')).toBeNull();
    expect(agencyOf(...frame, '2023年,我县认真落实。', '我县收到申请1件。')).toBe('白水县人民政府');
  });
});
