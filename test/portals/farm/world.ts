import { createHash } from 'node:crypto';
import type { Agency, Level } from '../../../src/report/agency.ts';
import { makeSite, type Site, type SiteOptions } from './site.ts';

/** The years that the farm is about, newest last, and the day on which it is crawled first. */
export const YEARS = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024] as const;
export const TODAY = '2025-04-10T02:00:00Z';

/** What is true of an agency-year, whatever a crawler makes of it. */
export interface Truth {
  agencyId: string;
  year: number;
  /** Where the report lies; several addresses are copies of one. Empty where there is none to be found. */
  urls: Set<string>;
  /**
   * What may be said where there is no address: `missing` = not published, and the portal shows that; otherwise the reasons
   * of `unknown` that are right. `any` = nothing is asked of it.
   */
  otherwise: 'missing' | 'any' | readonly string[];
}

/** A body of the farm with its reports. */
export interface Body {
  id: string;
  name: string;
  /** How lists call it for short. */
  short: string;
  aliases?: readonly string[];
  level?: Level;
  parent?: string;
  /** Years without a report. */
  absent?: readonly number[];
  /** Years whose report came after the deadline. */
  late?: readonly number[];
  firstYear?: number;
  lastYear?: number;
}

export interface World {
  port: number;
  sites: Site[];
  agencies: Agency[];
  truth: Map<string, Truth>;
  site(host: string, name: string, options?: SiteOptions): Site;
  /** Registers a body; `home` and `column` are what the registry knows. */
  enrol(body: Body, site: Site, known: { home: string; column?: string; otherwise?: Truth['otherwise'] }): void;
  /** Notes that the report of a registered body lies there; of another body nothing is noted. */
  published(agencyId: string, year: number, url: string): void;
}

export function makeWorld(port: number): World {
  const world: World = {
    port,
    sites: [],
    agencies: [],
    truth: new Map(),
    site(host, name, options) {
      const site = makeSite(`${host}.farm.gov.cn`, name, port, options);
      world.sites.push(site);
      return site;
    },
    enrol(body, site, { home, column, otherwise = 'missing' }) {
      world.agencies.push(registered(body, site.at(home), column === undefined ? '' : site.at(column)));
      for (const year of owedBy(body)) {
        world.truth.set(`${body.id} ${year}`, { agencyId: body.id, year, urls: new Set(), otherwise });
      }
    },
    published(agencyId, year, url) {
      world.truth.get(`${agencyId} ${year}`)?.urls.add(url);
    },
  };
  return world;
}

function registered(body: Body, portalUrl: string, reportColumnUrl: string): Agency {
  const { id, name, level = 'county_dept', parent = '', aliases = [], firstYear = YEARS[0], lastYear = null } = body;
  return {
    id,
    name,
    level,
    regionCode: '',
    parent,
    portalUrl,
    reportColumnUrl,
    aliases,
    firstYear,
    lastYear,
    extra: {},
  };
}

/** The years that a body owes a report for. */
export function owedBy({ firstYear = YEARS[0], lastYear = YEARS.at(-1)! }: Body): number[] {
  return YEARS.filter((year) => firstYear <= year && year <= lastYear);
}

/** A number that is always the same for the same words, from 0 up to `below`. */
export function numberFor(words: string, below: number): number {
  return createHash('sha256').update(words).digest().readUInt32BE(0) % below;
}

/** Hex digits that look random and are always the same for the same words. */
export function hexFor(words: string, digits: number): string {
  return createHash('sha256').update(words).digest('hex').slice(0, digits);
}

/** The day a body's report was published: in its season, or in June where it came late. */
export function publishedOn(body: Body, year: number): string {
  const day = String(10 + numberFor(`${body.id} ${year}`, 18)).padStart(2, '0');
  return `${year + 1}-${body.late?.includes(year) ? '06' : '01'}-${day}`;
}
