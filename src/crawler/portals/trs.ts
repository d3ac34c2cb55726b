import { generic } from './generic.ts';
import { rowsOf } from './list-rows.ts';
import { type NumberedPages, numberedPages, pagesBehind } from './numbered-pages.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { scanPage } from './scan-page.ts';

/**
 * TRS WCM (拓尔思): rows in the markup, the number of pages only in a script. Page n lies at `index_{n-1}.html` with the
 * suffix of the first, or at `index_{n}.html` where the first calls itself 1.
 */
export const trs: PortalAdapter = {
  family: 'trs',
  recognises: (page) =>
    !OTHERS.test(page.html) &&
    !SEARCH.test(page.url) &&
    (pagerOf(scanPage(page).script) !== null || hasDocuments(page)),
  readList,
};

/** Signs of families whose pages link documents of TRS, or call their pager alike. */
const OTHERS =
  /ms-repeat="list"|ms-controller="list_pagebar"|<ucap(?:title|content)|UCAP-CONTENT|\bwebsiteCode\b|\/igs\/front\//i;

/** Answers of its search engine list its documents, but have no pages beside them. */
const SEARCH = /\/was\d{0,2}\/web\//i;

function readList(page: ListContext): ListPage {
  const { anchors, script } = scanPage(page);
  const pager = pagerOf(script);
  // Without the script a pager may still stand in the markup.
  return pager
    ? { rows: rowsOf(anchors), next: pagesBehind(pager, page.url), announced: { pages: pager.pages, rows: null } }
    : generic.readList(page);
}

/** `createPageHTML(…)` in its variants, else the older inline `var countPage = 2`. */
function pagerOf(script: string): NumberedPages | null {
  const drawn = numberedPages(script);
  if (drawn) return drawn;
  const count = /\bcountPage\s*=\s*(\d{1,5})/.exec(script)?.[1];
  if (!count) return null;
  const suffix = /"\s*(s?html?)\s*\\?["<>]/.exec(script)?.[1] ?? 'html';
  return { pages: Number(count), current: 0, name: 'index', suffix, behind: null };
}

function hasDocuments(page: ListContext): boolean {
  return scanPage(page).anchors.some(({ url }) => /\/\d{6}\/t\d{8}_\d+\.s?html?$/.test(url));
}
