/**
 * Adjusted p (q): the share of false alarms to be expected when every test with a q so small is told. Benjamini-Hochberg, which holds for
 * independent and positively dependent tests; `any` for Benjamini-Yekutieli, which holds whatever the dependence, and finds less.
 */
export function adjusted(p: readonly number[], dependence: 'positive' | 'any' = 'positive'): number[] {
  const m = p.length;
  const order = p.map((_, at) => at).sort((a, b) => p[b]! - p[a]!);
  const factor = dependence === 'positive' ? 1 : p.reduce((sum, _, at) => sum + 1 / (at + 1), 0);
  const q: number[] = Array.from({ length: m }, () => 1);
  let least = 1;
  for (const [rank, at] of order.entries()) {
    least = Math.min(least, (p[at]! * m * factor) / (m - rank));
    q[at] = least;
  }
  return q;
}
