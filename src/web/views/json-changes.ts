import type { z } from 'zod';
import type { StoredReport } from '../../store/reports.ts';
import type { change } from '../api/change-schemas.ts';
import type { VersionChange } from '../queries/versions.ts';

/** What changed between two contents of one report. */
export function changeJson({ from, to, diff, prose }: VersionChange): z.infer<typeof change> {
  const { figures, unsure, title, template } = diff;
  return { from: versionOf(from), to: versionOf(to), figures, unsure, title, template, prose };
}

function versionOf({ id, url, snapshot, format, firstSeenAt, lastSeenAt, readAt, current }: StoredReport) {
  return { id, url, snapshot, format, firstSeenAt, lastSeenAt, readAt, current };
}
