import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import knownNames from '../../src/registry/catalogue/agencies.json' with { type: 'json' };
import { placePrefix } from '../../src/registry/places.ts';
import { settleAgency } from '../../src/registry/settle-agency.ts';
import { shortForm } from '../../src/registry/short-names.ts';
import type { Agency } from '../../src/report/agency.ts';
import type { Report } from '../../src/report/report.ts';
import type { AgencyClaim } from '../../src/report/words.ts';
import { seed } from '../seed.ts';

const report = (agency: string | null, claims: readonly (readonly [AgencyClaim['source'], string])[] = []): Report => ({
  ...{ title: null, agency, year: null, template: null, templateReason: null, period: null },
  ...{ sections: [], published: [], values: {}, notUnderstood: [], prose: [] },
  agencyNaming: agency === null ? null : { printed: agency, source: 'title', reason: 'as-printed', by: null },
  agencyClaims: claims.map(([source, name]) => ({ source, name, place: null })),
});

const registered = (name: string, portalUrl = ''): Agency => ({
  ...{ id: name, name, aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl, reportColumnUrl: '' },
  ...{ firstYear: null, lastYear: null, extra: {} },
});

const names = Object.keys(knownNames);

describe('the name of a body', () => {
  it.each([
    ['烟台市科技局', '烟台市科学技术局', 'registered-form'],
    ['威海市文登区政府办公室', '威海市文登区人民政府办公室', 'registered-form'],
    ['沐阳县人民政府', '沭阳县人民政府', 'misprint'],
  ])('%s is registered as %s: %s', (printed, name, reason) => {
    const settled = settleAgency(report(printed));
    expect(settled.agency).toBe(name);
    expect(settled.agencyNaming).toMatchObject({ printed, reason });
  });

  it('gets its place from the host of its address', () => {
    const url = 'http://www.mhk.gov.cn/zwgk/t1.html';
    expect(settleAgency(report('审计局'), { url })).toMatchObject({
      agency: '梅河口市审计局',
      agencyNaming: { printed: '审计局', reason: 'region-completed', by: 'www.mhk.gov.cn' },
    });
  });

  it.each([
    ['site', '温岭市人民政府'],
    ['signature', '温岭市科技局'],
    ['account', '温岭微科技'],
  ] as const)('gets its place from the %s %s', (source, name) => {
    expect(settleAgency(report('市科技局', [[source, name]])).agency).toBe('温岭市科学技术局');
  });

  it('takes the place that a lone district lies in from the document', () => {
    const claims = [['publisher', '江苏省南京市人民政府']] as const;
    expect(settleAgency(report('鼓楼区档案局', claims)).agency).toBe('南京市鼓楼区档案局');
    expect(settleAgency(report('鼓楼区档案局')).agency).toBe('鼓楼区档案局');
  });

  it('is held against the registry that is given', () => {
    const agencies = [registered('白水县发展和改革局', 'http://www.baishui.gov.cn')];
    expect(settleAgency(report('白水县发改局'), { agencies }).agency).toBe('白水县发展和改革局');
    expect(settleAgency(report('发改局'), { agencies, url: 'http://fgj.baishui.gov.cn/a' }).agency).toBe(
      '白水县发展和改革局',
    );
  });

  it.each([
    ['示例县某局', []],
    ['莱阳市科技局', []],
    // A real county, one character from a registered one.
    ['射阳县人民政府', []],
    ['市科技局', []],
    // Two places are told: neither is certain.
    [
      '市科技局',
      [
        ['site', '台州市人民政府'],
        ['publisher', '温岭市人民政府'],
      ],
    ],
    // A department of the county on the site of the prefecture.
    ['审计局', [['site', '烟台市人民政府']]],
    ['县科技局', [['site', '温岭市人民政府']]],
  ] as const)('stays as printed where no one body is certain: %s %j', (printed, claims) => {
    const before = report(printed, claims);
    expect(settleAgency(before)).toEqual(before);
  });

  it('is never one that nobody registered and nobody printed', () => {
    const part = fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom('市', '县', '某镇', '科技局', '人民政府', '沐', ''),
    );
    fc.assert(
      fc.property(part, part, fc.nat(12), part, (a, b, cut, site) => {
        const printed = `${a}${b}`.slice(cut);
        if (printed === '') return;
        const { agency } = settleAgency(report(printed, [['site', site]]));
        expect(agency === printed || names.includes(agency ?? '')).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('that is registered stays, and what was settled once stays settled', () => {
    for (const name of names) {
      expect(settleAgency(report(name)).agency).toBe(name);
      const once = settleAgency(report(shortForm(name), [['publisher', name]]));
      expect(settleAgency(once)).toEqual(once);
    }
  });

  it('that is short, with its place in front, never becomes that of another place', () => {
    for (const name of names) {
      const { agency } = settleAgency(report(shortForm(name)));
      const [before, after] = [placePrefix(shortForm(name)).divisions, placePrefix(agency ?? '').divisions];
      if (before.length === 1) expect(after).toEqual(before);
    }
  });
});

describe('places', () => {
  it.each([
    ['宁夏回族自治区银川市兴庆区财政局', ['兴庆区'], '财政局'],
    ['北京市通州区中仓街道', ['通州区'], '中仓街道'],
    ['通州区中仓街道', ['通州区', '通州区'], '中仓街道'],
    ['财政部', [], '财政部'],
  ])('at the head of %s are %j', (name, divisions, rest) => {
    const found = placePrefix(name);
    expect([found.divisions.map((division) => division.name), found.rest]).toEqual([divisions, rest]);
  });
});
