import { calledAddress, type Openers } from './openers.ts';

/** The attributes in which pages without a proper `href` keep the address that their script goes to. */
const DATA = ['data-url', 'data-href', 'data-link'] as const;
const MAX_CODE = 2_000;

/**
 * Where an anchor leads: its `href`, else the address in its script or in a data attribute, or that to which a function of its page goes; null
 * where none is known.
 */
export function targetOf(attributes: Readonly<Record<string, string>>, openers?: Openers): string | null {
  const href = (attributes.href ?? '').trim();
  if (href !== '' && !/^(#|javascript:)/i.test(href)) return href;
  return scriptTargetOf(attributes, openers) ?? addressIn(unescapeCode(href)) ?? called(unescapeCode(href), openers);
}

/** Where an element that is no anchor leads on a click (`onclick="window.open('…')"`, `data-href`); null where it does not. */
export function scriptTargetOf(attributes: Readonly<Record<string, string>>, openers?: Openers): string | null {
  const clicked = addressIn(attributes.onclick ?? '');
  if (clicked !== null) return clicked;
  const data = DATA.map((name) => attributes[name]?.trim() ?? '').find(isAddress);
  return data ?? called(attributes.onclick ?? '', openers);
}

function called(code: string, openers?: Openers): string | null {
  return openers && code !== '' ? calledAddress(code, openers) : null;
}

/** True where only a script knows where a click leads: `javascript:show(12)`. */
export function isBlind(attributes: Readonly<Record<string, string>>): boolean {
  const code = `${attributes.onclick ?? ''} ${attributes.href ?? ''}`.slice(0, MAX_CODE);
  return /\w\s{0,3}\(/.test(code.replace(/void\s{0,3}\(\s{0,3}0\s{0,3}\)/g, ''));
}

const GOES_TO =
  /(?:\bopen\s{0,3}\(|\blocation(?:\.href)?\s{0,3}=|\blocation\.(?:replace|assign)\s{0,3}\(|\bnavigate\s{0,3}\()\s{0,3}(?:encodeURI\s{0,3}\()?\s{0,3}['"]([^'"\s]{1,500})['"]/;

/** The first address that a piece of script goes to, or that stands in it in quotes. */
function addressIn(code: string): string | null {
  if (code === '' || code.length > MAX_CODE) return null;
  const goal = GOES_TO.exec(code)?.[1];
  if (goal && !goal.startsWith('javascript:') && goal !== '#') return goal;
  return [...code.matchAll(/['"]([^'"\s]{2,500})['"]/g)].map((found) => found[1]!).find(isAddress) ?? null;
}

/** What is certainly meant as an address: with a scheme, from a root or a folder, or with the ending of a page or a file. */
function isAddress(text: string): boolean {
  return (
    /^(https?:\/\/|\/{1,2}\w|\.{1,2}\/)/i.test(text) ||
    /^[\w./%-]{1,300}\.(s?html?|jhtml|jspx?|do|aspx?|php|pdf|docx?|wps|ofd)(\?|$)/i.test(text)
  );
}

/** A `javascript:` address is written with its quotes encoded now and then. */
function unescapeCode(href: string): string {
  return href.replace(/%22/g, '"').replace(/%27/g, "'");
}
