/** Within this process, requests to one host wait for one another here: only one of them looks at the store. */
export class HostTurns {
  readonly #waiting = new Map<string, { last: Promise<void>; count: number }>();

  isTaken(host: string): boolean {
    return this.#waiting.has(host);
  }

  /** Resolves with the function that ends the turn. */
  async begin(host: string): Promise<() => void> {
    const turn = this.#waiting.get(host) ?? { last: Promise.resolve(), count: 0 };
    this.#waiting.set(host, turn);
    const before = turn.last;
    const { promise, resolve } = Promise.withResolvers<void>();
    turn.last = promise;
    turn.count++;
    await before;
    return () => {
      if (--turn.count === 0) this.#waiting.delete(host);
      resolve();
    };
  }
}
