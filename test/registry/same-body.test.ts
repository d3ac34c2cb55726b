import { describe, expect, it } from 'vitest';
import { matchBodies } from '../../src/registry/same-body.ts';
import type { Agency } from '../../src/report/agency.ts';
import type { AgencyClaim } from '../../src/report/words.ts';

const of = (agency: string | null, year = 2023, claims: readonly string[] = []) => ({
  agency,
  year,
  agencyNaming: null,
  agencyClaims: claims.map((name): AgencyClaim => ({ source: 'signature', name, place: null })),
});
const match = (a: string | null, b: string | null) => matchBodies(of(a, 2022), of(b));

const registered = (
  id: string,
  name: string,
  aliases: readonly string[] = [],
  extra: Agency['extra'] = {},
): Agency => ({
  ...{ id, name, level: 'county_dept', regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '' },
  ...{ aliases, firstYear: null, lastYear: null, extra },
});

describe('two reports are of one body', () => {
  it.each([
    ['桐浦区科学技术局', '桐浦区科学技术局'],
    ['桐浦区科技局', '桐浦区科学技术局'],
    ['银川市兴庆区财政局', '兴庆区财政局'],
    ['桐浦区科学技术和工业信息化局', '桐浦区科工信局'],
  ])('%s, %s', (a, b) => {
    expect(match(a, b)).toBe('same');
  });

  it('by the former names and the successions of the registry', () => {
    const aliased = [registered('a', '某县审批服务管理局', ['某县政务服务中心'])];
    expect(matchBodies(of('某县政务服务中心'), of('某县审批服务管理局'), aliased)).toBe('same');
    const merged = [
      registered('old', '某县安全生产监督管理局', [], { successor: 'new', valid_to: '2019-03-01' }),
      registered('new', '某县应急管理局', [], { valid_from: '2019-03-01' }),
    ];
    expect(matchBodies(of('某县安全生产监督管理局', 2018), of('某县应急管理局', 2019), merged)).toBe('same');
  });
});

describe('two reports are of different bodies', () => {
  it.each([
    ['青山县水务局', '桐浦区科学技术和工业信息化局'],
    ['桐浦区财政局', '桐浦区教育局'],
    ['银川市财政局', '吴忠市财政局'],
    ['银川市财政局', '兴庆区财政局'],
    ['桐浦区人民政府', '桐浦区财政局'],
    ['桐浦区河东街道办事处', '桐浦区临泉镇人民政府'],
    ['青山县人民政府', '青山县人民政府河东街道办事处'],
  ])('%s, %s', (a, b) => {
    expect(match(a, b)).toBe('different');
    expect(match(b, a)).toBe('different');
  });
});

describe('nobody can tell', () => {
  it.each([
    ['a name that was not found', null, '桐浦区财政局'],
    ['a name without its place', '教育局', '桐浦区教育局'],
    ['a bureau that took on another', '桐浦区科学技术局', '桐浦区工业和信息化局'],
    ['a reform that changed every word', '桐浦区安全生产监督管理局', '桐浦区应急管理局'],
    ['a county that became a city', '平罗县财政局', '平罗市财政局'],
    ['a district of today and a name that is none', '户县财政局', '鄠邑区财政局'],
    ['an office of which no word is known', '桐浦区综合事务中心', '桐浦区财政局'],
    ['a government and its office', '桐浦区人民政府', '桐浦区人民政府办公室'],
    ['an office of the government without its place', '市政府办公室', '银川市人民政府办公室'],
    ['a commission of the government without its place', '市国资委', '银川市政府国有资产监督管理委员会'],
    ['a town that was a township', '桐浦区临泉乡人民政府', '桐浦区临泉镇人民政府'],
  ])('%s', (_why, a, b) => {
    expect(match(a, b)).toBe('uncertain');
  });

  it('where one of them names the other in its own words, or the name is our guess by the place', () => {
    expect(matchBodies(of('桐浦区财政局', 2022, ['桐浦区教育局']), of('桐浦区教育局'))).toBe('uncertain');
    const guessed = { printed: '桐浦区', source: 'title', reason: 'body-of-place', by: null } as const;
    expect(matchBodies({ ...of('桐浦区人民政府'), agencyNaming: guessed }, of('桐浦区教育局'))).toBe('uncertain');
  });
});
