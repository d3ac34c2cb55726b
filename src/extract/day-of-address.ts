import { isDay, shanghaiDay } from '../report/year.ts';

/** Earlier than the duty to publish, or later than this, a time that an identifier seems to hide is none. */
const EARLIEST = Date.UTC(2008, 4, 1);
const LATEST = Date.UTC(2099, 0, 1);

/**
 * The day on which a document was entered, as its address tells it (YYYY-MM-DD), or null. A weak hint: a document that was moved
 * to a new system carries the day of the move, years late; never a publication date. Told are `t20240118_1`, `/2024/1/18/`,
 * `/202401/18/`, `/20240118/`, `?id=20240118…`, the seconds in the 24 hex digits of Mongo, the milliseconds in the 19 digits
 * of a snowflake number (their epoch is Twitter's; it fits the four that were met).
 */
export function dayOfAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { pathname, search } = new URL(url);
  return writtenDay(`${pathname}${search}`) ?? hiddenDay(pathname);
}

const WRITTEN: readonly RegExp[] = [
  /\/t((?:19|20)\d{2})(\d{2})(\d{2})_\d/,
  /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})\//,
  /\/((?:19|20)\d{2})(\d{2})\/(\d{2})\//,
  /\/((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{4,11})?\//,
  /[?&]id=((?:19|20)\d{2})(\d{2})(\d{2})\d{6,12}(?:&|$)/,
];

function writtenDay(address: string): string | null {
  for (const pattern of WRITTEN) {
    const found = pattern.exec(address);
    if (!found) continue;
    const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
    if (isDay(day)) return day;
  }
  return null;
}

const SNOWFLAKE_EPOCH = 1_288_834_974_657;

function hiddenDay(path: string): string | null {
  const mongo = /[/_]([0-9a-f]{8})[0-9a-f]{16}\.\w{3,5}$/.exec(path)?.[1];
  const snowflake = /\/(\d{19})\.\w{3,5}$/.exec(path)?.[1];
  if (mongo) return dayOf(Number.parseInt(mongo, 16) * 1_000);
  return snowflake ? dayOf(Number(BigInt(snowflake) >> 22n) + SNOWFLAKE_EPOCH) : null;
}

function dayOf(instant: number): string | null {
  return instant >= EARLIEST && instant < LATEST ? shanghaiDay(new Date(instant)) : null;
}
