/** What somebody does to the raw queues: the word that the log of acts keeps, and whom it is done to. */
export interface BoardAct {
  /** `queue.paused`, `queue.job-removed` …: see `auditWhat`. */
  what: string;
  /** A queue, or `queue/job`; null: all queues. */
  about: string | null;
  details: Record<string, string>;
}

/**
 * The changes that Bull Board may make, by method and path below `/api/queues`. Each leaves the truth to the store: what is removed comes
 * back while its task is unfinished, and what is tried again does nothing where its task is done. Left out is what no page of ours would
 * explain or the store not mend: jobs and schedules made up by hand, a job's data or delay, limits of a queue's speed.
 */
const ACTS: readonly (readonly [RegExp, string])[] = [
  [/^pause$/, 'queue.paused'],
  [/^resume$/, 'queue.resumed'],
  [/^(?<queue>[a-z]+)\/pause$/, 'queue.paused'],
  [/^(?<queue>[a-z]+)\/resume$/, 'queue.resumed'],
  [/^(?<queue>[a-z]+)\/promote$/, 'queue.promoted'],
  [/^(?<queue>[a-z]+)\/empty$/, 'queue.emptied'],
  [/^(?<queue>[a-z]+)\/obliterate$/, 'queue.obliterated'],
  [/^(?<queue>[a-z]+)\/retry\/(?<state>failed)$/, 'queue.retried'],
  [/^(?<queue>[a-z]+)\/clean\/(?<state>[a-z-]+)$/, 'queue.cleaned'],
  [/^(?<queue>[a-z]+)\/(?<job>[^/]+)\/retry$/, 'queue.job-retried'],
  [/^(?<queue>[a-z]+)\/(?<job>[^/]+)\/promote$/, 'queue.job-promoted'],
  [/^(?<queue>[a-z]+)\/(?<job>[^/]+)\/clean$/, 'queue.job-removed'],
];

/** The act that a request to the board asks for; null where it may not be done there. `path`: below `/api/queues/`. */
export function boardActOf(method: string, path: string): BoardAct | null {
  if (method !== 'PUT' || path.length > 500) return null;
  for (const [pattern, what] of ACTS) {
    const match = pattern.exec(path);
    if (match === null) continue;
    const { queue, job, state } = match.groups ?? {};
    const about = queue === undefined ? null : [queue, ...(job === undefined ? [] : [decoded(job)])].join('/');
    return { what, about, details: state === undefined ? {} : { state } };
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
