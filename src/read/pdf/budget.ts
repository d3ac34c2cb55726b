import { FailureError, failure } from '../../errors/failure.ts';

/** Many times what the longest annual report has. */
const MOST = {
  pages: 300,
  objects: 300_000,
  points: 2_000_000,
  glyphs: 400_000,
  milliseconds: 30_000,
} as const;

/** What one document may cost; throws FailureError `read.too-complex` where it costs more. */
export class Budget {
  readonly #started = performance.now();
  readonly #spent = { objects: 0, points: 0, glyphs: 0, pages: 0 };

  spend(what: 'objects' | 'points' | 'glyphs' | 'pages', amount: number): void {
    this.#spent[what] += amount;
    if (this.#spent[what] > MOST[what]) this.#stop(`more than ${MOST[what]} ${what}`);
  }

  /** To be asked between pages: PDFium itself cannot be stopped from within. */
  checkTime(): void {
    if (performance.now() - this.#started > MOST.milliseconds) this.#stop(`more than ${MOST.milliseconds} ms`);
  }

  #stop(cause: string): never {
    throw new FailureError(failure('read.too-complex', cause));
  }
}
