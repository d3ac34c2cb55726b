/** Rows as a JSON array, indented by two, with a final line break. */
export function toJson(rows: readonly unknown[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`;
}
