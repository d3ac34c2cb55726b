import { yearsWithoutNotice } from '../alerts/working-days.ts';
import { type OpenEyes, playSeason, type SeasonPlay } from '../demo/season/play-season.ts';
import { simulatedEyes } from '../demo/season/season-looks.ts';
import { FailureError, failure } from '../errors/failure.ts';
import { daysBetween } from '../report/year.ts';
import { weekendsOnly } from '../text/calendar.ts';
import { STATUS } from '../text/cli.ts';
import { fill } from '../text/fill.ts';
import { SEASON } from '../text/season.ts';
import { bar, both, Progress, print, printJson } from './output.ts';

/** As many lines of a message are shown; `--json` has all. */
const LINES_SHOWN = 6;
const DEFAULT_SEED = 2027;

/** `demo --season YEAR`: what would have been sent when, from January to April, by a clock of its own, over portals on this machine (`--quick`: without HTTP). 1 where anybody was wrongly accused. */
export async function rehearse(options: Record<string, unknown>): Promise<number> {
  const season = wholeOf('--season', options.season, 2009, 2100);
  const seed = options.seed === undefined ? DEFAULT_SEED : wholeOf('--seed', options.seed, 0, 2 ** 31);
  const play = await playSeason(season, seed, await eyesOf(season, options.quick === true));
  if (options.json === true) printJson(play);
  else show(play);
  return play.falseMissing > 0 ? 1 : 0;
}

/** Over HTTP, with a bar while it lasts; the crawler is loaded only for that. */
async function eyesOf(season: number, isQuick: boolean): Promise<OpenEyes> {
  if (isQuick) return simulatedEyes;
  const { crawlingEyes } = await import('../demo/season/season-crawl.ts');
  return async (world, year) => {
    const eyes = await crawlingEyes(world, year);
    const progress = new Progress();
    const [first, last] = [`${season}-01-01`, `${season}-04-30`];
    return {
      look: (known, day, at) => {
        progress.show(`${bar(daysBetween(first, day), daysBetween(first, last))}  ${day}`);
        return eyes.look(known, day, at);
      },
      close: async () => {
        progress.end();
        await eyes.close();
      },
    };
  };
}

function show({ season, seed, agencies, runs, standstill, messages, states, falseMissing }: SeasonPlay): void {
  print(both(fill(SEASON.title, { season, seed, agencies, runs, ...standstill })));
  for (const { at, target, title, lines } of messages) {
    const minute = new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    print(`\n${minute}  → ${target}  ${title.zh}`);
    for (const line of lines.slice(0, LINES_SHOWN)) print(`    ${line}`);
    if (lines.length > LINES_SHOWN) print(`    ${both(fill(SEASON.more, { n: lines.length - LINES_SHOWN }))}`);
  }
  print(`\n${both(SEASON.states)}`);
  for (const { day, counts } of states)
    print(
      `  ${day}  ${Object.entries(counts)
        .map(([state, n]) => `${nameOf(state)} ${n}`)
        .join(' · ')}`,
    );
  const targets = [...new Set(messages.map(({ target }) => target))];
  const recipients = targets
    .map((name) => `${name} ${messages.filter(({ target }) => target === name).length}`)
    .join(' · ');
  const unknown = yearsWithoutNotice(`${season}-01-01`, `${season}-04-30`);
  if (unknown.length > 0) print(`\n* ${both(weekendsOnly(unknown, `${season - 1}-12-31`))}`);
  print(`\n${both(fill(SEASON.end, { messages: messages.length, recipients, wrong: falseMissing }))}`);
}

function nameOf(state: string): string {
  return Object.hasOwn(STATUS, state) ? STATUS[state as keyof typeof STATUS].zh : (FINER[state] ?? state);
}

const FINER: Readonly<Record<string, string>> = { due_soon: '即将到期', grace: '宽限期内', exempt: '免报' };

function wholeOf(flag: string, given: unknown, low: number, high: number): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= low && number <= high) return number;
  throw new FailureError(failure('usage', `${flag} ${String(given)}: ${low}–${high}`));
}
