import { local } from '../xml-scan.ts';

type Attributes = Readonly<Record<string, string>>;

/** How cells of a style show what they hold. */
export interface CellStyle {
  /** Code of the number format. */
  format: string;
  /** Its font is raised or lowered; struck out. */
  raised: boolean;
  struck: boolean;
}

type Said = Partial<CellStyle> & { parent?: string };

const GENERAL: CellStyle = { format: 'General', raised: false, struck: false };
const MAX_INHERITANCE = 20;
/** Formats that have names instead of codes (XML Spreadsheet Reference, ss:NumberFormat), as a Chinese edition shows them. */
const NAMED: Readonly<Record<string, string>> = {
  'General Number': 'General',
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'yyyy/m/d',
  'Short Date': 'yyyy/m/d',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm',
  'Short Time': 'h:mm',
  Currency: '"¥"#,##0.00',
  'Euro Currency': '"€"#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  'Yes/No': '"Yes";"Yes";"No"',
  'True/False': '"True";"True";"False"',
  'On/Off': '"On";"On";"Off"',
};

/** The `ss:Styles` of a workbook, from the events of its elements. */
export class CellStyles {
  readonly #said = new Map<string, Said>();
  #open: Said = {};

  /** Takes the elements inside `ss:Styles`. */
  open(name: string, attributes: Attributes): void {
    if (name === 'Style') {
      const parent = local(attributes, 'Parent');
      this.#open = parent === undefined ? {} : { parent };
      this.#said.set(local(attributes, 'ID') ?? '', this.#open);
    } else if (name === 'NumberFormat') {
      const format = local(attributes, 'Format') ?? '';
      if (format !== '') this.#open.format = NAMED[format] ?? format;
    } else if (name === 'Font') {
      this.#open.raised = /^(?:Sub|Super)script$/.test(local(attributes, 'VerticalAlign') ?? '');
      this.#open.struck = isTrue(local(attributes, 'StrikeThrough'));
    }
  }

  /** A style with what it takes over from its parents and from `Default`. */
  of(id: string): CellStyle {
    let style: Partial<CellStyle> = {};
    let said = this.#said.get(id);
    for (let step = 0; said && step < MAX_INHERITANCE; step++) {
      const { parent, ...own } = said;
      style = { ...own, ...style };
      said = this.#said.get(parent ?? '');
    }
    const { parent: _, ...common } = this.#said.get('Default') ?? {};
    return { ...GENERAL, ...common, ...style };
  }
}

/** `1`, `true`. */
export function isTrue(value: string | undefined): boolean {
  return /^(?:1|true)$/i.test(value ?? '');
}
