import type { CommandModule } from '../command.ts';
import { agencies } from './agencies.ts';
import { alerts } from './alerts.ts';
import { apply } from './apply.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { calendar } from './calendar.ts';
import { candidate } from './candidate.ts';
import { check } from './check.ts';
import { column } from './column.ts';
import { coverage } from './coverage.ts';
import { crawl } from './crawl.ts';
import { demo } from './demo.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { evidence } from './evidence.ts';
import { exportCommand } from './export.ts';
import { findings } from './findings.ts';
import { importCommand } from './import.ts';
import { notify } from './notify.ts';
import { plan } from './plan.ts';
import { rebuild } from './rebuild.ts';
import { reprocess } from './reprocess.ts';
import { restore } from './restore.ts';
import { runs } from './runs.ts';
import { series } from './series.ts';
import { silences } from './silences.ts';
import { start } from './start.ts';
import { tokens } from './tokens.ts';
import { values } from './values.ts';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly CommandModule[] = [
  start,
  crawl,
  check,
  diff,
  series,
  coverage,
  calendar,
  alerts,
  findings,
  values,
  silences,
  notify,
  runs,
  agencies,
  column,
  importCommand,
  candidate,
  evidence,
  exportCommand,
  reprocess,
  rebuild,
  plan,
  apply,
  tokens,
  audit,
  backup,
  restore,
  demo,
  doctor,
];
