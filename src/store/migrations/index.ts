import type { Migration } from 'kysely/migration';
import * as initial from './0001-initial.ts';
import * as currentReport from './0002-current-report.ts';
import * as reportWords from './0003-report-words.ts';
import * as recipe from './0004-recipe.ts';
import * as pageAttribution from './0005-page-attribution.ts';
import * as hostLease from './0006-host-lease.ts';
import * as testimony from './0007-testimony.ts';
import * as hostWay from './0008-host-way.ts';
import * as columnSeen from './0009-column-seen.ts';
import * as rulesVersion from './0010-rules-version.ts';
import * as surroundings from './0011-surroundings.ts';
import * as deliveryBundle from './0012-delivery-bundle.ts';
import * as alertLifecycle from './0013-alert-lifecycle.ts';
import * as rhythm from './0014-rhythm.ts';
import * as coverageCounts from './0020-coverage-counts.ts';
import * as administration from './0021-administration.ts';
import * as unsureMessages from './0022-unsure-messages.ts';
import * as operations from './0023-operations.ts';
import * as correction from './0024-correction.ts';
import * as versions from './0025-versions.ts';
import * as figureChanges from './0026-figure-changes.ts';
import * as looksOfRun from './0027-looks-of-run.ts';
import * as acceptedFindings from './0028-accepted-findings.ts';
import * as keptBytes from './0029-kept-bytes.ts';
import * as session from './0030-session.ts';

/** Forward only: a migration that was released is never edited, its key never reused. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
  '0002-current-report': currentReport,
  '0003-report-words': reportWords,
  '0004-recipe': recipe,
  '0005-page-attribution': pageAttribution,
  '0006-host-lease': hostLease,
  '0007-testimony': testimony,
  '0008-host-way': hostWay,
  '0009-column-seen': columnSeen,
  '0010-rules-version': rulesVersion,
  '0011-surroundings': surroundings,
  '0012-delivery-bundle': deliveryBundle,
  '0013-alert-lifecycle': alertLifecycle,
  '0014-rhythm': rhythm,
  '0020-coverage-counts': coverageCounts,
  '0021-administration': administration,
  '0022-unsure-messages': unsureMessages,
  '0023-operations': operations,
  '0024-correction': correction,
  '0025-versions': versions,
  '0026-figure-changes': figureChanges,
  '0027-looks-of-run': looksOfRun,
  '0028-accepted-findings': acceptedFindings,
  '0029-kept-bytes': keptBytes,
  '0030-session': session,
};
