import { local } from '../xml-scan.ts';

type Attributes = Readonly<Record<string, string>>;

/** How characters of a style are shown. */
interface Look {
  hidden: boolean;
  raised: boolean;
  struck: boolean;
}

const PLAIN: Look = { hidden: false, raised: false, struck: false };
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const STROKE = '\u0336';
const MOST_BLANKS = 200;

/**
 * Looks of the styles of a file, and characters as these show them: nothing that is hidden, raised and lowered digits as superscripts (`5¹`
 * is not 51), struck-out ones with their stroke.
 */
export class StyledText {
  readonly #looks = new Map<string, Look>();
  #style: string | null = null;
  readonly #spans: Look[] = [];

  /** Takes the elements of styles. */
  open(name: string, attributes: Attributes): void {
    // Those of lists and defaults are of no text.
    if (/style$/.test(name)) this.#style = name === 'style' ? (local(attributes, 'name') ?? null) : null;
    if (name !== 'text-properties' || this.#style === null) return;
    const position = local(attributes, 'text-position') ?? '';
    const line = local(attributes, 'text-line-through-style') ?? local(attributes, 'text-line-through-type') ?? 'none';
    this.#looks.set(this.#style, {
      hidden: local(attributes, 'display') === 'none',
      raised: /^(?:super|sub|-?[1-9])/.test(position),
      struck: line !== 'none',
    });
  }

  /** Begins a paragraph or span of a style. */
  enter(attributes: Attributes): void {
    const outer = this.#spans.at(-1) ?? PLAIN;
    const own = this.#looks.get(local(attributes, 'style-name') ?? '') ?? PLAIN;
    this.#spans.push({
      hidden: outer.hidden || own.hidden,
      raised: outer.raised || own.raised,
      struck: outer.struck || own.struck,
    });
  }

  leave(): void {
    this.#spans.pop();
  }

  shown(text: string): string {
    const { hidden, raised, struck } = this.#spans.at(-1) ?? PLAIN;
    if (hidden) return '';
    if (raised) return text.replace(/[0-9]/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
    return struck ? text.replace(/[\d０-９]/g, `$&${STROKE}`) : text;
  }

  /** What elements stand for that are characters; null for all others. */
  typed(name: string, attributes: Attributes): string | null {
    if (name === 'tab') return '\t';
    if (name === 'line-break') return '\n';
    return name === 's' ? ' '.repeat(Math.min(MOST_BLANKS, Number(local(attributes, 'c') ?? 1) || 1)) : null;
  }
}
