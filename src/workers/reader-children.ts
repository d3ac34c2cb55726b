import type { Result } from '../errors/failure.ts';
import type { ReportPage } from './process-report.ts';
import { type DocumentLimits, type ReadApart, ReaderProcess } from './reader-process.ts';
import { Turns } from './turns.ts';

const MB = 1024 * 1024;
/** A child that is larger after its document is replaced: a good part of its memory would be missing to the next. */
const KEPT_BYTES = 200 * MB;
/** Memory of its own that each child may have on the average; an ordinary document leaves it 90 MB. */
const SHARE_BYTES = 120 * MB;

/** What all children together may take, and how long each of them serves. */
interface ChildrenOptions {
  program: string;
  /** Children at most at the same time. */
  size: number;
  /** After so many documents a child is replaced. */
  documentsPerChild: number;
}

/** The children that read documents: a warm one serves many, those that together hold too much make room for one another. */
export class ReaderChildren {
  readonly #options: ChildrenOptions;
  readonly #turns: Turns;
  readonly #idle: ReaderProcess[] = [];
  /** Those that read, the one that has read longest first. */
  readonly #busy: ReaderProcess[] = [];
  #isClosed = false;

  constructor(options: ChildrenOptions) {
    this.#options = options;
    this.#turns = new Turns(options.size);
  }

  /** Failures: those of the readers, and `read.timeout`, `read.memory`, `read.crashed`. */
  async read(page: ReportPage, limits: Omit<DocumentLimits, 'crowded'>): Promise<Result<ReadApart>> {
    const result = await this.#readInTurn(page, limits, 'among-others');
    // It only made room: nothing is wrong with it as far as anybody knows.
    const onlyMadeRoom = !result.ok && result.failure.context.crowded === true;
    return onlyMadeRoom ? this.#readInTurn(page, limits, 'alone') : result;
  }

  /** Those that read at present end with their document. */
  close(): void {
    this.#isClosed = true;
    this.#endIdle();
  }

  async #readInTurn(page: ReportPage, limits: DocumentLimits, how: 'among-others' | 'alone') {
    await this.#turns.take(how);
    try {
      const warm = this.#idle.pop();
      const result = await this.#readIn(warm ?? new ReaderProcess(this.#options.program), page, limits);
      // What other documents left behind in a child is no fault of this one.
      const isBlameless = warm !== undefined && !result.ok && result.failure.code === 'read.memory';
      return isBlameless ? await this.#readIn(new ReaderProcess(this.#options.program), page, limits) : result;
    } finally {
      this.#turns.give();
    }
  }

  async #readIn(child: ReaderProcess, page: ReportPage, limits: DocumentLimits) {
    this.#busy.push(child);
    const result = await child.read(page, { ...limits, crowded: () => this.#mustMakeRoom(child) });
    this.#busy.splice(this.#busy.indexOf(child), 1);
    const isFit = !child.dead && child.documents < this.#options.documentsPerChild && child.residentBytes <= KEPT_BYTES;
    if (isFit && !this.#isClosed) this.#idle.push(child);
    else child.kill();
    return result;
  }

  /** Where all together hold too much, the idle ones go, and then the one that began last. Recognition has limits of its own. */
  #mustMakeRoom(child: ReaderProcess): boolean {
    if (this.#busy.length + this.#idle.length < 2 || !this.#holdTooMuch()) return false;
    this.#endIdle();
    return this.#busy.length > 1 && child === this.#busy.at(-1) && !child.recognises && this.#holdTooMuch();
  }

  #holdTooMuch(): boolean {
    const all = [...this.#busy, ...this.#idle].filter(({ recognises }) => !recognises);
    return all.reduce((sum, { ownBytes }) => sum + ownBytes, 0) > SHARE_BYTES * Math.max(2, this.#options.size);
  }

  #endIdle(): void {
    for (const spare of this.#idle.splice(0)) spare.kill();
  }
}
