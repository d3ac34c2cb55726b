import { describe, expect, it } from 'vitest';
import { matchAgency } from '../../src/registry/match-agency.ts';
import { nearMatcher } from '../../src/registry/match-near.ts';
import type { Agency } from '../../src/report/agency.ts';

const agency = (id: string, name: string, more: Partial<Agency> = {}): Agency => ({
  ...{ id, name, aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '' },
  ...{ firstYear: null, lastYear: null, extra: {} },
  ...more,
});

const registered = [
  agency('tj', '国家统计局', { level: 'central', aliases: ['统计局'] }),
  agency('yc-sf', '银川市司法局', { aliases: ['市司法局'] }),
  agency('yc-kj', '银川市科学技术局'),
  agency('jf-kj', '银川市金凤区科学技术局'),
  agency('jf-tj', '银川市金凤区统计局'),
  agency('dt-sf', '大同市司法局'),
  agency('df-xf', '盐城市大丰区新丰镇人民政府', { level: 'township', parent: '盐城市大丰区人民政府' }),
  agency('fx-xf', '丰县新丰镇人民政府', { level: 'township', parent: '丰县人民政府' }),
  agency('df-cz', '盐城市大丰区财政局', { parent: '盐城市大丰区人民政府' }),
];
const on = (id: string) => nearMatcher(registered.find((one) => one.id === id)!, registered);

describe('a name on the pages of a body', () => {
  it.each([
    ['yc-kj', '市司法局', 'yc-sf', 'an office without a place is that of the same place'],
    ['dt-sf', '市司法局', 'dt-sf', 'though the short name is registered for another'],
    ['jf-kj', '统计局', 'jf-tj', 'and not that of the state'],
    ['tj', '统计局', 'tj', 'except on the pages of the state itself'],
    ['jf-kj', '银川市科学技术局', 'yc-kj', 'a body with its place is whom it names in full'],
    ['df-cz', '新丰镇', 'df-xf', 'of two towns of a name the one under the same government is meant'],
    ['df-cz', '丰县新丰镇人民政府', 'fx-xf', 'except where its county stands there'],
  ])('of %s, %s is %s: %s', (here, name, whom) => {
    expect(on(here)(name)?.agency.id).toBe(whom);
  });

  it.each([
    ['jf-kj', '银川市审计局'],
    ['yc-kj', '县统计局'],
    ['yc-kj', '大同市科技局'],
    ['dt-sf', '新丰镇'],
  ])('of %s, %s is nobody', (here, name) => {
    expect(on(here)(name)).toBeNull();
  });
});

describe('a name that leaves something out', () => {
  const reads = (name: string, registeredName: string, more: Partial<Agency> = {}) =>
    matchAgency(name, [agency('x', registeredName, more)])?.kind ?? null;

  it('leaves out no place in its middle: that is another body', () => {
    expect(reads('银川市科技局', '银川市金凤区科学技术局')).toBeNull();
    expect(reads('国家税务总局银川市税务局', '国家税务总局银川市兴庆区税务局')).toBeNull();
    expect(reads('示例市教育局', '示例市样本区教育局')).toBeNull();
  });

  it('may leave out words of the office', () => {
    expect(reads('兴庆区科工信局', '银川市兴庆区科学技术和工业信息化局')).toBe('abbreviation');
  });

  it('is not one that says another place', () => {
    expect(reads('北京市司法局', '银川市司法局', { aliases: ['市司法局'] })).toBeNull();
    expect(reads('渭南市卫健委', '国家卫生健康委员会', { level: 'central', aliases: ['卫健委'] })).toBeNull();
    expect(reads('自治区卫健委', '国家卫生健康委员会', { level: 'central', aliases: ['卫健委'] })).toBeNull();
    expect(reads('江苏省盐城市大丰区财政局', '大丰区财政局')).toBe('short-form');
  });

  it('is too short to be an abbreviation with three characters', () => {
    expect(reads('国管局', '国家外汇管理局', { level: 'central' })).toBeNull();
  });
});
