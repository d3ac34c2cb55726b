/** A rule of a table: it lies at `at` (y of a horizontal, x of a vertical rule) and runs from `from` to `to`. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

/** The rules of one table: they cross or touch one another. */
export interface RuleSet {
  horizontal: Rule[];
  vertical: Rule[];
}
