import { isArticleAddress, isFileAddress } from './article-address.ts';
import type { ClassifiedLink, ReportLink } from './classify-link.ts';
import { isColumnPath, isOfGovernment, isOfSameGovernment, namesColumn } from './find-column.ts';
import type { ListPage } from './portals/portal.ts';
import type { PageAnchor, ScannedPage } from './portals/scan-page.ts';
import { yearOf } from './report-title.ts';

/** `index.html` and its folder are one page. */
export function keyOf(url: string): string {
  return url.replace(/\/index\.s?html?$/, '/');
}

const KIND_FOLDER =
  /^(各|市直|县直|区直|区级|市级|县级|政府|镇)?(部门|单位|乡镇|街道|镇街|乡镇街道|园区|本级)(年报|年度报告|信息公开年报)?$/;

/** A link below the column whose words are only a year or a kind of agency: a list of its own. */
export function folderOf(
  url: string,
  title: string,
  root: string,
  page: string,
): { url: string; folderYear: number | null }[] {
  const words = title.replace(/\s/g, '');
  const year = /^\(?(20\d{2})年?度?(年报|信息公开年报|政府信息公开年报)?\)?$/.exec(words)?.[1];
  if (!year && !KIND_FOLDER.test(words)) return [];
  const below = root.replace(/[^/]*$/, '');
  // Archives of years lie below the column, or beside it under its name with the year: /nw12344/, /nw123442023/.
  const isBeside = year !== undefined && url.startsWith(`${below.slice(0, -1)}`) && !isRoot(below);
  if ((!url.startsWith(below) && !isBeside) || keyOf(url) === keyOf(root) || keyOf(url) === keyOf(page)) return [];
  if (isArticleAddress(url)) return [];
  return [{ url, folderYear: year ? Number(year) : null }];
}

/** Articles that hold the reports of many bodies: 某县2024年各部门信息公开年报汇总. */
export function collectionsIn(
  rows: readonly (ReportLink & { result: ClassifiedLink })[],
): { url: string; folderYear: number | null }[] {
  return rows.flatMap(({ url, title, result }) => {
    const isCollection = result.kind === 'other' && result.alike === 'collection' && /年报|年度报告/.test(title);
    const year = isCollection ? yearOf(title.normalize('NFKC').replace(/\s/g, '')) : null;
    return year !== null && !isFileAddress(url) ? [{ url, folderYear: year }] : [];
  });
}

const YEAR_ONLY = /^\(?(20\d{2})年?度?\)?$/;

/**
 * The lists of single years that lie beside one another and not below the column (`/col/col12/`, `/col/col13/`): links that follow one
 * another and say nothing but different years.
 */
export function yearsBeside(links: readonly PageAnchor[], page: string): { url: string; folderYear: number }[] {
  const found: { url: string; folderYear: number }[] = [];
  let run: { url: string; folderYear: number }[] = [];
  for (const { url, title } of [...links, { url: '', title: '' }]) {
    const year = YEAR_ONLY.exec(title.normalize('NFKC').replace(/\s/g, ''))?.[1];
    if (year !== undefined) run.push({ url, folderYear: Number(year) });
    else {
      if (new Set(run.map(({ folderYear }) => folderYear)).size > 1) found.push(...run);
      run = [];
    }
  }
  return found.filter(
    ({ url }) => isOfSameGovernment(url, page) && !isArticleAddress(url) && keyOf(url) !== keyOf(page),
  );
}

function isRoot(folder: string): boolean {
  return new URL(folder).pathname === '/';
}

/** No row of the page is dated or long enough for the title of a report: what stands there leads to lists. */
export function onlyLeadsOn(list: ListPage): boolean {
  return !list.rows.some(({ date, title }) => date !== null || (/报告|年报/.test(title) && title.length > 12));
}

/**
 * A column that shows no report itself, and asks for none, may show them in a frame, which may also hold the menu, or nothing of the list;
 * else only a frame counts that is, by its address, of the column.
 */
export function framesOf(scanned: ScannedPage, { isNamed, hasRows }: { isNamed: boolean; hasRows: boolean }): string[] {
  if (!isNamed && !isColumnPath(scanned.url)) return [];
  const below = scanned.url.replace(/[^/]*$/, '');
  const isOfColumn = (frame: string) => isColumnPath(frame) || (!isRoot(below) && frame.startsWith(below));
  const frames = scanned.frames.filter((frame) => isOfGovernment(frame, scanned.url));
  return (hasRows ? frames.filter(isOfColumn) : frames).slice(0, 3);
}

const NO_FOLDER = /指南|制度|目录|主动公开|申请|首页|返回|更多|上一|下一|末页|尾页|新闻|导航|地图|联系/;

/** On a page of the column that only leads on, every short link further down: the kinds of bodies have many names. */
export function foldersBelow(
  links: readonly PageAnchor[],
  root: string,
  page: string,
): { url: string; folderYear: number | null }[] {
  const below = page.replace(/[^/]*$/, '');
  if (!below.startsWith(root.replace(/[^/]*$/, ''))) return [];
  return links.flatMap(({ url, title }) => {
    const words = title.replace(/\s/g, '');
    const isFurther = url.startsWith(below) && keyOf(url) !== keyOf(page) && /\/(index\.s?html?)?$/.test(url);
    return isFurther && words !== '' && words.length <= 12 && !NO_FOLDER.test(words) && !namesColumn([words])
      ? [{ url, folderYear: null }]
      : [];
  });
}
