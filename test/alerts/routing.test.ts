import { describe, expect, it } from 'vitest';
import { isMuted, isWanted } from '../../src/alerts/routing.ts';
import type { Wants } from '../../src/report/wants.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { alertOf } from './samples.ts';

const agencies = new Map(
  [
    agencyOf('prefecture', { id: 'city', name: '某市人民政府', regionCode: '640100' }),
    agencyOf('prefecture_dept', { id: 'a1', name: '某市第1局', regionCode: '640106', parent: '某市人民政府' }),
    agencyOf('county_dept', { id: 'a2', name: '外地局', regionCode: '350128' }),
  ].map((agency) => [agency.id, agency]),
);

const isTold = (wants: Wants, change = {}) =>
  isWanted(
    alertOf({ agencyId: 'a1', rule: 'D-MISSING', severity: 'error', ...change }),
    { name: 'x', channel: 'wecom', wants },
    agencies,
  );

describe('the routing of alerts', () => {
  it('tells everything to a target without wishes', () => {
    expect(isWanted(alertOf({ severity: 'info' }), { name: 'log', channel: 'log' }, agencies)).toBe(true);
    expect(isTold({})).toBe(true);
  });

  it.each<[Wants, boolean]>([
    [{ severity: 'error' }, true],
    [{ severity: 'warning' }, true],
    [{ severity: 'critical' }, false],
    [{ rules: ['D-MISSING', 'D-LATE'] }, true],
    [{ rules: ['D-*'] }, true],
    [{ rules: ['T3-*'] }, false],
    [{ regions: ['64'] }, true],
    [{ regions: ['35', '62'] }, false],
    [{ levels: ['prefecture_dept'] }, true],
    [{ levels: ['county'] }, false],
    [{ agencies: ['a1'] }, true],
    [{ agencies: ['city'] }, true],
    [{ agencies: ['a2'] }, false],
    [{ agencies: ['city'], severity: 'critical' }, false],
  ])('an error about a body of 6401 below city, wanted %j: %s', (wants, expected) => {
    expect(isTold(wants)).toBe(expected);
  });

  it('tells of portals and of our own trouble whatever the region', () => {
    expect(isTold({ regions: ['35'], agencies: ['a2'] }, { agencyId: null, rule: 'OPS-OWN-OUTAGE' })).toBe(true);
    expect(isTold({ rules: ['D-*'] }, { agencyId: null, rule: 'OPS-OWN-OUTAGE' })).toBe(false);
  });
});

describe('a silence', () => {
  const own = alertOf({ agencyId: 'a1', rule: 'D-MISSING', severity: 'error' });
  const portal = alertOf({ agencyId: null, rule: 'OPS-PORTAL-UNREACHABLE', severity: 'error' });

  it('covers what all its words single out', () => {
    expect(isMuted(own, { agencies: ['city'], rules: ['D-MISSING'] }, agencies)).toBe(true);
    expect(isMuted(own, { agencies: ['city'], rules: ['D-LATE'] }, agencies)).toBe(false);
    expect(isMuted(own, { regions: ['35'] }, agencies)).toBe(false);
  });

  it('over bodies or regions never covers a portal or ourselves', () => {
    expect(isMuted(portal, { regions: ['64'] }, agencies)).toBe(false);
    expect(isMuted(portal, { rules: ['OPS-PORTAL-*'] }, agencies)).toBe(true);
  });
});
