/**
 * The function, remembering what it made of the last thing it was given: many rules in turn ask the same of one report. Of one only, so that
 * a hundred thousand reports take the memory of one.
 */
export function madeOnce<K extends object, V>(make: (key: K) => V): (key: K) => V {
  let last: { key: K; value: V } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
