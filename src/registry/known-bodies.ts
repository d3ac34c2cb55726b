import type { Agency } from '../report/agency.ts';
import catalogue from './catalogue/agencies.json' with { type: 'json' };
import { type Division, divisionKey, placePrefix } from './places.ts';
import { shortForm } from './short-names.ts';

/** Bodies by name, by place and office, and places by the host of their portal: what a printed name is held against. */
export interface KnownBodies {
  has(name: string): boolean;
  /** The names of the bodies of one division with this office, whatever the short form. */
  of(division: Division, office: string): readonly string[];
  /** The division whose bodies publish on a host; null where none or several do. */
  placeOfHost(host: string): Division | null;
}

/** The bodies that come with Nianbao (real ones, of many places, far from all), and those of a registry where there is one. */
export function knownBodies(agencies: readonly Agency[] = []): KnownBodies {
  const registered = agencies.map((agency): [string, string] => [agency.name, hostOf(agency.portalUrl)]);
  const names = new Set<string>();
  const byOffice = new Map<string, Set<string>>();
  const byHost = new Map<string, Map<string, Division>>();
  for (const [name, host] of [...Object.entries(catalogue), ...registered]) {
    names.add(plainName(name));
    const { divisions, rest } = placePrefix(plainName(name));
    const [division] = divisions;
    if (!division || divisions.length > 1) continue;
    const key = `${divisionKey(division)}|${officeKey(rest)}`;
    byOffice.set(key, (byOffice.get(key) ?? new Set()).add(name));
    if (host !== '') {
      const places = byHost.get(bareHost(host)) ?? new Map();
      byHost.set(bareHost(host), places.set(divisionKey(division), division));
    }
  }
  return {
    has: (name) => names.has(plainName(name)),
    of: (division, office) => [...(byOffice.get(`${divisionKey(division)}|${officeKey(office)}`) ?? [])],
    placeOfHost: (host) => placeOfHost(bareHost(host), byHost),
  };
}

/** A host of its own or one below it: kjj.yinchuan.gov.cn lies below yinchuan.gov.cn. */
function placeOfHost(host: string, byHost: ReadonlyMap<string, ReadonlyMap<string, Division>>): Division | null {
  for (let rest = host; rest.split('.').length >= 3; rest = rest.slice(rest.indexOf('.') + 1)) {
    const places = byHost.get(rest);
    if (places) return places.size === 1 ? [...places.values()][0]! : null;
  }
  return null;
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./, '');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** NFKC, no white space, no marks. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/[\s·•"'“”‘’《》]/g, '');
}

/** What of a name stands after its place, in its short form: 人民政府中仓街道办事处 → 中仓街道, 科学技术局 → 科技局. */
function officeKey(rest: string): string {
  return shortForm(rest.replace(/^(?:人民)?政府(?!办公[厅室]$)(?=.{2})/, ''));
}
