import { fail, ok, type Result } from '../errors/failure.ts';
import type { HandedIn, OperatorAct } from '../report/operator-act.ts';
import { currentReportYear, isDay, shanghaiDay } from '../report/year.ts';
import { fill } from '../text/fill.ts';
import { REFUSALS } from '../text/testimony.ts';

const MAX_REASON = 1_000;
const MAX_NAME = 60;
const MAX_FILE_NAME = 200;
const MAX_URL = 2_000;
/** Nobody reported on open government before; a year as of which the form is unknown is a slip of the hand. */
const FIRST_YEAR = 2003;

/** Against what an act is held; `now` decides whether a day lies ahead. */
export interface ActLimits {
  now: Date;
  maxBytes: number;
}

/** The act with its words tidied, or `operator.refused` with what is wrong. What it is about is held against the store later. */
export function checkAct(act: OperatorAct, limits: ActLimits): Result<OperatorAct> {
  const by = tidy(act.by, MAX_NAME);
  const reason = tidy(act.reason, MAX_REASON);
  if (by === '') return refuse('noName');
  if (reason === '') return refuse('noReason');
  const tidied = { ...act, by, reason };
  if (act.kind === 'column' && !isAddress(act.url)) return refuse('badUrl', { url: act.url.slice(0, 200) });
  if (act.kind === 'right' && act.year !== undefined && !isReportYear(act.year, limits.now))
    return refuse('badYear', { year: act.year });
  return act.kind === 'import' ? checkImport({ ...act, by, reason }, limits) : ok(tidied);
}

function checkImport(
  act: HandedIn & { by: string; reason: string },
  { now, maxBytes }: ActLimits,
): Result<OperatorAct> {
  const { year, bytes, url, published } = act;
  if (!isReportYear(year, now)) return refuse('badYear', { year });
  if (bytes.byteLength === 0) return refuse('emptyFile');
  if (bytes.byteLength > maxBytes) return refuse('tooLarge', { max: maxBytes });
  if (url !== null && !isAddress(url)) return refuse('badUrl', { url: url.slice(0, 200) });
  if (published !== null && (!isDay(published) || published > shanghaiDay(now)))
    return refuse('badDay', { day: published.slice(0, 40) });
  const fileName = tidy(act.fileName.split(/[\\/]/).at(-1) ?? '', MAX_FILE_NAME);
  return ok({ ...act, fileName });
}

/** `operator.refused`, in both languages. */
export function refuse(why: keyof typeof REFUSALS, words: Record<string, string | number> = {}): Result<never> {
  const { zh, en } = fill(REFUSALS[why], words);
  return fail('operator.refused', `${zh} · ${en}`, { why, ...words });
}

function isReportYear(year: number, now: Date): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= currentReportYear(shanghaiDay(now)) + 1;
}

/** Absolute, of the web, and without a password in it. */
function isAddress(url: string): boolean {
  if (url.length > MAX_URL || !URL.canParse(url)) return false;
  const { protocol, username, password, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
}

/** Without control characters, which neither store nor terminal should see. */
function tidy(text: string, max: number): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, max);
}
