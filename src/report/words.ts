import type { CellSource, Place } from './document.ts';

/** Where a name of the body stands, in falling trust. */
export type AgencySource =
  | 'title'
  | 'page-title'
  | 'link'
  | 'quoted-title'
  | 'publisher'
  | 'signature'
  | 'compiler'
  | 'meta'
  | 'site'
  | 'head-line'
  | 'prose'
  | 'account'
  | 'file-name';

/** One place of the document that names a body; whether it is the body of the report is for the reader of all claims to say. */
export interface AgencyClaim {
  source: AgencySource;
  /** As printed, in simplified characters and without white space. */
  name: string;
  place: Place | null;
}

/**
 * Why `Report.agency` reads as it does. `as-printed`: as the likeliest source prints it. `fuller-in-text`: the same body with its
 * name written out elsewhere in the document. `body-of-place`: a place stands for its government, a street for its office.
 * `registered-form`: a registered body whose name is shortened on the page. `region-completed`: 市审计局 on the site of one city.
 * `misprint`: one look-alike character off exactly one registered name.
 */
const NAMING_REASONS = [
  'as-printed',
  'fuller-in-text',
  'body-of-place',
  'registered-form',
  'region-completed',
  'misprint',
] as const;
export type NamingReason = (typeof NAMING_REASONS)[number];

/** How the name was settled: what is printed, what it was taken for, and on what evidence. */
export interface AgencyNaming {
  printed: string;
  source: AgencySource;
  reason: NamingReason;
  /** What decided: the fuller name, the host, the site's name; null where the name is as printed. */
  by: string | null;
}

/** One place that says which year the report is about. */
export interface YearClaim {
  source: 'period' | 'title' | 'page-title' | 'link' | 'prose' | 'file-name';
  year: number;
  /** The words that say it, at most 60 characters. */
  text: string;
  place: Place | null;
}

/** What the page's tags say of the site that it lies on. `code` is its SiteIDCode, which survives changes of address. */
export interface SiteIdentity {
  code: string | null;
  name: string;
  domain: string;
}

/** A word of gambling or worse that the body cannot have written, with the words around it. */
export interface Tampering {
  word: string;
  text: string;
  place: Place | null;
}

/** How to reach the body, as the report prints it. */
export interface ContactDetail {
  kind: 'address' | 'postcode' | 'phone' | 'fax' | 'email' | 'office' | 'hours' | 'website';
  value: string;
  place: Place | null;
}

/** What a figure in the prose is about. */
export const STATEMENT_SUBJECTS = [
  'requests-received',
  'requests-carried-in',
  'requests-carried-out',
  'requests-closed',
  'requests-handled',
  'outcome-granted',
  'outcome-partial',
  'outcome-granted-or-partial',
  'outcome-denied',
  'outcome-unable',
  'outcome-rejected',
  'outcome-other',
  'channel-in-person',
  'channel-letter',
  'channel-online',
  'channel-fax',
  'applicant-natural-person',
  'applicant-organisation',
  'reviews',
  'lawsuits',
  'normative-made',
  'normative-repealed',
  'normative-in-force',
  'regulations-made',
  'published-total',
  'published-website',
  'published-weibo',
  'published-wechat',
  'licensing-decisions',
  'penalty-decisions',
  'coercion-decisions',
  'processing-fee',
  'press-conferences-by-head',
  'staff-full-time',
  'staff-part-time',
] as const;
export type StatementSubject = (typeof STATEMENT_SUBJECTS)[number];

/** One figure that the prose states, with what it is tied to; only what is certain is stated here. */
export interface Statement {
  subject: StatementSubject;
  /** Field ids of the template whose sum the figure should be; empty where the subject has none in it. */
  fields: string[];
  value: number;
  unit: string | null;
  /** `18`, `两`, `未收到`: as printed. */
  raw: string;
  /**
   * `new-or-all`: received may or may not count what was carried in. `with-carried-in`: the sentence says that it does.
   * `none-said`: the figure is a word (无, 未收到). `all-of-received`: 均已办结, so as many as were received. `about`: 余, 多, 近 – the
   * figure is rounded. Empty: as it stands.
   */
  qualifiers: ('new-or-all' | 'with-carried-in' | 'none-said' | 'all-of-received' | 'about')[];
  /** The clause that states it, at most 120 characters. */
  text: string;
  section: number;
  place: Place | null;
}

/** A number of a person that the report prints, masked: the number itself is kept nowhere but in the snapshot. */
export interface PersonalDatum {
  kind: 'id' | 'bank' | 'mobile';
  masked: string;
  /** The words around it, at most 60 characters, masked as well. */
  text: string;
}

/** A figure in a line of the statistics table that only heads others; no field has it. */
export interface HeadingFigure {
  /** The line's words in the form. */
  row: string;
  raw: string;
  source: CellSource | null;
}

/** What a report says in words; every list is empty where nothing was found. Absent in reports that an older reader read. */
export interface ReportWords {
  agencyNaming?: AgencyNaming | null;
  agencyClaims?: AgencyClaim[];
  yearClaims?: YearClaim[];
  contact?: ContactDetail[];
  statements?: Statement[];
  site?: SiteIdentity | null;
  /** Signs that the page was hijacked or is a copy; empty where there are none. */
  tampering?: Tampering[];
  /** Numbers of persons, masked; empty where there are none. */
  headingFigures?: HeadingFigure[];
  personalData?: PersonalDatum[];
}

/** The words of a report by themselves, as they are stored. */
export function wordsOf(report: ReportWords): ReportWords {
  const { agencyNaming, agencyClaims, yearClaims, contact, statements, site, tampering, headingFigures, personalData } =
    report;
  return {
    ...(agencyNaming === undefined ? {} : { agencyNaming }),
    ...(agencyClaims === undefined ? {} : { agencyClaims }),
    ...(yearClaims === undefined ? {} : { yearClaims }),
    ...(contact === undefined ? {} : { contact }),
    ...(statements === undefined ? {} : { statements }),
    ...(site === undefined ? {} : { site }),
    ...(tampering === undefined ? {} : { tampering }),
    ...(headingFigures === undefined ? {} : { headingFigures }),
    ...(personalData === undefined ? {} : { personalData }),
  };
}
