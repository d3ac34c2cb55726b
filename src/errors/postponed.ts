/**
 * Not a failure: the work cannot go on now and shall be taken up again after `delayMs`, without counting as an attempt.
 * Thrown through everything up to the queue, so that what waits holds no worker.
 */
export class Postponed extends Error {
  readonly delayMs: number;
  constructor(why: string, delayMs: number) {
    super(why);
    this.name = 'Postponed';
    this.delayMs = Math.max(0, Math.ceil(delayMs));
  }
}
