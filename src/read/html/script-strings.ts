/** Characters of the strings of one page, at most. */
const MOST = 8_000_000;
const ESCAPE = /\\(?:u([0-9a-f]{4})|u\{([0-9a-f]{1,6})\}|x([0-9a-f]{2})|(\r\n|[\s\S]))/gi;
const TYPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '', v: '', '0': '' };
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", amp: '&' };

/**
 * The strings of a script, or of JSON, of at least so many characters as they stand in it, in their order; those that `+` joins are one.
 * What a script makes of them (`unescape`, `decodeURIComponent`, entities, base64) is made of them here. Linear: a string that its line
 * does not end is passed over with the line.
 */
export function scriptStrings(script: string, least: number): string[] {
  const found: string[] = [];
  let joined = '';
  let end = -1;
  let hasTemplates = true;
  for (let at = 0; at < Math.min(script.length, MOST); ) {
    const quote = script[at]!;
    if (quote !== '"' && quote !== "'" && (quote !== '`' || !hasTemplates)) {
      at++;
      continue;
    }
    const close = endOfString(script, at, quote);
    if (close < 0) {
      hasTemplates &&= quote !== '`';
      at = quote === '`' ? at + 1 : endOfLine(script, at);
      continue;
    }
    const goesOn = end >= 0 && at - end < 200 && /^\s*\+\s*$/.test(script.slice(end, at));
    if (!goesOn && joined.length >= least) found.push(joined);
    joined = (goesOn ? joined : '') + script.slice(at + 1, close);
    at = end = close + 1;
  }
  if (joined.length >= least) found.push(joined);
  return found.map((text) => decoded(unescaped(text)));
}

function endOfString(script: string, open: number, quote: string): number {
  for (let at = open + 1; at < script.length; at++) {
    const sign = script[at];
    if (sign === '\\') at++;
    else if (sign === quote) return at;
    else if (sign === '\n' && quote !== '`') return -1;
  }
  return -1;
}

function endOfLine(script: string, at: number): number {
  const end = script.indexOf('\n', at);
  return end < 0 ? script.length : end;
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (_, four?: string, braced?: string, two?: string, sign?: string) => {
    const code = four ?? braced ?? two;
    if (code !== undefined)
      return Number.parseInt(code, 16) > 0x10ffff ? '' : String.fromCodePoint(Number.parseInt(code, 16));
    return /^[\r\n]/.test(sign!) ? '' : (TYPED[sign!] ?? sign!);
  });
}

/** Markup that was packed once more so that it survives in a script or an attribute. */
function decoded(text: string): string {
  if (text.includes('<')) return text;
  if (/%3c/i.test(text)) return withoutPercent(text);
  if (/&lt;/i.test(text))
    return text.replace(/&(lt|gt|quot|apos|#39|amp);/gi, (_, name: string) => NAMED[name.toLowerCase()]!);
  if (text.length >= 400 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text))
    return Buffer.from(text, 'base64').toString('utf8');
  return text;
}

function withoutPercent(text: string): string {
  try {
    return decodeURIComponent(
      text.replace(/%u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
  } catch {
    return text;
  }
}
