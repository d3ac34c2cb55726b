import type { FoundPage, ReadReport } from '../../coverage/coverage-input.ts';
import type { Look } from '../../report/look.ts';

/** What Nianbao knows of one body. */
export interface Known {
  looks: Look[];
  page: FoundPage | null;
  report: ReadReport | null;
}

/** How a played season is looked at. */
export interface SeasonEyes {
  /** One run: a look at every body's column on a day, at an instant (ISO), added to what is known; in the order of the world's actors. */
  look(known: readonly Known[], day: string, at: string): Promise<void>;
  close(): Promise<void>;
}
