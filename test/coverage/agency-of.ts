import type { Agency, Level } from '../../src/report/agency.ts';
import type { Look, LookOutcome } from '../../src/report/look.ts';

/** An agency of a level; everything else is invented. */
export function agencyOf(level: Level, change: Partial<Agency> = {}): Agency {
  return {
    id: 'a1',
    name: '某市科学技术局',
    level,
    regionCode: '',
    parent: '',
    portalUrl: 'https://portal.example',
    reportColumnUrl: '',
    aliases: [],
    firstYear: null,
    lastYear: null,
    extra: {},
    ...change,
  };
}

let count = 0;

/** A look at noon (Shanghai) of a day; `column_read` is whole unless said otherwise. */
export function lookOf(
  day: string,
  outcome: LookOutcome = 'column_read',
  yearsListed: number[] = [],
  change: Partial<Look> = {},
): Look {
  count += 1;
  const at = day.includes('T') ? day : `${day}T04:00:00.000Z`;
  return {
    id: `look-${count}`,
    runId: 'run-1',
    agencyId: 'a1',
    at,
    outcome,
    columnUrl:
      outcome.startsWith('column_') && !['column_not_found', 'column_lost'].includes(outcome)
        ? 'https://portal.example/nb/'
        : null,
    whole: outcome === 'column_read',
    yearsListed,
    steps: [
      {
        url: 'https://portal.example/nb/',
        role: 'column',
        outcome: outcome === 'unreachable' ? 'fetch.connect' : 'ok',
        status: outcome === 'unreachable' ? null : 200,
        links: 10,
        candidates: yearsListed.length,
        snapshot: null,
        at,
      },
    ],
    ...change,
  };
}
