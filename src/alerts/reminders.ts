import type { Agency } from '../report/agency.ts';
import type { Alert } from '../report/alert.ts';
import type { Coverage } from '../report/coverage.ts';
import { daysBetween, shanghaiDay } from '../report/year.ts';
import { fill } from '../text/fill.ts';
import { COUNTDOWN } from '../text/notices.ts';
import { digest } from './alert-id.ts';
import { messageOf } from './message.ts';
import { idOf, type PlannedDelivery } from './outbox.ts';
import { isBodyWanted, isWanted, type RoutedTarget } from './routing.ts';
import { type Holidays, KNOWN_HOLIDAYS, workingDaysBetween } from './working-days.ts';

export interface RemindersInput {
  /** Alerts that are open; others are left out. */
  alerts: readonly Alert[];
  /** When each was told first in its present episode (ISO), by id. */
  since: ReadonlyMap<string, string>;
  coverage: readonly Coverage[];
  targets: readonly RoutedTarget[];
  agencies: ReadonlyMap<string, Agency>;
  now: Date;
  /** Those that are known, where not given. */
  holidays?: Holidays;
}

/**
 * What time alone asks to be told: again where nobody took an alert on, to those above where that lasts, and how much is still to
 * come before a deadline. Ids are made of what is told, so that asking every hour tells it once; after a gap only the latest is told.
 */
export function remindersOf(input: RemindersInput): PlannedDelivery[] {
  const open = input.alerts.filter((alert) => alert.status === 'open' && alert.mutedBy === null);
  return input.targets.flatMap((target) => [
    ...open
      .filter((alert) => isWanted(alert, target, input.agencies))
      .flatMap((alert) => ofAlert(alert, target, input)),
    ...countdowns(target, input),
  ]);
}

function ofAlert(alert: Alert, target: RoutedTarget, input: RemindersInput): PlannedDelivery[] {
  const { since, agencies, now, holidays = KNOWN_HOLIDAYS } = input;
  const { repeatAfter, escalateAfter } = target.rhythm ?? {};
  const from = shanghaiDay(since.get(alert.id) ?? alert.firstSeenAt);
  const today = shanghaiDay(now);
  const plan = (transition: 'reminded' | 'escalated', id: string): PlannedDelivery[] => {
    const name = alert.agencyId === null ? null : (agencies.get(alert.agencyId)?.name ?? null);
    const message = messageOf(id, alert, transition, name);
    return [{ id, alertId: alert.id, transition, channel: target.channel, target: target.name, message }];
  };
  if (escalateAfter !== undefined)
    return workingDaysBetween(from, today, holidays) >= escalateAfter
      ? plan('escalated', idOf(alert, 'escalated', target))
      : [];
  const times = repeatAfter === undefined ? 0 : Math.floor(daysBetween(from, today) / repeatAfter);
  return times >= 1 ? plan('reminded', idOf(alert, `reminded-${times}`, target)) : [];
}

/** As many bodies are named. */
const NAMED = 30;

function countdowns(target: RoutedTarget, { coverage, agencies, now }: RemindersInput): PlannedDelivery[] {
  const steps = target.rhythm?.countdown ?? [];
  const today = shanghaiDay(now);
  const waiting = new Map<string, Coverage[]>();
  for (const row of coverage) {
    if (row.deadline === null || !isBodyWanted(row.agencyId, target, agencies)) continue;
    if (row.status !== 'due' || row.deadline < today) continue;
    waiting.set(row.deadline, [...(waiting.get(row.deadline) ?? []), row]);
  }
  return [...waiting].flatMap(([deadline, rows]) => {
    const days = daysBetween(today, deadline);
    const step = steps.filter((one) => one >= days).sort((a, b) => a - b)[0];
    return step === undefined ? [] : [countdown(target, deadline, days, step, rows, agencies, now)];
  });
}

function countdown(
  target: RoutedTarget,
  deadline: string,
  days: number,
  step: number,
  rows: readonly Coverage[],
  agencies: ReadonlyMap<string, Agency>,
  now: Date,
): PlannedDelivery {
  const id = digest(['countdown', deadline, step, target.channel, target.name]);
  const names = rows.map((row) => agencies.get(row.agencyId)?.name ?? row.agencyId);
  const listed = names.slice(0, NAMED).join('、') + (names.length > NAMED ? ` … (${names.length})` : '');
  const at = now.toISOString();
  const message = {
    ...{ id, transition: 'countdown' as const, attempt: 1, remedy: COUNTDOWN.remedy },
    alert: {
      ...{ id: '', rule: 'D-COUNTDOWN', severity: 'info' as const, status: 'open', agency: null },
      year: rows[0]!.year,
      message: fill(COUNTDOWN.message, { deadline, days, n: rows.length, names: listed }),
      evidence: { url: null, deadline, agencies: rows.map((row) => row.agencyId) },
      ...{ firstSeenAt: at, lastSeenAt: at },
    },
  };
  return { id, alertId: null, transition: 'countdown', channel: target.channel, target: target.name, message };
}
