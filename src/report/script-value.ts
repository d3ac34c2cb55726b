/** A JSON value may be at most this long; pages keep whole articles in one. */
const MAX_LENGTH = 8_000_000;

/**
 * The JSON object, array or string that a script gives to `name` (`name: {…}`, `"name": […]`, `name = …`), searched for from
 * `from` on; undefined where there is none or it is no strict JSON. Scripts around it need not be JSON. Linear.
 */
export function scriptValue(script: string, name: string, from = 0): unknown {
  const found = new RegExp(`(?<![\\w$])["']?${name}["']?\\s{0,8}[:=]\\s{0,8}(?=[{["])`, 'g');
  found.lastIndex = from;
  if (!found.test(script)) return undefined;
  const end = endOfValue(script, found.lastIndex);
  if (end === null) return undefined;
  try {
    return JSON.parse(script.slice(found.lastIndex, end));
  } catch {
    return undefined;
  }
}

/** The position behind the value that begins at `start`: brackets are counted outside strings. */
function endOfValue(text: string, start: number): number | null {
  const limit = Math.min(text.length, start + MAX_LENGTH);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const c = text[at];
    if (c === '"') {
      at = endOfString(text, at, limit);
      if (depth === 0) return at < limit ? at + 1 : null;
    } else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function endOfString(text: string, open: number, limit: number): number {
  for (let at = open + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return limit;
}
