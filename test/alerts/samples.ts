import type { Agency } from '../../src/report/agency.ts';
import type { Alert, Cause } from '../../src/report/alert.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { Finding } from '../../src/report/finding.ts';
import { agencyOf } from '../coverage/agency-of.ts';

export const both = (words: string) => ({ zh: words, en: words });

export function causeOf(change: Partial<Cause> = {}): Cause {
  return {
    rule: 'D-MISSING',
    severity: 'error',
    agencyId: 'a1',
    year: 2024,
    subject: null,
    message: both('not found'),
    evidence: { url: 'https://portal.example/nb/', snapshot: null, fields: [] },
    ...change,
  };
}

export function coverageOf(status: Coverage['status'], change: Partial<Coverage> = {}): Coverage {
  return {
    agencyId: 'a1',
    year: 2024,
    status,
    deadline: '2025-01-31',
    citation: '条例第四十九条',
    publishedAt: null,
    daysLate: null,
    url: null,
    reasonCode: `${status}.test`,
    reason: { zh: '栏目中没有', en: 'not in the column' },
    evidence: {
      lookId: 'look-1',
      lookedAt: '2025-02-05T04:00:00.000Z',
      columnUrl: 'https://portal.example/nb/',
      visited: [{ url: 'https://portal.example/nb/', outcome: 'ok', status: 200 }],
      snapshot: null,
    },
    ...change,
  };
}

export function findingOf(change: Partial<Finding> = {}): Finding {
  return {
    rule: 'T3-ROW-SUM',
    severity: 'error',
    fields: ['res_granted_total'],
    expected: 2,
    actual: 3,
    message: both('does not add up'),
    ...change,
  };
}

/** Agencies a1, a2 … each on its own portal unless a host is given. */
export function agencies(count: number, host?: string): Agency[] {
  return Array.from({ length: count }, (_, i) =>
    agencyOf('prefecture_dept', {
      id: `a${i + 1}`,
      name: `某市第${i + 1}局`,
      portalUrl: `https://${host ?? `p${i + 1}.example`}`,
    }),
  );
}

export function alertOf(change: Partial<Alert> = {}): Alert {
  return {
    id: '0'.repeat(32),
    rule: 'D-MISSING',
    severity: 'error',
    status: 'open',
    agencyId: 'a1',
    year: 2024,
    subject: null,
    message: both('not found'),
    evidence: { url: null, snapshot: null, fields: [] },
    firstSeenAt: '2025-02-01T00:00:00.000Z',
    lastSeenAt: '2025-02-01T00:00:00.000Z',
    resolvedAt: null,
    episode: 1,
    silencedUntil: null,
    assignee: null,
    mutedBy: null,
    ...change,
  };
}
