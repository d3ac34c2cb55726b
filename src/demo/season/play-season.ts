import { causesOf } from '../../alerts/causes.ts';
import type { OutgoingMessage } from '../../alerts/channels/channel.ts';
import { noticeOf } from '../../alerts/channels/notice.ts';
import { linesOf } from '../../alerts/channels/notice-lines.ts';
import { evaluateAlerts } from '../../alerts/evaluate.ts';
import { heldBy } from '../../alerts/held.ts';
import { deliveriesOf, type PlannedDelivery } from '../../alerts/outbox.ts';
import { remindersOf } from '../../alerts/reminders.ts';
import { digestTime } from '../../alerts/rhythm.ts';
import type { RoutedTarget } from '../../alerts/routing.ts';
import { judgeCoverage } from '../../coverage/judge.ts';
import type { Alert } from '../../report/alert.ts';
import type { Bilingual } from '../../report/bilingual.ts';
import type { Coverage } from '../../report/coverage.ts';
import { fineState } from '../../report/fine-state.ts';
import type { Gap } from '../../report/gap.ts';
import { dayAfter, daysBetween, shanghaiDay, startOfShanghaiDay } from '../../report/year.ts';
import type { Known, SeasonEyes } from './season-eyes.ts';
import { simulatedEyes } from './season-looks.ts';
import { isUp, type SeasonWorld, seasonWorld } from './season-world.ts';

/** One message as it would have gone out. */
export interface SeasonMessage {
  /** ISO. */
  at: string;
  target: string;
  title: Bilingual;
  /** Its text, line by line. */
  lines: string[];
  /** How many things it tells of. */
  tells: number;
}

/** What a season came to; days and times by its own clock. */
export interface SeasonPlay {
  season: number;
  seed: number;
  agencies: number;
  /** Times of looking and of standing still. */
  runs: number;
  standstill: { from: string; to: string };
  messages: SeasonMessage[];
  /** How many bodies were in each state, on the second of each month and at the end. */
  states: { day: string; counts: Record<string, number> }[];
  /** Days on which a body was called missing though its report stood in its column when we last looked: none, or it is a bug. */
  falseMissing: number;
}

/** Whom the rehearsal tells, in each of the rhythms that there are. */
const SEASON_TARGETS: readonly RoutedTarget[] = [
  { name: '政务公开办', channel: 'wecom', rhythm: { repeatAfter: 7, countdown: [14, 7, 3, 1] } },
  { name: '值班日报', channel: 'mail', digest: 'daily', rhythm: { digest: 'daily' } },
  { name: '分管领导', channel: 'wecom', wants: { rules: ['D-MISSING'] }, rhythm: { escalateAfter: 5 } },
];

/** Opens what looks at the portals of a world, of which the reports are about a year. */
export type OpenEyes = (world: SeasonWorld, year: number) => SeasonEyes | Promise<SeasonEyes>;

/**
 * Plays January to April of a year over portals that publish, are late, fail and come back, with the same judge, alerts and routing
 * as the service, and a clock of its own: nothing is sent or stored, and the same seed gives the same season, however it is looked at.
 */
export async function playSeason(season: number, seed: number, open: OpenEyes = simulatedEyes): Promise<SeasonPlay> {
  const made = seasonWorld(season, seed);
  const eyes = await open(made, season - 1);
  const stage = new Stage(season, made, eyes);
  const states: SeasonPlay['states'] = [];
  try {
    for (let day = `${season}-01-01`; day <= `${season}-04-30`; day = dayAfter(day, 1)) {
      await stage.live(day);
      if (day.endsWith('-02') || day.endsWith('-04-30')) states.push({ day, counts: stage.counts() });
    }
  } finally {
    await eyes.close();
  }
  const { messages, runs, falseMissing, world } = stage;
  const about = { season, seed, agencies: world.actors.length, runs, standstill: world.standstill };
  return { ...about, messages, states, falseMissing };
}

const RUN_HOUR = 6.5;
/** Around a deadline there is a run each morning, else on Mondays, Thursdays, and as a month begins. */
const DENSE_DAYS = 14;
const SPARSE = [1, 4];

function isRunDay(day: string): boolean {
  const year = day.slice(0, 4);
  const isNear = [`${year}-01-31`, `${year}-03-31`].some((one) => Math.abs(daysBetween(day, one)) <= DENSE_DAYS);
  return isNear || day.slice(8) <= '02' || SPARSE.includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

class Stage {
  readonly world: SeasonWorld;
  readonly messages: SeasonMessage[] = [];
  runs = 0;
  falseMissing = 0;
  readonly #year: number;
  readonly #known: Known[];
  readonly #alerts = new Map<string, Alert>();
  readonly #since = new Map<string, string>();
  readonly #told = new Set<string>();
  readonly #gaps: Gap[] = [];
  #digest: { due: string; waiting: PlannedDelivery[] } | null = null;
  #coverage: Coverage[] = [];

  readonly #eyes: SeasonEyes;

  constructor(season: number, world: SeasonWorld, eyes: SeasonEyes) {
    this.#year = season - 1;
    this.world = world;
    this.#eyes = eyes;
    this.#known = world.actors.map(() => ({ looks: [], page: null, report: null }));
  }

  /** One day: the run in the morning and what follows, what people do, what time asks for, the digest at nine. */
  async live(day: string): Promise<void> {
    const { from, to } = this.world.standstill;
    if (from <= day && day <= to) return;
    const now = new Date(startOfShanghaiDay(day).getTime() + RUN_HOUR * 3_600_000);
    if (dayAfter(to, 1) === day)
      this.#gaps.push({ from: startOfShanghaiDay(from).toISOString(), to: now.toISOString(), why: 'down' });
    this.#people(day);
    if (isRunDay(day)) await this.#run(day, now);
    const reminders = this.#remind(now);
    this.#send([...reminders], now);
    this.#sendDigest(day);
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const row of this.#coverage) counts[fineState(row)] = (counts[fineState(row)] ?? 0) + 1;
    return counts;
  }

  async #run(day: string, now: Date): Promise<void> {
    this.runs++;
    const { actors } = this.world;
    await this.#eyes.look(this.#known, day, now.toISOString());
    this.#coverage = actors.map(({ agency }, i) =>
      judgeCoverage({ agency, year: this.#year, ...this.#known[i]!, now, staleAfterDays: 14, gaps: this.#gaps }),
    );
    this.falseMissing += this.#coverage.filter(
      (row, i) => row.status === 'missing' && isUp(actors[i]!, shanghaiDay(row.evidence.lookedAt!)),
    ).length;
    const agencies = actors.map(({ agency }) => agency);
    const looks = this.#known.map(({ looks }) => looks.at(-1)!);
    const columnsFound = new Set(agencies.map(({ id }) => id));
    const input = { agencies, coverage: this.#coverage, findings: [], looks, columnsFound };
    const evaluation = evaluateAlerts({
      causes: causesOf(input),
      held: heldBy(input),
      alerts: [...this.#alerts.values()],
      now,
    });
    for (const alert of evaluation.upserts) this.#alerts.set(alert.id, alert);
    for (const { alertId, kind } of evaluation.transitions)
      if (kind === 'opened' || kind === 'reopened') this.#since.set(alertId, now.toISOString());
    this.#send(deliveriesOf(evaluation, SEASON_TARGETS, this.#byId()), now);
  }

  #remind(now: Date): PlannedDelivery[] {
    const alerts = [...this.#alerts.values()];
    const [since, coverage] = [this.#since, this.#coverage];
    return remindersOf({ alerts, since, coverage, targets: SEASON_TARGETS, agencies: this.#byId(), now });
  }

  /** Somebody in the office acknowledges most alerts, the next day or later. */
  #people(day: string): void {
    for (const alert of this.#alerts.values()) {
      const patience = this.world.patience(alert.id);
      const since = this.#since.get(alert.id);
      if (alert.status !== 'open' || patience === null || since === undefined) continue;
      if (daysBetween(shanghaiDay(since), day) >= patience)
        this.#alerts.set(alert.id, { ...alert, status: 'acknowledged' });
    }
  }

  #byId() {
    return new Map(this.world.actors.map(({ agency }) => [agency.id, agency]));
  }

  /** Each once; one message a target, the digest's later. */
  #send(planned: readonly PlannedDelivery[], now: Date): void {
    const fresh = planned.filter(
      ({ id, onlyAfter }) => !this.#told.has(id) && (onlyAfter === undefined || this.#told.has(onlyAfter)),
    );
    for (const { id } of fresh) this.#told.add(id);
    for (const target of SEASON_TARGETS) {
      const own = fresh.filter((one) => one.target === target.name);
      if (own.length === 0) continue;
      if (target.rhythm?.digest === undefined) this.#message(target, own, now.toISOString());
      else {
        const due = this.#digest?.due ?? digestTime(now, target.rhythm.digest);
        this.#digest = { due, waiting: [...(this.#digest?.waiting ?? []), ...own] };
      }
    }
  }

  #sendDigest(day: string): void {
    if (this.#digest === null || shanghaiDay(this.#digest.due) > day) return;
    const target = SEASON_TARGETS.find(({ rhythm }) => rhythm?.digest !== undefined)!;
    this.#message(target, this.#digest.waiting, this.#digest.due);
    this.#digest = null;
  }

  #message(target: RoutedTarget, planned: readonly PlannedDelivery[], at: string): void {
    const messages: OutgoingMessage[] = planned.map((one) => one.message);
    const notice = noticeOf({ id: planned[0]!.id, attempt: 1, messages }, target);
    const lines = linesOf(notice).map((pieces) => pieces.map(({ text }) => text).join(''));
    this.messages.push({ at, target: target.name, title: notice.title, lines, tells: planned.length });
  }
}
