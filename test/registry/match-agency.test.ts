import { describe, expect, it } from 'vitest';
import { matchAgency } from '../../src/registry/match-agency.ts';
import type { Agency } from '../../src/report/agency.ts';

const agency = (id: string, name: string, ...aliases: string[]): Agency => ({
  ...{ id, name, aliases, level: 'county_dept', regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '' },
  ...{ firstYear: null, lastYear: null, extra: {} },
});

const agencies = [
  agency('xq-kj', '兴庆区科学技术和工业信息化局', '兴庆区科学技术局'),
  agency('yc-kj', '银川市科学技术局'),
  agency('jf-kj', '金凤区科学技术局'),
  agency('sl-zf', '示例市人民政府'),
  agency('sl-bgs', '示例市人民政府办公室'),
  agency('sl-cz', '示例市财政局'),
  agency('sl-wj', '示例市卫生健康委员会'),
  agency('sl-fg', '示例市发展和改革委员会'),
  agency('sl-jd', '示例区前进街街道办事处'),
  agency('pt', '平潭综合实验区管委会'),
  agency('sl-gz', '示例市国有资产监督管理委员会'),
];

describe('a name on a page', () => {
  it.each([
    ['银川市科学技术局', 'yc-kj', 'name'],
    ['银川市 科学技术局', 'yc-kj', 'name'],
    ['兴庆区科学技术局', 'xq-kj', 'alias'],
    ['银川市科技局', 'yc-kj', 'short-form'],
    ['宁夏回族自治区银川市科学技术局', 'yc-kj', 'short-form'],
    ['银川市兴庆区科学技术和工业信息化局', 'xq-kj', 'short-form'],
    ['示例市', 'sl-zf', 'short-form'],
    ['示例市政府', 'sl-zf', 'short-form'],
    ['示例市政府办公室', 'sl-bgs', 'short-form'],
    ['市财政局', 'sl-cz', 'short-form'],
    ['市科技局', 'yc-kj', 'short-form'],
    ['市卫健委', 'sl-wj', 'short-form'],
    ['市国资委', 'sl-gz', 'short-form'],
    ['示例市发改委', 'sl-fg', 'short-form'],
    ['示例区前进街街道', 'sl-jd', 'short-form'],
    ['平潭综合实验区', 'pt', 'short-form'],
    ['兴庆区科工信局', 'xq-kj', 'abbreviation'],
    ['兴庆区科技工信局', 'xq-kj', 'short-form'],
  ])('%s is %s by %s', (name, id, kind) => {
    const match = matchAgency(name, agencies);
    expect([match?.agency.id, match?.kind]).toEqual([id, kind]);
  });

  it.each(['科技局', '示例市审计局', '兴庆区', '吴忠市科学技术局', '区财政局', '县科技局', '局', ''])(
    'that fits none or several is nobody: %s',
    (name) => {
      expect(matchAgency(name, agencies)).toBeNull();
    },
  );

  it.each([
    ['镇宁县人民政府', '镇宁布依族苗族自治县人民政府'],
    ['镇宁自治县政府', '镇宁布依族苗族自治县人民政府'],
    ['恩施州', '恩施土家族苗族自治州人民政府'],
    ['伊犁州政府', '伊犁哈萨克自治州人民政府'],
    ['东乡县', '东乡族自治县人民政府'],
    ['鄂温克旗人民政府', '鄂温克族自治旗人民政府'],
    ['龙胜县', '龙胜各族自治县人民政府'],
    ['自治县教育局', '紫云苗族布依族自治县教育局'],
    ['广西民政厅', '广西壮族自治区民政厅'],
    ['自治区人社厅', '内蒙古自治区人力资源和社会保障厅'],
    ['新疆喀什地区', '喀什地区行政公署'],
    ['兴安盟', '兴安盟行政公署'],
    ['示例市税务局', '国家税务总局示例市税务局'],
    ['示例海关', '中华人民共和国示例海关'],
  ])('may call an autonomous place, a prefecture or a body of the state for short: %s', (name, full) => {
    expect(matchAgency(name, [agency('own', full)])?.agency.id).toBe('own');
  });

  it.each([
    ['市资规局', '示例市自然资源和规划局'],
    ['示例市人力社保局', '示例市人力资源和社会保障局'],
    ['示例市残联', '示例市残疾人联合会'],
    ['示例市科协', '示例市科学技术协会'],
    ['示例市高新区', '示例市高新技术产业开发区管委会'],
    ['示例经开区', '示例经济技术开发区管理委员会'],
    ['新华街办', '示例区新华街道办事处'],
    ['示例区新华街道', '示例区人民政府新华街道办事处'],
  ])('has customary short forms: %s', (name, full) => {
    expect(matchAgency(name, [agency('own', full)])?.agency.id).toBe('own');
  });

  it.each([
    ['临夏县公安局', '临夏回族自治州公安局'],
    ['恩施市人民政府', '恩施土家族苗族自治州人民政府'],
    ['阜新市', '阜新蒙古族自治县人民政府'],
    ['自治州民政厅', '内蒙古自治区民政厅'],
    ['示例县税务局', '国家税务总局示例市税务局'],
    ['国家税务总局', '国家税务总局示例市税务局'],
  ])('that is another place’s is nobody: %s, %s', (name, full) => {
    expect(matchAgency(name, [agency('own', full)])).toBeNull();
  });

  it('is the only one that it fits where the context is narrower', () => {
    expect(matchAgency('科技局', [agencies[1]!])?.agency.id).toBe('yc-kj');
  });
});
