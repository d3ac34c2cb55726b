import type { Agency } from '../report/agency.ts';
import type { Report } from '../report/report.ts';
import type { AgencyNaming, NamingReason } from '../report/words.ts';
import { type KnownBodies, knownBodies, plainName } from './known-bodies.ts';
import { respellings } from './misprints.ts';
import { type Division, divisionKey, isPlace, placePrefix, stemPrefix } from './places.ts';

/** What is known beside the document itself. */
export interface SettleContext {
  /** Address of the document, where it came from the web. */
  url?: string | undefined;
  /** The registry that counts besides the bodies that come with Nianbao. */
  agencies?: readonly Agency[] | undefined;
}

let bundled: KnownBodies | null = null;
/** A registry is held against many reports: its bodies are put in order once. */
const ofRegistry = new WeakMap<readonly Agency[], KnownBodies>();

/**
 * The report with the name of its body as it is registered, where exactly one registered body can be meant: its short form written
 * out, the place that the site, the host or the signature tells put before it, one look-alike character put right. A body that is
 * not registered stays as printed. What was printed and why it was taken for this body stays in `agencyNaming`. Idempotent.
 */
export function settleAgency(report: Report, context: SettleContext = {}): Report {
  if (report.agency === null) return report;
  const known = bodiesOf(context.agencies);
  const settled = settle(plainName(report.agency), report, known, context.url);
  if (!settled || settled.name === report.agency) return report;
  const naming: AgencyNaming = report.agencyNaming ?? {
    ...{ printed: report.agency, source: 'title', reason: 'as-printed', by: null },
  };
  return {
    ...report,
    agency: settled.name,
    agencyNaming: { ...naming, reason: settled.reason, by: settled.by },
  };
}

function bodiesOf(agencies: readonly Agency[] | undefined): KnownBodies {
  if (!agencies) {
    bundled ??= knownBodies();
    return bundled;
  }
  const known = ofRegistry.get(agencies) ?? knownBodies(agencies);
  ofRegistry.set(agencies, known);
  return known;
}

interface Settled {
  name: string;
  reason: NamingReason;
  by: string;
}

function settle(printed: string, report: Report, known: KnownBodies, url: string | undefined): Settled | null {
  if (known.has(printed)) return null;
  const { divisions, rest } = placePrefix(printed);
  if (divisions.length > 0) {
    const [division] = narrowed(divisions, report, known, url);
    const name = division && only(known.of(division, rest));
    return name ? { name, reason: 'registered-form', by: name } : null;
  }
  return completed(printed, report, known, url) ?? respelt(printed, known);
}

/** One division, or none where the evidence leaves more: 鼓楼区 is that of Nanjing only if the document or its host says so. */
function narrowed(
  divisions: readonly Division[],
  report: Report,
  known: KnownBodies,
  url: string | undefined,
): readonly Division[] {
  if (divisions.length === 1) return divisions;
  const told = evidence(report, known, url).flatMap(({ division }) => [...division.above, division.name]);
  const fit = divisions.filter((division) => told.includes(division.above.at(-1)!));
  return fit.length === 1 ? fit : [];
}

/** 市科技局, 审计局: the one place that the document or its host tells, of the kind that the name says. */
function completed(printed: string, report: Report, known: KnownBodies, url: string | undefined): Settled | null {
  const [, tier = '', office = ''] = /^([省市县区州旗盟]?)(.{2,})$/.exec(printed) ?? [];
  const told = evidence(report, known, url).filter(
    // Without a word for the kind of place, only a place with none below it can be meant for certain.
    ({ division }) => (tier === '' ? division.isLeaf : division.name.endsWith(tier)),
  );
  const places = new Map(told.map((one) => [divisionKey(one.division), one]));
  if (places.size !== 1) return null;
  const [one] = [...places.values()];
  const name = one && only(known.of(one.division, office));
  return name ? { name, reason: 'region-completed', by: one.by } : null;
}

/** What tells the place: the host of the address, the site's name, the other names that the document gives, its own accounts. */
function evidence(report: Report, known: KnownBodies, url: string | undefined): { division: Division; by: string }[] {
  const host = url && URL.canParse(url) ? new URL(url).hostname : '';
  const ofHost = host === '' ? null : known.placeOfHost(host);
  const found = ofHost ? [{ division: ofHost, by: host }] : [];
  for (const { source, name } of report.agencyClaims ?? []) {
    const divisions = source === 'account' ? stemPrefix(name) : placePrefix(name).divisions;
    if (divisions.length === 1) found.push({ division: divisions[0]!, by: name });
  }
  return found;
}

/** 沐阳县人民政府: no such place, and one look-alike character makes it exactly one registered body. */
function respelt(printed: string, known: KnownBodies): Settled | null {
  const place = /^.{1,8}?[省市县区旗州盟]/.exec(printed)?.[0];
  if (!place || isPlace(place)) return null;
  const name = only(respellings(printed).filter((spelling) => known.has(spelling)));
  return name ? { name, reason: 'misprint', by: name } : null;
}

function only(names: readonly string[]): string | null {
  return names.length === 1 ? names[0]! : null;
}
