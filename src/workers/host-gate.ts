import { setTimeout as pause } from 'node:timers/promises';
import type { FailureCode } from '../errors/catalogue.ts';
import { type Failure, failure } from '../errors/failure.ts';
import { Postponed } from '../errors/postponed.ts';
import type { Errand, HopReport, HostGate, HostPass } from '../fetch/host-gate.ts';
import { judgeHost } from '../fetch/host-health.ts';
import { gapAfter } from '../fetch/pace.ts';
import type { Db } from '../store/database.ts';
import { holdHost, leaveHost, queueForHost, renewHost, type Taken, takeHost } from '../store/host-pace.ts';
import { HostTurns } from './host-turns.ts';

/** Whose gate it is, and its pace in ms. */
export interface StoreGateOptions {
  db: Db;
  /** Names this process among all that share the store. */
  owner: string;
  hostDelayMs: number;
  signal: AbortSignal;
  /** Of a simulated run: its clock, by which all waits are `speed` times as short. The database's clock where not given. */
  simulated?: SimulatedPace;
  /** How long until work that is not urgent may ask hosts; default: at once. */
  msUntilOpen?: () => number;
}

/** The time of a simulated run. */
export interface SimulatedPace {
  clock: () => Date;
  /** Default 1. */
  speed?: number;
  /** In the place of waiting. */
  sleep?: (ms: number) => Promise<unknown>;
  random?: () => number;
}

/** A killed process frees its hosts after this. */
const LEASE_MS = 20_000;
/** A longer wait puts the job off instead of holding its worker. */
const HOLD_MS = 5_000;
/** Work that has begun waits as long as a pace can ask for: put off, it would begin anew, and never end at a slow host. */
const HOLD_FOR_PACE_MS = 90_000;
/** How soon a host that another process holds is looked at again. */
const LOOK_MS = 150;
const RESPONSE_FACTOR = 2;
/** So many paces (five minutes at the default one), and at least ten seconds, a job waits for a host in trouble. */
const PATIENCE_PACES = 300;
const LEAST_PATIENCE_MS = 10_000;

type Refused = Extract<Taken, { taken: false }>;

/** The gate on the store's leases: one request at a time to a host among all processes that share the store. */
export function createStoreGate(options: StoreGateOptions): HostGate {
  const { db, owner, signal } = options;
  const random = options.simulated?.random ?? Math.random;
  const speed = options.simulated?.speed ?? 1;
  const at = () => options.simulated?.clock() ?? null;
  const sleep = options.simulated?.sleep ?? ((ms: number) => pause(ms / speed, undefined, { signal }));
  const putOff = (why: string, ms: number) => new Postponed(why, ms / speed);
  const turns = new HostTurns();
  const queue = (host: string) => queueForHost(db, host, Math.max(options.hostDelayMs, 100), at());
  const patience = Math.max(PATIENCE_PACES * options.hostDelayMs, LEAST_PATIENCE_MS);

  /** Throws or fails where the refusal is not worth waiting for here; else yields how long to wait, in ms. */
  const judgeRefusal = async (host: string, door: Refused, waitedMs: number, errand: Errand | undefined) => {
    const now = (at() ?? new Date()).getTime();
    const troubled = door.why === 'trouble' || door.why === 'open';
    if (troubled && now + door.waitMs > (errand?.since.getTime() ?? now - waitedMs) + patience)
      return failure((door.code ?? 'fetch.timeout') as FailureCode, `${host} is left alone after trouble`, { host });
    const isFirst = errand?.passes === 0;
    const longest = door.why === 'pace' && !isFirst ? HOLD_FOR_PACE_MS : HOLD_MS;
    if (errand && ((isFirst && door.why === 'busy') || waitedMs + wait(door) > longest))
      throw putOff(`${host}: ${door.why}`, Math.max(await queue(host), door.why === 'busy' ? 0 : door.waitMs));
    return wait(door);
  };
  const wait = (door: Refused) => (door.why === 'busy' ? LOOK_MS * (1 + random()) : door.waitMs);

  const take = async (host: string, errand: Errand | undefined) => {
    for (let waitedMs = 0; ; ) {
      signal.throwIfAborted();
      const door = await takeHost(db, { host, owner, leaseMs: LEASE_MS, at: at() });
      if (door.taken) return door;
      const next = await judgeRefusal(host, door, waitedMs, errand);
      if (typeof next !== 'number') return next;
      await sleep(Math.max(next, 1));
      waitedMs += Math.max(next, 1);
    }
  };

  const enter = async (host: string, errand?: Errand): Promise<HostPass | Failure> => {
    const closedMs = errand && !errand.urgent ? (options.msUntilOpen?.() ?? 0) : 0;
    if (closedMs > 0) throw putOff(`${host}: outside the hours`, closedMs + random() * 60_000);
    if (errand?.passes === 0 && turns.isTaken(host)) throw putOff(`${host}: busy`, await queue(host));
    const endTurn = await turns.begin(host);
    try {
      const taken = await take(host, errand);
      if ('failure' in taken) {
        endTurn();
        return taken;
      }
      if (errand) errand.passes++;
      return passOf(host, taken, endTurn);
    } catch (error) {
      endTurn();
      throw error;
    }
  };

  const passOf = (host: string, health: { failures: number; openings: number }, endTurn: () => void): HostPass => {
    const renewing = setInterval(
      () => {
        renewHost(db, { host, owner, leaseMs: LEASE_MS, at: at() }).catch(() => undefined);
      },
      LEASE_MS / speed / 4,
    );
    renewing.unref();
    return {
      async leave(report: HopReport) {
        clearInterval(renewing);
        const { restMs, ...verdict } = judgeHost(health, report, options.hostDelayMs);
        const gap = gapAfter(report, {
          hostDelayMs: options.hostDelayMs,
          responseFactor: options.hostDelayMs === 0 ? 0 : RESPONSE_FACTOR,
          random,
        });
        try {
          await leaveHost(db, { host, owner, at: at() }, { ...verdict, gapMs: Math.max(gap, restMs) });
        } finally {
          endTurn();
        }
      },
    };
  };

  return { enter, hold: (host, ms) => holdHost(db, host, ms, at()) };
}
