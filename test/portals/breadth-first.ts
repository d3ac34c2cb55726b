import { load } from 'cheerio';
import type { Farm } from './farm/server.ts';

/** What a naive crawler found of the farm. */
export interface Naive {
  /** Addresses that it would call reports: links whose words have 年报 or 年度报告 in them. */
  taken: string[];
  requests: number;
  bytes: number;
}

/**
 * The crawler that one writes first: from each portal's home page it follows every link of the same host, breadth first, and
 * takes for a report what is called one. It gets the budget of requests that ours used, shared out evenly among the portals.
 */
export async function crawlBreadthFirst(farm: Farm, budget: number): Promise<Naive> {
  const homes = [...new Set(farm.agencies.map(({ portalUrl }) => portalUrl))];
  const from = farm.log.length;
  const taken = new Set<string>();
  for (const [index, home] of homes.entries()) {
    const share = Math.floor((budget * (index + 1)) / homes.length) - Math.floor((budget * index) / homes.length);
    await crawlOne(home, share, taken);
  }
  const asked = farm.log.slice(from);
  return { taken: [...taken], requests: asked.length, bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function crawlOne(home: string, budget: number, taken: Set<string>): Promise<void> {
  const queue = [home];
  const seen = new Set(queue);
  for (let asked = 0; asked < budget && queue.length > 0; asked++) {
    const page = queue.shift()!;
    const html = await textOf(page);
    const $ = load(html);
    for (const link of $('a[href]')) {
      const href = $(link).attr('href') ?? '';
      if (!URL.canParse(href, page)) continue;
      const url = new URL(href, page);
      url.hash = '';
      if (/年报|年度报告/.test($(link).text()) && /20\d\d/.test($(link).text())) taken.add(url.href);
      if (url.host !== new URL(home).host || seen.has(url.href)) continue;
      seen.add(url.href);
      queue.push(url.href);
    }
  }
}

async function textOf(url: string): Promise<string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}
