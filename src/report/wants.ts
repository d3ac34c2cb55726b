import type { Severity } from './finding.ts';

/** Alerts as people single them out, for a target or for a silence; what is not given does not restrict. */
export interface Wants {
  /** Least severity. */
  severity?: Severity | undefined;
  /** Rules, `D-*` for all that begin so. */
  rules?: readonly string[] | undefined;
  /** Beginnings of region codes. */
  regions?: readonly string[] | undefined;
  levels?: readonly string[] | undefined;
  /** Ids of bodies, each with those below it. */
  agencies?: readonly string[] | undefined;
}
