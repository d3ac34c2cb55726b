import { describe, expect, it } from 'vitest';
import { agenciesToCsv, parseAgencies } from '../../src/registry/agency-csv.ts';
import { isUnchanged, registryChanges } from '../../src/registry/registry-changes.ts';
import type { Agency } from '../../src/report/agency.ts';

const agency = (id: string, changes: Partial<Agency> = {}): Agency => ({
  ...{
    id,
    name: `${id}局`,
    level: 'county_dept',
    regionCode: '990102',
    parent: '',
    portalUrl: '',
    reportColumnUrl: '',
  },
  ...{ aliases: [], firstYear: null, lastYear: null, extra: {} },
  ...changes,
});
const known = (id: string, changes: Partial<Agency> = {}, active = true) => ({ ...agency(id, changes), active });

describe('what a registry file changes', () => {
  it('is told id by id: added, changed cell by cell, listed again, ended, unchanged', () => {
    const before = [
      known('same'),
      known('moved', { portalUrl: 'http://old.example/' }),
      known('gone'),
      known('back', {}, false),
      known('past', {}, false),
    ];
    const after = [
      agency('same'),
      agency('moved', { portalUrl: 'https://new.example/', extra: { 备注: '迁移' } }),
      agency('back'),
      agency('new'),
    ];
    const changes = registryChanges(before, after);
    expect(changes.added.map(({ id }) => id)).toEqual(['new']);
    expect(changes.changed).toEqual([
      {
        id: 'moved',
        name: 'moved局',
        cells: [
          { field: 'portal_url', from: 'http://old.example/', to: 'https://new.example/' },
          { field: '备注', from: '', to: '迁移' },
        ],
      },
    ]);
    expect(changes.returned).toEqual([{ id: 'back', name: 'back局', cells: [] }]);
    expect(changes.ended).toEqual([{ id: 'gone', name: 'gone局' }]);
    expect([changes.unchanged, isUnchanged(changes)]).toEqual([1, false]);
  });

  it('is nothing for what is registered already, whatever the order', () => {
    const changes = registryChanges([known('a'), known('b')], [agency('b'), agency('a')]);
    expect(isUnchanged(changes)).toBe(true);
  });
});

describe('a registry that is written and read back', () => {
  it('says the same, and no cell of it is a formula for a spreadsheet', () => {
    const hostile = agency('a', {
      name: '=HYPERLINK("http://evil.example")局',
      extra: { '+备注': '@SUM(1)', 说明: "'引用" },
    });
    const csv = agenciesToCsv([hostile]);
    expect(csv).not.toMatch(/(^|[,\n"])[=+@-]/m);
    const { agencies, problems } = parseAgencies(csv);
    expect(problems).toEqual([]);
    expect(agencies[0]).toMatchObject({ name: hostile.name, extra: { 说明: "'引用" } });
    expect(Object.values(agencies[0]!.extra)).toContain('@SUM(1)');
  });
});
