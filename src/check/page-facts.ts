/**
 * What is known of the page from which a report was fetched, for rules that the document alone cannot answer. Absent facts say nothing:
 * a draft that a clerk checks has none of them.
 */
export interface PageFacts {
  /** Format of the document that holds the report (`pdf`, `html` …). */
  format: string;
  /** The page in whose files the report was found: the report itself is no text of a page. Null where the page holds it. */
  attachmentOf: { url: string; title: string } | null;
}
