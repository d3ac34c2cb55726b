import { EventEmitter } from 'node:events';
import type { PGlite } from '@electric-sql/pglite';

/** What `pg` answers, as far as Kysely and BullMQ look. */
export interface Answer<R> {
  rows: R[];
  rowCount: number;
  command: string;
}

type Statement = string | { text: string; values?: readonly unknown[] };

const PATIENCE_MS = 300_000;

/**
 * PGlite in the shape of `pg.Pool`, so that Kysely and BullMQ use the embedded database as they use a server. PGlite is one
 * session: a client that begins a transaction owns it until the end, and all others wait. Inside a transaction use its own
 * handle only: asking the pool from within waits until it is refused.
 */
export class PGlitePool extends EventEmitter {
  /** Tells BullMQ that a broken connection would be noticed, so that it may wait long for work. */
  readonly options = { keepAlive: true };
  readonly lite: PGlite;
  readonly #clients = new Set<PGliteClient>();
  readonly #waiting: (() => void)[] = [];
  readonly #unsubscribe: () => void;
  #owner: object | null = null;
  /** A statement of the open transaction failed: its COMMIT will roll back. */
  #broken = false;

  constructor(lite: PGlite) {
    super();
    this.setMaxListeners(0);
    this.lite = lite;
    this.#unsubscribe = lite.onNotification((channel, payload) => {
      setImmediate(() => {
        for (const client of this.#clients) client.notify(channel, payload);
      });
    });
  }

  async connect(): Promise<PGliteClient> {
    const client = new PGliteClient(this);
    this.#clients.add(client);
    return client;
  }

  query<R>(statement: Statement, values?: readonly unknown[]): Promise<Answer<R>> {
    return this.run<R>({}, statement, values);
  }

  async run<R>(who: object, statement: Statement, values?: readonly unknown[]): Promise<Answer<R>> {
    const text = typeof statement === 'string' ? statement : statement.text;
    const parameters = (typeof statement === 'string' ? values : (statement.values ?? values)) ?? [];
    const command = (/^\s*([a-z]+)/i.exec(text)?.[1] ?? '').toUpperCase();
    // Between this check and the call into PGlite there must be no await, or a stranger slips into the transaction.
    while (this.#owner !== null && this.#owner !== who) await this.#turn();
    if (command === 'BEGIN' || command === 'START') this.#begin(who);
    try {
      const answer = await this.#ask<R>(text, parameters);
      if (/^\s*rollback\s+to\b/i.test(text)) this.#broken = false;
      return { ...answer, command: command === 'COMMIT' && this.#broken ? 'ROLLBACK' : command };
    } catch (error) {
      if (this.#owner === who) this.#broken = true;
      throw error;
    } finally {
      // PGlite answers in microtasks: without a macrotask in between, timers and sockets starve.
      await new Promise((resume) => setImmediate(resume));
      if (this.#owner === who && endsTransaction(text)) this.#unlock();
    }
  }

  forget(client: PGliteClient): void {
    this.#clients.delete(client);
    if (this.#owner === client) void this.run(client, 'ROLLBACK').catch(() => this.#unlock());
  }

  async end(): Promise<void> {
    this.#unsubscribe();
    this.#clients.clear();
    if (!this.lite.closed) await this.lite.close();
  }

  async #ask<R>(text: string, parameters: readonly unknown[]): Promise<Omit<Answer<R>, 'command'>> {
    const answer =
      parameters.length > 0 ? await this.lite.query<R>(text, [...parameters]) : (await this.lite.exec(text)).at(-1);
    return { rows: (answer?.rows ?? []) as R[], rowCount: answer?.affectedRows || answer?.rows.length || 0 };
  }

  /** Wakes when a transaction ended. A wait this long is a bug – a transaction that waits for itself – and is told instead of kept. */
  #turn(): Promise<void> {
    return new Promise((wake, refuse) => {
      const patience = setTimeout(() => refuse(new Error('waited for a transaction that does not end')), PATIENCE_MS);
      this.#waiting.push(() => {
        clearTimeout(patience);
        wake();
      });
    });
  }

  #begin(who: object): void {
    this.#owner = who;
    this.#broken = false;
  }

  #unlock(): void {
    this.#owner = null;
    this.#broken = false;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

/** PGlite in the shape of `pg.PoolClient`. */
export class PGliteClient extends EventEmitter {
  readonly #pool: PGlitePool;
  /** Notifications that came while nobody listened: BullMQ attaches its listener a moment after its last look. */
  readonly #missed = new Map<string, { channel: string; payload: string; processId: number }>();

  constructor(pool: PGlitePool) {
    super();
    this.setMaxListeners(0);
    this.#pool = pool;
    this.on('newListener', (event: string) => {
      if (event === 'notification' && this.#missed.size > 0) setImmediate(() => this.#replay());
    });
  }

  query<R>(statement: Statement, values?: readonly unknown[]): Promise<Answer<R>> {
    return this.#pool.run<R>(this, statement, values);
  }

  notify(channel: string, payload: string): void {
    const notification = { channel, payload, processId: 1 };
    if (!this.emit('notification', notification)) this.#missed.set(`${channel}\n${payload}`, notification);
  }

  release(): void {
    this.#pool.forget(this);
  }

  #replay(): void {
    const missed = [...this.#missed.values()];
    this.#missed.clear();
    for (const notification of missed) this.notify(notification.channel, notification.payload);
  }
}

function endsTransaction(text: string): boolean {
  return /^\s*(commit|end|abort|rollback(?!\s+to\b))\b/i.test(text);
}
