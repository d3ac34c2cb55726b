import { describe, expect, it } from 'vitest';
import { type CausesInput, causesOf } from '../../src/alerts/causes.ts';
import { heldBy } from '../../src/alerts/held.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { LookOutcome } from '../../src/report/look.ts';
import { lookOf } from '../coverage/agency-of.ts';
import { agencies, alertOf, both, coverageOf, findingOf } from './samples.ts';

function input(change: Partial<CausesInput> = {}): CausesInput {
  return { agencies: agencies(1), coverage: [], findings: [], looks: [], ...change };
}

const rules = (change: Partial<CausesInput>) => causesOf(input(change)).map((cause) => cause.rule);
const report = (findings = [findingOf()], change = {}) => ({
  agencyId: 'a1',
  year: 2024,
  url: 'https://portal.example/1',
  snapshot: 's1',
  findings,
  ...change,
});

describe('causes from coverage', () => {
  it.each<[Coverage['status'], string[]]>([
    ['missing', ['D-MISSING']],
    ['late', ['D-LATE']],
    ['removed', ['D-REMOVED']],
    ['unknown', []],
    ['due', []],
    ['not_due', []],
    ['published', []],
  ])('%s gives %j', (status, wanted) => {
    expect(rules({ coverage: [coverageOf(status)] })).toEqual(wanted);
  });

  it('name the body, the year, the deadline and what was looked at', () => {
    const [cause] = causesOf(input({ coverage: [coverageOf('missing')] }));
    expect(cause!.message.zh).toContain('某市第1局未发布2024年度');
    expect(cause!.message.zh).toContain('栏目中没有');
    expect(cause!.message.en).toContain('not in the column');
    expect(cause!.evidence).toMatchObject({
      url: 'https://portal.example/nb/',
      lookId: 'look-1',
      deadline: '2025-01-31',
      citation: '条例第四十九条',
    });
  });

  it('are warnings where the deadline is customary', () => {
    const evidence = { ...coverageOf('missing').evidence, customary: true as const };
    const severities = causesOf(input({ coverage: [coverageOf('missing'), coverageOf('missing', { evidence })] }));
    expect(severities.map((cause) => cause.severity)).toEqual(['error', 'warning']);
  });

  it('leave out bodies that are not watched any more', () => {
    expect(
      rules({
        coverage: [coverageOf('missing', { agencyId: 'gone' })],
        findings: [report(undefined, { agencyId: 'gone' })],
      }),
    ).toEqual([]);
  });
});

describe('causes from what is wrong with a page', () => {
  const flaw = { kind: 'injected-words' as const, text: '某某娱乐城2023年', at: '2025-02-05T04:00:00.000Z' };
  const page = { agencyId: 'a1', year: 2024, url: 'https://portal.example/1.html', snapshot: 's1', flaw };

  it('tell of a hijacked page with its words and its snapshot, critical', () => {
    const [cause] = causesOf(input({ flawedPages: [page] }));
    expect(cause).toMatchObject({ rule: 'D-HIJACK', severity: 'critical', agencyId: 'a1', year: 2024 });
    expect(cause!.message.zh).toContain('某某娱乐城2023年');
    expect(cause!.evidence).toMatchObject({ url: page.url, snapshot: 's1', kind: 'injected-words' });
    expect(rules({ flawedPages: [{ ...page, agencyId: 'unwatched' }] })).toEqual([]);
  });

  it('are gone when the page is clean, though its report is still unknown', () => {
    const alert = alertOf({ rule: 'D-HIJACK', agencyId: 'a1', year: 2024 });
    expect(heldBy(input({ coverage: [coverageOf('unknown')] }))(alert)).toBe(false);
  });

  it('tell of a back-dated report with the looks that show it, as a warning', () => {
    const backdated = {
      ...{ shown: '2025-01-30', after: '2025-02-12T02:00:00.000Z', by: '2025-02-20T02:00:00.000Z' },
      absentLooks: ['l1', 'l2'],
    };
    const row = coverageOf('published');
    const [cause] = causesOf(input({ coverage: [{ ...row, evidence: { ...row.evidence, backdated } }] }));
    expect(cause).toMatchObject({ rule: 'D-BACKDATED', severity: 'warning', agencyId: 'a1', year: 2024 });
    expect(cause!.message.en).toContain('2 looks');
    expect(cause!.evidence).toMatchObject({ shown: '2025-01-30', absentLooks: ['l1', 'l2'] });
  });
});

describe('causes from findings', () => {
  it('are one for each rule, with all places in the evidence', () => {
    const findings = [
      findingOf({ instance: 'res_granted' }),
      findingOf({ instance: 'res_partial', fields: ['res_partial_total'], expected: 1, actual: 4 }),
      findingOf({ rule: 'T3-FLOW' }),
    ];
    const causes = causesOf(input({ findings: [report(findings)] }));
    expect(causes.map((cause) => cause.rule)).toEqual(['T3-ROW-SUM', 'T3-FLOW']);
    expect(causes[0]!.evidence).toMatchObject({
      url: 'https://portal.example/1',
      snapshot: 's1',
      fields: ['res_granted_total', 'res_partial_total'],
      instances: [{ instance: 'res_granted' }, { instance: 'res_partial', expected: 1, actual: 4 }],
    });
    expect(causes[0]!.message.zh).toContain('另有1处');
  });

  it('start at error and take the worst severity of the places', () => {
    const findings = [findingOf({ severity: 'warning' }), findingOf({ severity: 'error', message: both('worst') })];
    const [cause] = causesOf(input({ findings: [report(findings)] }));
    expect(cause).toMatchObject({ severity: 'error' });
    expect(cause!.message.en).toContain('worst');
    expect(rules({ findings: [report([findingOf({ severity: 'warning' })])] })).toEqual([]);
    expect(rules({ findings: [report([findingOf({ severity: 'warning' })])], minSeverity: 'warning' })).toEqual([
      'T3-ROW-SUM',
    ]);
    expect(rules({ findings: [report([findingOf({ severity: 'info' })])], minSeverity: 'warning' })).toEqual([]);
    expect(rules({ findings: [report([findingOf({ severity: 'critical' })])] })).toEqual(['T3-ROW-SUM']);
  });

  it('tell of a rule that broke down as trouble of ours, once for all reports', () => {
    const broken = findingOf({ rule: 'internal', instance: 'T3-FLOW', severity: 'warning' });
    const causes = causesOf(
      input({ findings: [report([broken]), report([broken], { year: 2023 })], minSeverity: 'info' }),
    );
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ rule: 'OPS-RULE-BROKEN', agencyId: null, year: null, subject: 'rule:T3-FLOW' });
  });
});

/** One look for each agency, in one run. */
function run(outcomes: LookOutcome[], day = '2025-02-05', runId = day) {
  return outcomes.map((outcome, i) => lookOf(day, outcome, [], { agencyId: `a${i + 1}`, runId, steps: [] }));
}

describe('causes from operation', () => {
  it('are one for each portal that could not be reached, however many bodies it carries', () => {
    const three = agencies(3, 'www.example');
    const causes = causesOf(input({ agencies: three, looks: run(['unreachable', 'unreachable', 'unreachable']) }));
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({
      rule: 'OPS-PORTAL-UNREACHABLE',
      subject: 'www.example',
      agencyId: null,
      severity: 'warning',
    });
    expect(causes[0]!.evidence.agencies).toEqual(['a1', 'a2', 'a3']);
  });

  it('do not call a portal unreachable where one look got through', () => {
    expect(rules({ agencies: agencies(2, 'www.example'), looks: run(['unreachable', 'column_read']) })).toEqual([]);
  });

  it('tell a refusal from silence', () => {
    expect(rules({ agencies: agencies(2, 'www.example'), looks: run(['unreachable', 'blocked']) })).toEqual([
      'OPS-PORTAL-BLOCKED',
    ]);
  });

  it('count the newest look only', () => {
    const looks = [...run(['unreachable'], '2025-02-01'), ...run(['column_read'], '2025-02-02')];
    expect(rules({ looks })).toEqual([]);
    expect(rules({ looks: looks.toReversed() })).toEqual([]);
  });

  it('are our own outage, alone, where three portals or more and all of a run were unreachable', () => {
    const looks = run(['unreachable', 'unreachable', 'unreachable']);
    expect(rules({ agencies: agencies(3), looks })).toEqual(['OPS-OWN-OUTAGE']);
    expect(rules({ agencies: agencies(2), looks })).toEqual(['OPS-PORTAL-UNREACHABLE', 'OPS-PORTAL-UNREACHABLE']);
    const one = run(['unreachable', 'unreachable', 'column_read']);
    expect(rules({ agencies: agencies(3), looks: one })).toEqual(['OPS-PORTAL-UNREACHABLE', 'OPS-PORTAL-UNREACHABLE']);
    expect(rules({ agencies: agencies(1), looks: run(['own_outage']) })).toEqual(['OPS-OWN-OUTAGE']);
  });

  it('belong to the host that was asked: a new address says nothing of its own before it was looked at', () => {
    const [moved] = agencies(1, 'old.example');
    const robots = { ...lookOf('2025-02-05').steps[0]!, url: 'http://old.example/robots.txt', outcome: 'fetch.dns' };
    const look = lookOf('2025-02-05', 'unreachable', [], { steps: [robots] });
    const now = { agencies: [{ ...moved!, reportColumnUrl: 'http://new.example/a' }], looks: [look] };
    expect(causesOf(input(now)).map(({ rule, subject }) => [rule, subject])).toEqual([
      ['OPS-PORTAL-UNREACHABLE', 'old.example'],
    ]);
    const looked = lookOf('2025-02-06', 'column_read', [], {
      steps: [robots, { ...robots, url: 'http://new.example/a', outcome: 'ok' }],
    });
    expect(rules({ ...now, looks: [look, looked] })).toEqual([]);
    const alert = alertOf({ rule: 'OPS-PORTAL-UNREACHABLE', agencyId: null, year: null, subject: 'new.example' });
    expect(heldBy(input(now))(alert)).toBe(true);
  });

  it('count as unknown only bodies of whose newest owed year nobody knows', () => {
    const three = agencies(3, 'www.example');
    const looks = run(['unreachable', 'unreachable', 'unreachable']);
    const told = (coverage: Coverage[]) => causesOf(input({ agencies: three, looks, coverage }))[0]!.message.zh;
    const unknown = ['a1', 'a2', 'a3'].map((agencyId) => coverageOf('unknown', { agencyId }));
    expect(told(unknown)).toContain('3个机构的状态未知');
    const handedIn = coverageOf('published', { agencyId: 'a2' });
    const earlier = coverageOf('unknown', { agencyId: 'a2', year: 2023 });
    const due = coverageOf('due', { agencyId: 'a1', year: 2025 });
    expect(told([due, unknown[0]!, handedIn, earlier, unknown[2]!])).toContain('2个机构的状态未知');
    expect(told([handedIn])).toBe('网站www.example无法访问（2025-02-05）；其3个机构的状态目前不因此而未知');
  });

  it('tell of a column that was found once, not of one that never was', () => {
    const lost = run(['column_not_found'], '2025-02-05');
    expect(rules({ looks: lost })).toEqual([]);
    expect(rules({ looks: run(['column_lost'], '2025-02-05') })).toEqual(['OPS-COLUMN-LOST']);
    expect(rules({ looks: [...run(['column_read'], '2025-02-01'), ...lost] })).toEqual(['OPS-COLUMN-LOST']);
    expect(rules({ looks: lost, columnsFound: new Set(['a1']) })).toEqual(['OPS-COLUMN-LOST']);
  });
});

describe('an open alert without a cause', () => {
  const held = (change: Partial<CausesInput>, alert = alertOf()) => heldBy(input(change))(alert);

  it('stays while the agency-year is unknown or was not judged, and goes when it is known', () => {
    expect(held({ coverage: [coverageOf('unknown')] })).toBe(true);
    expect(held({ coverage: [] })).toBe(true);
    expect(held({ coverage: [coverageOf('published', { year: 2023 })] })).toBe(true);
    expect(held({ coverage: [coverageOf('published')] })).toBe(false);
    expect(held({ coverage: [coverageOf('late')] })).toBe(false);
  });

  it('goes when its body is no longer watched', () => {
    expect(held({ coverage: [] }, alertOf({ agencyId: 'gone' }))).toBe(false);
  });

  it('about a figure stays while the report cannot be read or the rule is uncertain', () => {
    const alert = alertOf({ rule: 'T3-ROW-SUM' });
    const coverage = [coverageOf('published')];
    expect(held({ coverage, findings: [] }, alert)).toBe(true);
    expect(held({ coverage, findings: [report([], { uncertain: ['T3-ROW-SUM'] })] }, alert)).toBe(true);
    expect(held({ coverage, findings: [report([])] }, alert)).toBe(false);
  });

  it('about a portal stays during our own outage and while nobody looked', () => {
    const alert = alertOf({ rule: 'OPS-PORTAL-UNREACHABLE', agencyId: null, year: null, subject: 'p1.example' });
    const three = agencies(3);
    expect(held({ agencies: three, looks: run(['unreachable', 'unreachable', 'unreachable']) }, alert)).toBe(true);
    expect(held({ agencies: three, looks: [] }, alert)).toBe(true);
    expect(held({ agencies: three, looks: run(['column_read']) }, alert)).toBe(false);
    expect(held({ agencies: [], looks: [] }, alert)).toBe(false);
  });

  it('about our own outage goes with the first portal that answers', () => {
    const alert = alertOf({ rule: 'OPS-OWN-OUTAGE', agencyId: null, year: null, subject: 'self' });
    expect(held({ agencies: agencies(3), looks: run(['column_read', 'unreachable', 'unreachable']) }, alert)).toBe(
      false,
    );
  });

  it('about a lost column stays until a look finds it', () => {
    const alert = alertOf({ rule: 'OPS-COLUMN-LOST', year: null });
    expect(held({ looks: run(['unreachable']) }, alert)).toBe(true);
    expect(held({ looks: run(['column_read']) }, alert)).toBe(false);
  });
});

describe('an earlier day of a local notice', () => {
  const local = { date: '2025-01-20', citation: '市政府办通知', publishedAt: null };
  const told = (status: Coverage['status'], publishedAt: string | null) => {
    const row = coverageOf(status);
    const coverage = [{ ...row, evidence: { ...row.evidence, local: { ...local, publishedAt } } }];
    return causesOf({ agencies: agencies(1), coverage, findings: [], looks: [] });
  };

  it('is a hint beside the state by the law, in two wordings', () => {
    expect(told('due', null)).toMatchObject([{ rule: 'D-LOCAL-DEADLINE', severity: 'info', year: 2024 }]);
    expect(told('due', null)[0]!.message.zh).toMatch(/2025-01-20尚未见于栏目（法定期限2025-01-31）/);
    expect(told('published', '2025-01-25')[0]!.message.zh).toMatch(/发布于2025-01-25，晚于地方要求的2025-01-20/);
  });
});
