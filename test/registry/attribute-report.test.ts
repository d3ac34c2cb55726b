import { describe, expect, it } from 'vitest';
import { attributeReport } from '../../src/registry/attribute-report.ts';
import type { Agency } from '../../src/report/agency.ts';
import type { Report } from '../../src/report/report.ts';
import type { AgencyClaim, YearClaim } from '../../src/report/words.ts';

const body = (id: string, name: string, more: Partial<Agency> = {}): Agency => ({
  ...{ id, name, aliases: [], level: 'county_dept', regionCode: '', parent: '', portalUrl: '', reportColumnUrl: '' },
  ...{ firstYear: null, lastYear: null, extra: {}, ...more },
});
const cz = body('cz', '示例县财政局', { parent: '示例县人民政府' });
const sj = body('sj', '示例县审计局');
const zf = body('zf', '示例县人民政府');
const zfb = body('zfb', '示例县人民政府办公室');
const registered = [cz, sj, zf, zfb];

type Names = readonly (readonly [AgencyClaim['source'], string])[];
type Years = readonly (readonly [YearClaim['source'], number])[];

const judge = (
  listed: { agency: Agency; year: number; title?: string },
  names: Names,
  years: Years,
  all = registered,
) => {
  const report: Report = {
    ...{ title: '文中标题', agency: names[0]?.[1] ?? null, year: years[0]?.[1] ?? null, template: null },
    ...{ templateReason: null, period: null, sections: [], published: [], values: {}, notUnderstood: [], prose: [] },
    agencyClaims: names.map(([source, name]) => ({ source, name, place: null })),
    yearClaims: years.map(([source, year]) => ({ source, year, text: `${year}年`, place: null })),
  };
  const { verdict, agencyId, year } = attributeReport({ title: '列表标题', ...listed }, report, all);
  return [verdict, agencyId, year];
};

describe('a report that says of itself what the list says of it, or nothing', () => {
  it.each<[string, Names, Years]>([
    [
      'both',
      [
        ['title', '示例县财政局'],
        ['signature', '示例县财政局'],
      ],
      [
        ['period', 2023],
        ['title', 2023],
      ],
    ],
    ['short', [['title', '县财政局']], [['title', 2023]]],
    ['nothing', [], []],
    [
      'only its prose and its site speak',
      [
        ['prose', '示例县审计局'],
        ['site', '示例县人民政府'],
      ],
      [['prose', 2021]],
    ],
    ['the office that writes signs', [['signature', '示例县人民政府']], [['period', 2023]]],
    ['a body that nobody registered signs', [['signature', '示例县档案局']], [['period', 2023]]],
  ])('stays: %s', (_, names, years) => {
    expect(judge({ agency: cz, year: 2023 }, names, years)).toEqual(['confirmed', 'cz', 2023]);
  });
});

describe('a town', () => {
  it('is named by two characters on its own page', () => {
    const town = body('t', '佳县螅镇人民政府');
    expect(judge({ agency: town, year: 2022 }, [['title', '螅镇']], [], [town])).toEqual(['confirmed', 't', 2022]);
    expect(judge({ agency: town, year: 2022 }, [['title', '坑镇']], [], [town])).toEqual(['unclear', 't', 2022]);
  });
});

describe('a report that says otherwise', () => {
  it('belongs to the body that its title names', () => {
    const names: Names = [
      ['title', '示例县审计局'],
      ['signature', '示例县审计局'],
    ];
    expect(judge({ agency: cz, year: 2023 }, names, [['period', 2023]])).toEqual(['moved', 'sj', 2023]);
  });

  it('belongs to the year that its period and its title name', () => {
    const years: Years = [
      ['period', 2022],
      ['title', 2022],
      ['link', 2023],
    ];
    expect(judge({ agency: cz, year: 2023 }, [['title', '示例县财政局']], years)).toEqual(['moved', 'cz', 2022]);
    expect(judge({ agency: cz, year: 2023 }, [], [['period', 2022]])).toEqual(['moved', 'cz', 2022]);
  });

  it('may be of another body and year at once', () => {
    expect(judge({ agency: cz, year: 2023 }, [['title', '示例县审计局']], [['title', 2021]])).toEqual([
      'moved',
      'sj',
      2021,
    ]);
  });

  it.each<[string, Names, Years]>([
    [
      'its own title has the listed year',
      [],
      [
        ['period', 2022],
        ['title', 2023],
      ],
    ],
    [
      'its words name two other years',
      [],
      [
        ['period', 2022],
        ['title', 2021],
      ],
    ],
    [
      'it is signed by the listed body',
      [
        ['title', '示例县审计局'],
        ['signature', '示例县财政局'],
      ],
      [],
    ],
    ['the body is not registered', [['title', '示例县档案局']], []],
    ['another body signs, no title names one', [['signature', '示例县审计局']], []],
  ])('is unclear and stays where %s', (_, names, years) => {
    expect(judge({ agency: cz, year: 2023 }, names, years)).toEqual(['unclear', 'cz', 2023]);
  });

  it('of a government and its office is never moved between the two', () => {
    expect(judge({ agency: zf, year: 2023 }, [['title', '示例县人民政府办公室']], [])).toEqual(['unclear', 'zf', 2023]);
  });

  it('does not witness against the list by the title of the list', () => {
    const years: Years = [['title', 2021]];
    expect(judge({ agency: cz, year: 2023, title: '文中标题' }, [['title', '示例县审计局']], years)).toEqual([
      'confirmed',
      'cz',
      2023,
    ]);
  });
});

describe('a report of a body that was merged', () => {
  const old = body('old', '示例县市政管理局', { extra: { successor: 'new', valid_to: '2021-06' } });
  const now = body('new', '示例县城市管理局', { extra: { valid_from: '2021-06' } });
  it('under its old name counts for its successor after the merger', () => {
    expect(judge({ agency: now, year: 2022 }, [['title', '示例县市政管理局']], [['period', 2022]], [old, now])).toEqual(
      ['confirmed', 'new', 2022],
    );
  });
  it('counts for the body that owed the year which the document gives', () => {
    expect(judge({ agency: now, year: 2021 }, [['title', '示例县城市管理局']], [['period', 2020]], [old, now])).toEqual(
      ['moved', 'old', 2020],
    );
  });
});
