import { describe, expect, it } from 'vitest';
import { columnOwners, planRun } from '../../src/crawler/plan-run.ts';
import type { Agency } from '../../src/report/agency.ts';

const agency = (id: string, portalUrl: string, reportColumnUrl = ''): Agency => ({
  ...{ id, name: id, aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl, reportColumnUrl },
  ...{ firstYear: null, lastYear: null, extra: {} },
});

const agencies = [
  agency('b', 'http://www.one.gov.cn/'),
  agency('a', 'http://www.two.gov.cn/', 'http://www.one.gov.cn/xxgknb/'),
  agency('c', 'http://www.two.gov.cn:8080/c/'),
  agency('d', ''),
  agency('e', 'not an address'),
  agency('f', 'http://one.gov.cn/index.html'),
];

describe('a plan', () => {
  it('visits the agencies of one host one after the other, those without an address apart', () => {
    const plan = planRun(agencies).map((visit) => [visit.key, visit.host, visit.agencies.map((a) => a.agency.id)]);
    expect(plan).toEqual([
      ['no-address', null, ['d', 'e']],
      ['one.gov.cn', 'one.gov.cn', ['f']],
      ['www.one.gov.cn', 'www.one.gov.cn', ['a', 'b']],
      ['www.two.gov.cn_8080', 'www.two.gov.cn:8080', ['c']],
    ]);
  });

  it('is the same whatever the order of the registry', () => {
    expect(planRun([...agencies].reverse())).toEqual(planRun(agencies));
  });

  it('knows which addresses are one agency’s own, also where the other agency is not in the run', () => {
    const owns = (plan: ReturnType<typeof planRun>) =>
      plan.flatMap((visit) => visit.agencies.filter((a) => a.ownsAddress).map((a) => a.agency.id));
    expect(owns(planRun(agencies))).toEqual(expect.arrayContaining(['a', 'c']));
    expect(owns(planRun(agencies))).not.toContain('b');
    expect(owns(planRun([agencies[0]!], agencies))).toEqual([]);
  });
});

describe('the owner of a column', () => {
  const ownerOf = columnOwners([
    ...agencies,
    agency('g', '', 'http://www.three.gov.cn/bmnb/'),
    agency('h', '', 'https://www.three.gov.cn/bmnb/index.html'),
  ]);

  it('is the one body that the registry names there', () => {
    expect(ownerOf('https://one.gov.cn/xxgknb/index.html')).toBe('a');
  });

  it('is nobody where several share it, or none is named', () => {
    expect(ownerOf('http://www.three.gov.cn/bmnb/')).toBeNull();
    expect(ownerOf('http://www.one.gov.cn/')).toBeNull();
  });
});
