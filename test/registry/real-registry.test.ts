import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReportTitle } from '../../src/crawler/report-title.ts';
import { parseAgencies } from '../../src/registry/agency-csv.ts';
import { matchAgency } from '../../src/registry/match-agency.ts';
import { nearMatcher } from '../../src/registry/match-near.ts';
import { placeOfName } from '../../src/registry/place-of-name.ts';
import { shortForm } from '../../src/registry/short-names.ts';
import type { Agency } from '../../src/report/agency.ts';
import { shared } from '../shared.ts';

const TITLES: readonly ((name: string) => string)[] = [
  (name) => `${name}2023年政府信息公开工作年度报告`,
  (name) => `2023年度${name}政府信息公开工作年度报告`,
  (name) => `${name}关于2023年政府信息公开工作的年度报告`,
  (name) => `${name}2023年度信息公开年报`,
  (name) => `${name}2023年政务公开工作报告`,
  (name) => `${name}二〇二三年度政府信息公开年度报告`,
  (name) => `2023年政府信息公开工作年度报告（${name}）`,
];

describe.skipIf(!shared)('a registry of some six hundred real bodies (needs ../shared)', () => {
  const file = shared ? readFileSync(join(shared, 'corpus', 'agencies.csv')) : '';
  const { agencies, problems } = parseAgencies(file);
  const namesOf = (agency: Agency) => [...new Set([agency.name, ...agency.aliases, shortForm(agency.name)])];
  const nameIn = (title: string) => {
    const read = readReportTitle(title);
    if (!('name' in read)) return `no report: ${title}`;
    return read.year === 2023 ? [read.nameWithPart, read.name].filter((name) => name !== null) : `no year: ${title}`;
  };

  it('is read without a problem', () => {
    expect(problems).toEqual([]);
    expect(agencies.length).toBeGreaterThan(590);
  });

  it('knows each body on its own pages by each of its names, in every form of title', () => {
    const unknown: string[] = [];
    for (const agency of agencies) {
      const match = nearMatcher(agency, agencies);
      for (const title of namesOf(agency).flatMap((name) => TITLES.map((form) => form(name)))) {
        const names = nameIn(title);
        const found = typeof names === 'string' ? names : names.map((name) => match(name)).find(Boolean)?.agency.name;
        if (found !== agency.name) unknown.push(`${title} → ${found}`);
      }
    }
    expect(unknown).toEqual([]);
  });

  it('takes no name that says its place for another body', () => {
    const confused: string[] = [];
    for (const agency of agencies) {
      for (const name of namesOf(agency)) {
        if (placeOfName(name).words === '') continue;
        for (const other of agencies) {
          const found = other === agency ? null : matchAgency(name, [other]);
          if (found && !agency.aliases.includes(other.name)) confused.push(`${name} → ${other.name} (${found.kind})`);
        }
      }
    }
    expect(confused).toEqual([]);
  });

  it('tells a body from all others by its full name, whoever looks', () => {
    const confused: string[] = [];
    for (const [n, agency] of agencies.entries()) {
      const match = nearMatcher(agencies[(n * 31 + 7) % agencies.length]!, agencies);
      const found = match(agency.name);
      if (found && found.agency !== agency) confused.push(`${agency.name} → ${found.agency.name} (${found.kind})`);
    }
    expect(confused).toEqual([]);
  });
});
