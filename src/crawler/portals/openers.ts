/** Where the functions of a page's script lead, by their names: an address for the values that they are called with. */
export type Openers = ReadonlyMap<string, Opener>;
type Opener = (given: readonly (string | null)[]) => string | null;

const MAX_SCRIPT = 500_000;
const MAX_FUNCTIONS = 200;
const MAX_BODY = 1_500;
const HEAD =
  /(?:\bfunction\s{1,5}([\w$]{1,40})\s{0,5}|\b([\w$]{1,40})\s{0,5}[=:]\s{0,5}(?:async\s{1,5})?function\s{0,5})\(([^()]{0,200})\)\s{0,5}\{/g;
const GOAL =
  /(?:\bopen\s{0,3}\(|\blocation(?:\.href)?\s{0,3}=(?!=)|\blocation\.(?:replace|assign)\s{0,3}\(|\.href\s{0,3}=(?!=)|\.attr\s{0,3}\(\s{0,3}['"]href['"]\s{0,3},)\s{0,3}/g;
const MOST_GOALS = 8;

/**
 * The functions of a page that go to an address which they put together of what they are given: `function show(id) { window.open("/d?id="
 * + id); }`. One that goes to several such addresses is left out: which it is, only its script knows.
 */
export function openersOf(html: string): Openers {
  const openers = new Map<string, Opener>();
  if (!/onclick|onchange|javascript:/i.test(html)) return openers;
  const script = scriptOf(html);
  const heads = [...script.matchAll(HEAD)].slice(0, MAX_FUNCTIONS);
  for (const [i, head] of heads.entries()) {
    const from = head.index + head[0].length;
    const body = script.slice(from, Math.min(heads[i + 1]?.index ?? script.length, from + MAX_BODY));
    const names = head[3]!.split(',').map((name) => name.trim());
    const opener = openerOf(body, names);
    if (opener) openers.set(head[1] ?? head[2]!, opener);
  }
  return openers;
}

/** Where a body of code goes that is given values under these names. */
function openerOf(body: string, names: readonly string[]): Opener | null {
  const goals = [...body.matchAll(GOAL)].slice(0, MOST_GOALS).flatMap((goal) => {
    const pieces = resolved(piecesAt(body, goal.index + goal[0].length), body, names);
    return pieces?.some(({ name }) => name !== undefined) ? [pieces] : [];
  });
  const distinct = new Map(goals.map((pieces) => [JSON.stringify(pieces), pieces]));
  const [pieces] = distinct.values();
  return pieces && distinct.size === 1 ? (given) => joined(pieces, names, given) : null;
}

/** Where a choice leads by its value. */
export type Chooser = (value: string) => string | null;

/** Of `<select onchange="location.href = 'list.do?dept=' + this.value">`, or one that calls a function with its value. */
export function chooserOf(onchange: string, openers: Openers): Chooser | null {
  if (onchange === '' || onchange.length > MAX_BODY) return null;
  const code = onchange.replace(/this\.(?:options\[this\.selectedIndex\]\.)?value/g, 'chosen');
  if (code === onchange) return null;
  const own = openerOf(code, ['chosen']);
  return (value) => {
    if (!/^[\w.%-]{1,80}$/.test(value)) return null;
    return own ? own([value]) : calledAddress(code.replaceAll('chosen', `'${value}'`), openers);
  };
}

/** The scripts of a page; what is not closed is left out. */
function scriptOf(html: string): string {
  const lower = html.toLowerCase();
  let script = '';
  for (
    let at = lower.indexOf('<script');
    at >= 0 && script.length < MAX_SCRIPT;
    at = lower.indexOf('<script', at + 1)
  ) {
    const [open, close] = [lower.indexOf('>', at), lower.indexOf('</script', at)];
    if (open < 0 || close < 0) break;
    if (open < close) script += `${html.slice(open + 1, close)}\n`;
    at = Math.max(open, close);
  }
  return script.slice(0, MAX_SCRIPT);
}

/** What is written out, or what has a name. */
interface Piece {
  text?: string;
  name?: string;
}

const PIECE =
  /^\s{0,20}(?:'([^'\n]{0,300})'|"([^"\n]{0,300})"|`([^`\n$]{0,300})`|(?:encodeURI(?:Component)?|String|escape)\s{0,3}\(\s{0,3}([\w$]{1,40})\s{0,3}\)|([A-Za-z_$][\w$]{0,40})(?![\w$.([]))(\s{0,20}\+)?/;
const MOST_PIECES = 8;

/** The pieces that stand at a place of a script with + between them; empty where anything else is among them. */
function piecesAt(code: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  for (let at = from; pieces.length < MOST_PIECES; ) {
    const found = PIECE.exec(code.slice(at, at + 500));
    if (!found) return [];
    const text = found[1] ?? found[2] ?? found[3];
    pieces.push(text === undefined ? { name: (found[4] ?? found[5])! } : { text });
    if (found[6] === undefined) return pieces;
    at += found[0].length;
  }
  return [];
}

/** Where a name is given a value, anew or in addition; `?id=` within an address is none. */
function assignmentsOf(name: string, body: string): RegExpExecArray[] {
  return [...body.matchAll(new RegExp(`(?<![\\w$.?&'"/])${name.replace(/\$/g, '\\$')}\\s{0,5}[-+*/]?=(?!=)`, 'g'))];
}

/**
 * With what a variable was given (`var url = "/d?id=" + id; location.href = url`); null where a name is neither that nor given to the function, or
 * where it is given a value more than once: which one holds, only the script knows.
 */
function resolved(pieces: readonly Piece[], body: string, names: readonly string[], depth = 0): Piece[] | null {
  const all: Piece[] = [];
  for (const piece of pieces) {
    if (piece.name === undefined) {
      all.push(piece);
      continue;
    }
    const [given, ...more] = assignmentsOf(piece.name, body);
    if (names.includes(piece.name)) {
      if (given) return null;
      all.push(piece);
      continue;
    }
    const inner = given && more.length === 0 && depth < 2 ? piecesAt(body, given.index + given[0].length) : [];
    const deeper = inner.length > 0 ? resolved(inner, body, names, depth + 1) : null;
    if (!deeper) return null;
    all.push(...deeper);
  }
  return all;
}

function joined(pieces: readonly Piece[], names: readonly string[], given: readonly (string | null)[]): string | null {
  let address = '';
  for (const { text, name } of pieces) {
    const value = text ?? given[names.indexOf(name!)] ?? null;
    if (value === null) return null;
    address += value;
  }
  return /[/.?]/.test(address) ? address : null;
}

const CALL = /(?<![\w$.])([\w$]{1,40})\s{0,3}\(([^()]{0,500})\)/g;
const GIVEN = /\s{0,5}(?:'([^']{0,300})'|"([^"]{0,300})"|(-?\d{1,20})|([^,'"]{1,100}))\s{0,5}(?:,|$)/y;

/** Where the first call in a piece of script leads that is of one of the functions. */
export function calledAddress(code: string, openers: Openers): string | null {
  if (openers.size === 0 || code.length > 2_000) return null;
  for (const [, name, words] of code.matchAll(CALL)) {
    const opener = openers.get(name!);
    if (opener) return opener(givenIn(words!));
  }
  return null;
}

function givenIn(words: string): (string | null)[] {
  const given: (string | null)[] = [];
  GIVEN.lastIndex = 0;
  for (let found = GIVEN.exec(words); found && given.length < 10; found = GIVEN.exec(words)) {
    given.push(found[1] ?? found[2] ?? found[3] ?? null);
    if (GIVEN.lastIndex >= words.length) break;
  }
  return given;
}
