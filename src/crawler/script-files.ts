import { isOfSameGovernment } from './find-column.ts';
import { goesOn } from './portals/clicked.ts';
import type { ListContext, ListPage } from './portals/portal.ts';
import { type ScannedPage, scanPage } from './portals/scan-page.ts';
import { isTitleOfYear } from './report-title.ts';

/** Script files of one page that are read; the rest of a file behind so much is not. */
const MOST_FILES = 3;
const MAX_FILE = 200_000;
/** Libraries, and what watches visitors. */
const NOT_OF_LIST =
  /jquery|bootstrap|swiper|layui|vue|react|angular|echarts|\.min\.|polyfill|modernizr|html5|respond|slide|lazy|font|icon|share|weixin|wx|wza|barrier|voice|statis|analy|count|hits?\b|track|baidu|cnzz|css|date|calendar|video|player|print|zoom|qrcode|crypto|md5|base64|cookie|login|chunk|vendor|runtime/i;
const OF_LIST = /list|page|news|channel|column|lanmu|search|zfxxgk|xxgk|gknb|index|main|content/i;

/**
 * The files in which the request of a list, or what its rows call, may stand: those of a page that shows no row with a day, or whose titles or
 * pager only a script opens. Files of its own government alone; those first whose names speak of lists.
 */
export function filesOfList(scanned: ScannedPage, list: ListPage): string[] {
  if (list.showsReports || scanned.saysEmpty) return [];
  const isDrawn = !list.rows.some(({ date }) => date !== null) && (scanned.waits || list.partial !== undefined);
  const isCalled = scanned.blind.some((words) => isTitleOfYear(words) || goesOn(words));
  if (!isDrawn && !isCalled) return [];
  const files = scanned.scriptFiles.filter((file) => {
    const name = new URL(file).pathname;
    return isOfSameGovernment(file, scanned.url) && /\.js$/i.test(name) && !NOT_OF_LIST.test(name.replace(/^.*\//, ''));
  });
  const rank = (file: string) => (OF_LIST.test(file.replace(/^.*\//, '')) ? 0 : 1);
  return [...new Set(files)].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_FILES);
}

/** The page as if the scripts stood in it. */
export function withScripts(page: ListContext, scripts: readonly string[]): ListContext {
  const added = scripts.map(
    (script) => `<script>${script.slice(0, MAX_FILE).replace(/<\/(?=script)/gi, '<\\\\/')}</script>`,
  );
  return { ...page, html: `${page.html}\n${added.join('\n')}` };
}

/** What the page shows when its scripts are read with it; what they say of other pages (of pagers, of where they go) is not taken over. */
export function scanWith(page: ListContext, scanned: ScannedPage): ScannedPage {
  const { anchors, blind } = scanPage(page);
  return { ...scanned, anchors, blind };
}
