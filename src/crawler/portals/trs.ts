import { generic } from './generic.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * TRS WCM (拓尔思): rows in the markup, the number of pages only in a script. Page n lies at `index_{n-1}.html` with the
 * suffix of the first.
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
    ? { rows: rowsOf(anchors), next: pagesOf(pager, page.url), announced: { pages: pager.total, rows: null } }
    : generic.readList(page);
}

interface Pager {
  total: number;
  name: string;
  suffix: string;
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

/** `createPageHTML(total, current, "index", "html")` in its variants, else the older inline `var countPage = 2`. */
function pagerOf(script: string): Pager | null {
  const call = /(?<!function\s{1,5})createPageHTML\s*\(([^)]{1,300})\)/.exec(script)?.[1];
  const words = call?.split(',').map((word) => word.trim().replace(/^['"]|['"]$/g, '')) ?? [];
  const suffixAt = words.findIndex((word) => /^(s?html?|jhtml|jsp)$/.test(word));
  const total = words.find((word) => /^\d+$/.test(word));
  if (suffixAt > 0 && total) return { total: Number(total), name: words[suffixAt - 1]!, suffix: words[suffixAt]! };
  const count = /\bcountPage\s*=\s*(\d{1,5})/.exec(script)?.[1];
  if (!count) return null;
  return { total: Number(count), name: 'index', suffix: /"\s*(s?html?)\s*\\?["<>]/.exec(script)?.[1] ?? 'html' };
}

function pagesOf({ total, name, suffix }: Pager, url: string): string[] {
  const count = Math.min(total, MAX_PAGES);
  return Array.from(
    { length: Math.max(count - 1, 0) },
    (_, i) => resolve(`${name}_${i + 1}.${suffix}`, url) ?? [],
  ).flat();
}

function hasDocuments(page: ListContext): boolean {
  return scanPage(page).anchors.some(({ url }) => /\/\d{6}\/t\d{8}_\d+\.s?html?$/.test(url));
}
