import type { Coverage } from '../report/coverage.ts';

/**
 * The bodies of whose newest year that is owed nobody knows the state. A portal that cannot be reached makes nothing unknown of a body whose
 * report was handed in, or was found before.
 */
export function unknownBodies(coverage: readonly Pick<Coverage, 'agencyId' | 'year' | 'status'>[]): Set<string> {
  const newest = new Map<string, Pick<Coverage, 'year' | 'status'>>();
  for (const { agencyId, year, status } of coverage) {
    if (status === 'not_due' || status === 'due') continue;
    if (year > (newest.get(agencyId)?.year ?? Number.NEGATIVE_INFINITY)) newest.set(agencyId, { year, status });
  }
  return new Set([...newest].filter(([, { status }]) => status === 'unknown').map(([id]) => id));
}
