/** How a time of trouble with the queue goes on. */
export interface TroubleTold {
  stage: 'begins' | 'lasts' | 'over';
  /** The queue whose error was the newest. */
  queue: string;
  /** That error, in its own words. */
  error: string;
  since: Date;
  /** Errors until now. */
  errors: number;
}

/** Makes of a stream of errors one word at their beginning, one a minute while they last, and one at their end. */
export interface Trouble {
  note(queue: string, error: Error): void;
  /** Since when there is trouble; null where there is none. */
  since(): Date | null;
  /** Looks no more; nothing is said of an end. */
  end(): void;
}

interface Pace {
  /** How often it is asked whether the trouble is over, in ms. */
  lookEveryMs: number;
  /** How often trouble that lasts is told again, in ms. */
  sayEveryMs: number;
}

const PACE: Pace = { lookEveryMs: 2_000, sayEveryMs: 60_000 };

/** Over is what caused no error between two looks and is `ready`. */
export function followTrouble(
  say: (told: TroubleTold) => void,
  ready: () => Promise<boolean>,
  { lookEveryMs, sayEveryMs }: Pace = PACE,
): Trouble {
  let now: Omit<TroubleTold, 'stage'> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let seen = 0;
  let saidAt = 0;
  const tell = (told: Omit<TroubleTold, 'stage'>, stage: TroubleTold['stage']) => {
    saidAt = Date.now();
    say({ ...told, stage });
  };
  const look = async () => {
    const before = now;
    const isQuiet = before !== null && before.errors === seen && (await ready().catch(() => false));
    if (now === null || before === null) return;
    if (isQuiet && now.errors === seen) {
      end();
      tell(before, 'over');
    } else if (Date.now() - saidAt >= sayEveryMs) tell(now, 'lasts');
    seen = now?.errors ?? 0;
  };
  const end = () => {
    clearInterval(timer);
    now = null;
  };
  return {
    note: (queue, error) => {
      if (now !== null) {
        now = { ...now, queue, error: error.message, errors: now.errors + 1 };
        return;
      }
      now = { queue, error: error.message, since: new Date(), errors: 1 };
      seen = 0;
      tell(now, 'begins');
      timer = setInterval(() => void look(), lookEveryMs).unref();
    },
    since: () => now?.since ?? null,
    end,
  };
}
