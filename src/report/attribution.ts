/** Whose report a page turned out to be once it was read, beside what the list said of it; kept with the page. */
export interface Attribution {
  /** `confirmed`: the document says what the list says, or nothing. `moved`: it is another body's or year's. `unclear`: it contradicts
   * itself or the list without saying for certain whose it is; an operator must look. */
  verdict: 'confirmed' | 'moved' | 'unclear';
  agencyId: string;
  year: number;
  /** What the document says, and where: Chinese and English words on one line each. */
  why: string[];
}

/** Why a page is not taken for a page of the body, though it was listed as one; its figures are never taken. */
export interface PageFlaw {
  kind: 'foreign-host' | 'injected-words';
  /** Where it led, or the words that do not belong there. */
  text: string;
  at: string;
}
