import { remedyOf } from '../alerts/message.ts';
import type { AlertEvent, StoredAlert } from '../store/alerts.ts';
import type { Delivery } from '../store/deliveries.ts';
import { ALERT_SHOWN as W } from '../text/alert-shown.ts';
import { ALERT_STATUS, SEVERITY } from '../text/cli.ts';
import { deliveryState, eventKind } from '../text/web.ts';
import { both, inCell, table } from './output.ts';

/** One alert with what shows it, what would clear it, what was done, and who was told. */
export interface ShownAlert {
  alert: StoredAlert;
  events: readonly AlertEvent[];
  deliveries: readonly Delivery[];
}

/** As `alerts show --json` gives it. Addresses of targets hold keys: only their names are given. */
export function shownJson({ alert, events, deliveries }: ShownAlert) {
  return {
    ...alert,
    remedy: remedyOf(alert.rule),
    events: events.map(({ at, kind, by, note }) => ({ at, kind, by, note })),
    deliveries: deliveries.map(({ channel, target, transition, state, attempts, lastError, createdAt, sentAt }) => {
      return { channel, target, transition, state, attempts, error: lastError, createdAt, sentAt };
    }),
  };
}

/** As a terminal shows it. */
export function shownText(shown: ShownAlert): string {
  const { alert } = shown;
  const remedy = remedyOf(alert.rule);
  const head = [
    `${alert.message.zh}\n${alert.message.en}`,
    '',
    table([
      [inCell(W.id), alert.id],
      [inCell(W.state), `${inCell(ALERT_STATUS[alert.status])} · ${inCell(SEVERITY[alert.severity])} · ${alert.rule}`],
      ...(alert.assignee === null ? [] : [[inCell(W.assignee), alert.assignee]]),
      [inCell(W.seen), `${minute(alert.firstSeenAt)} – ${minute(alert.resolvedAt ?? alert.lastSeenAt)}`],
      ...evidenceRows(alert),
      [inCell(W.remedy), remedy.zh],
    ]),
  ];
  return [...head, ...history(shown), ...told(shown)].join('\n');
}

function evidenceRows({ evidence }: StoredAlert): string[][] {
  const { url, columnUrl, deadline, citation, lookedAt, visited } = evidence;
  const rows: [keyof typeof W, unknown][] = [
    ['deadline', typeof deadline === 'string' ? [deadline, citation].filter(Boolean).join(' · ') : null],
    ['looked', typeof lookedAt === 'string' ? minute(lookedAt) : null],
    ['page', url],
    ['column', columnUrl === url ? null : columnUrl],
    ['visited', Array.isArray(visited) && visited.length > 0 ? String(visited.length) : null],
  ];
  return rows.flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[inCell(W[name]), value]] : []));
}

function history({ events }: ShownAlert): string[] {
  if (events.length === 0) return [];
  const rows = events.map(({ at, kind, by, note }) => {
    const words = eventKind[kind];
    return [`  ${minute(at)}`, words ? inCell(words) : kind, by, note ?? ''];
  });
  return ['', both(W.history), table(rows)];
}

function told({ deliveries }: ShownAlert): string[] {
  const rows = deliveries.map(({ createdAt, sentAt, target, transition, state, attempts, lastError }) => {
    const words = eventKind[transition];
    const times = attempts > 1 ? ` ×${attempts}` : '';
    const what = words ? inCell(words) : transition;
    return [
      `  ${minute(sentAt ?? createdAt)}`,
      target,
      what,
      `${inCell(deliveryState[state])}${times}`,
      lastError ?? '',
    ];
  });
  return rows.length === 0 ? [] : ['', both(W.told), table(rows)];
}

/** In Shanghai. */
function minute(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
