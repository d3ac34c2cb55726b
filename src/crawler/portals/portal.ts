import type { PostBody } from '../../fetch/post-body.ts';

/** A row of a list: a link that may be a report. */
export interface ListRow {
  /** Absolute address. */
  url: string;
  /** The link's title: `title` attribute where present, else its text, white space folded. */
  title: string;
  /** The date beside the row, YYYY-MM-DD. */
  date: string | null;
  /** The body that the row says to have published it; absent where it says none. */
  publisher?: string;
}

/** A further page of a list that its script asks for by POST. */
export interface ListPost {
  url: string;
  post: PostBody;
}

/** A page of a list as its family reads it. */
export interface ListPage {
  rows: ListRow[];
  /** Further pages of the same list that this page announces, absolute, in order. */
  next: string[];
  /** Further pages of the same list that its own script asks for by POST, absolute, in order; asked for at the page's own government only. */
  nextPosts?: ListPost[];
  /** Addresses that may hold more of the list: that one of them is not there is an answer and no gap. */
  probes?: string[];
  /** Set where the page says that what it was asked for does not exist (a year without a report): no new row is no gap. */
  blank?: true;
  /** Number of rows or pages that the page itself announces; null where it does not say. Used to tell whether the list was read whole. */
  announced: { pages: number | null; rows: number | null };
  /** Set where the page itself shows that it holds only part of its rows and the rest comes by script: the sign of it. */
  partial?: string;
  /** What the list is called, where only a script of the page says so. */
  names?: string[];
  /** Set where the page shows a report itself: its rows, itself among them, are reports, and links of years no folders. */
  showsReports?: true;
}

/** A page as it was answered. */
export interface ListContext {
  url: string;
  html: string;
  /** What was posted for it; absent where it was asked for by GET. */
  post?: PostBody;
}

/**
 * A family of portals whose lists are made alike: how their pages carry their rows and where the next page lies. Adapters only read
 * answers and name addresses; they never fetch.
 */
export interface PortalAdapter {
  /** `trs`, `hanweb` …: the name of its file. */
  readonly family: string;
  /** Words of the page that show the family; adapters are asked in the registry's order, `generic` last. */
  recognises(page: ListContext): boolean;
  readList(page: ListContext): ListPage;
  /** Rows of a follow-up answer that is no HTML page (XML, JSON); defaults to readList. */
  readMore?(answer: { url: string; body: string; post?: PostBody }): ListPage;
}
