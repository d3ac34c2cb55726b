import type { AlertStatus } from '../../report/alert.ts';
import type { CoverageStatus } from '../../report/coverage.ts';
import type { Severity } from '../../report/finding.ts';
import type { LookOutcome } from '../../report/look.ts';
import type { RunTable } from '../../store/schema.ts';
import { alertStatus, coverageStatus, lookOutcome, runState, severity } from '../../text/web.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup } from './markup.ts';

/** One shape a state, so that nothing is told by colour alone. */
export const COVERAGE_SHAPES: Record<CoverageStatus, string> = {
  published: '●',
  late: '◐',
  missing: '✕',
  removed: '⊘',
  unknown: '?',
  due: '○',
  not_due: '·',
};

const SEVERITY_SHAPES: Record<Severity, string> = { critical: '◆', error: '▲', warning: '■', info: '○' };
const ALERT_SHAPES: Record<AlertStatus, string> = { open: '●', acknowledged: '◉', silenced: '◌', resolved: '✓' };

function chip(kind: string, shape: string, word: string): Markup {
  return html`<span class="nb-chip nb-${kind}"><span aria-hidden="true">${shape}</span> ${word}</span>`;
}

export function coverageChip(t: Translate, status: CoverageStatus): Markup {
  return chip(status, COVERAGE_SHAPES[status] ?? '?', t(coverageStatus[status] ?? coverageStatus.unknown));
}

export function severityChip(t: Translate, level: Severity): Markup {
  return chip(`sev-${level}`, SEVERITY_SHAPES[level] ?? '○', t(severity[level] ?? severity.info));
}

export function alertStatusChip(t: Translate, status: AlertStatus): Markup {
  return chip(`al-${status}`, ALERT_SHAPES[status] ?? '●', t(alertStatus[status] ?? alertStatus.open));
}

export function runStateChip(t: Translate, state: RunTable['state']): Markup {
  return chip(`run-${state}`, state === 'done' ? '✓' : '◔', t(runState[state]));
}

/** Only a column that was read is good; our own outage is no fault of the portal. */
export function lookChip(t: Translate, outcome: LookOutcome): Markup {
  const good = outcome === 'column_read';
  return chip(good ? 'published' : 'unknown', good ? '●' : '?', t(lookOutcome[outcome] ?? lookOutcome.unreachable));
}
