/** How many may work at the same time; those who must work alone go before those who wait for a place among others. */
export class Turns {
  readonly #size: number;
  readonly #waiting: (() => void)[] = [];
  readonly #lone: (() => void)[] = [];
  #working = 0;
  #alone = false;

  constructor(size: number) {
    this.#size = size;
  }

  /** Resolves when it is one's turn; `give` ends it. */
  take(how: 'among-others' | 'alone' = 'among-others'): Promise<void> {
    return new Promise((resolve) => {
      (how === 'alone' ? this.#lone : this.#waiting).push(resolve);
      this.#next();
    });
  }

  give(): void {
    this.#working--;
    this.#alone = false;
    this.#next();
  }

  #next(): void {
    if (this.#alone) return;
    if (this.#lone.length > 0) {
      if (this.#working > 0) return;
      this.#alone = true;
      this.#working = 1;
      this.#lone.shift()!();
      return;
    }
    while (this.#working < this.#size && this.#waiting.length > 0) {
      this.#working++;
      this.#waiting.shift()!();
    }
  }
}
