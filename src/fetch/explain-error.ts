import type { FailureCode } from '../errors/catalogue.ts';
import { isFailureError } from '../errors/failure.ts';
import { judgeError } from './outcome.ts';
import { FORBIDDEN_ADDRESS } from './safe-agent.ts';

/** Where no answer came from, and why, by the code of the socket, the resolver or TLS. */
export interface Unreached {
  url: string;
  code: string;
}

/** What ended a request: the failure's code, and its cause for the log. */
export function explain(error: unknown): { outcome: FailureCode; cause: string } {
  if (isFailureError(error)) return { outcome: error.failure.code, cause: error.failure.cause };
  const { code, cause } = innermost(error);
  if (code === FORBIDDEN_ADDRESS) return { outcome: 'fetch.forbidden-address', cause };
  return { outcome: judgeError(code), cause: code && !cause.includes(code) ? `${code}: ${cause}` : cause };
}

/** The code lies in the error, in its cause, or in the errors of one that gathers the attempts at several addresses. */
function innermost(error: unknown): { code: string; cause: string } {
  let at = error as { code?: unknown; message?: unknown; cause?: unknown; errors?: unknown[] } | undefined;
  let found = { code: '', cause: 'no reason given' };
  for (let depth = 0; at && depth < 5; depth++) {
    if (typeof at.code === 'string' || depth === 0)
      found = { code: String(at.code ?? ''), cause: String(at.message || at.code || '') };
    at = (at.cause ?? at.errors?.[0]) as typeof at;
  }
  return { code: found.code, cause: found.cause.slice(0, 300) };
}

/** A request that ended before its answer began; what was asked before it (robots.txt) may have ended so as well. */
export function unreachedBy(error: unknown, asking: string | null): { unreached?: Unreached } {
  if (isFailureError(error)) {
    const before = error.failure.context.unreached as Unreached | undefined;
    return before ? { unreached: before } : {};
  }
  const { code } = innermost(error);
  return asking !== null && code !== '' && code !== FORBIDDEN_ADDRESS ? { unreached: { url: asking, code } } : {};
}
