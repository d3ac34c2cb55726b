import { describe, expect, it } from 'vitest';
import { diffVersions } from '../../src/diff/versions.ts';
import { ABSENT, reportOf } from '../check/report-of.ts';

const first = { ...reportOf('t2021', 2023, { review_total: 1 }), prose: [{ section: 1, text: '全年公开 12 条。' }] };

describe('two fetches of one report', () => {
  it('have no edit where only white space differs', () => {
    const second = { ...first, title: `${first.title} `, prose: [{ section: 1, text: '全年公开12条。\n' }] };
    expect(diffVersions(first, second)).toEqual({ figures: [], unsure: [], title: null, template: null, sections: [] });
  });

  it('show changed figures, a blank instead of zero too', () => {
    const second = reportOf('t2021', 2023, { review_total: 2, lit_direct_total: null });
    expect(diffVersions(first, second).figures).toEqual([
      { field: 'review_total', before: { kind: 'number', value: 1 }, after: { kind: 'number', value: 2 } },
      { field: 'lit_direct_total', before: { kind: 'number', value: 0 }, after: { kind: 'blank', mark: 'empty' } },
    ]);
  });

  it('call nothing an edit that one of the readings could not read', () => {
    const smudge = { status: 'unreadable' as const, value: null, raw: '?' };
    const second = {
      ...reportOf('t2021', 2023, { review_total: smudge, lit_direct_total: ABSENT }),
      prose: first.prose,
    };
    expect(diffVersions(first, second)).toMatchObject({ figures: [], unsure: ['review_total', 'lit_direct_total'] });
  });

  it('show changed words by section, another title and another form', () => {
    const second = {
      ...reportOf('t2019', 2023, {}),
      title: '更正',
      prose: [
        { section: 1, text: '全年公开13条。' },
        { section: 5, text: '新增' },
      ],
    };
    expect(diffVersions(first, second)).toMatchObject({
      sections: [1, 5],
      title: { after: '更正' },
      template: { before: 't2021', after: 't2019' },
    });
  });
});
