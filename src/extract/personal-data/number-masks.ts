/** What stands in the place of each number, as printed and without the blanks and dashes between its digits. */
export class NumberMasks {
  readonly #masks = new Map<string, string>();
  readonly #lengths: readonly number[];

  constructor(numbers: readonly { raw: string; masked: string }[]) {
    for (const { raw, masked } of numbers) this.#masks.set(solid(raw), masked);
    for (const { raw, masked } of numbers) this.#masks.set(raw, masked);
    this.#lengths = [...new Set([...this.#masks.keys()].map((raw) => raw.length))].sort((a, b) => b - a);
  }

  get size(): number {
    return this.#masks.size;
  }

  /** The text with every one of the numbers masked, in one pass however many they are; the longest that begins at a place counts. */
  mask(text: string): string {
    if (this.#masks.size === 0) return text;
    let out = '';
    let from = 0;
    const start = /[\d+]/g;
    while (start.test(text)) {
      const at = start.lastIndex - 1;
      const raw = this.#lengths.map((length) => text.slice(at, at + length)).find((piece) => this.#masks.has(piece));
      if (raw === undefined) continue;
      out += text.slice(from, at) + this.#masks.get(raw)!;
      from = at + raw.length;
      start.lastIndex = from;
    }
    return out + text.slice(from);
  }
}

/** The digits of a number as they are compared. */
export function solid(raw: string): string {
  return raw.replace(/[ \u00a0-]/g, '');
}
