import { type DocumentWarning, type Rect, UNREAD } from '../../report/document.ts';
import type { Budget } from '../pdf/budget.ts';
import { drawnLines } from '../pdf/drawn-lines.ts';
import { type Matrix, multiply, transform } from '../pdf/matrix.ts';
import type { PageCharacter } from '../pdf/page-characters.ts';
import type { PageDrawings } from '../pdf/page-drawings.ts';
import { scanXml } from '../xml-scan.ts';
import { tooComplex } from '../zip-archive.ts';
import { type Cover, hideCovered } from './covered-digits.ts';
import { numbers } from './numbers.ts';
import { asBox, type Box, type OfdPage, partOf } from './package.ts';
import { isInvisible, isThin, isUnseen } from './paint.ts';
import { boxOf, subPaths } from './paths.ts';
import { type Attributes, NoteScan, UnitScan } from './placed-drawings.ts';
import { codeStart, type TextCode, type TextObject, textCharacters } from './text-codes.ts';

/** What is drawn on a page, in points of its user space (origin bottom left). */
export interface OfdContent {
  /** Left, bottom, right, top. */
  box: Rect;
  characters: PageCharacter[];
  drawings: PageDrawings;
  warnings: DocumentWarning[];
  /** Where something of a digit's size is drawn that is neither a character nor a line. */
  marks: Rect[];
}

const POINTS = 72 / 25.4;
/** Width and height in points of what may be a digit that is no character. */
const LEAST = { width: 0.9, height: 3 } as const;
const MOST = { width: 60, height: 30 } as const;
/** Filled shapes thinner than this are lines; those of so many points are boxes. */
const THIN = 3.2;
const BOX_POINTS = 5;
const DIGIT = /[\d０-９]/;
const MAX_TEMPLATES = 20;
/** Elements that say how something is drawn, and hold drawings of their own for it. */
const ASIDE = new Set(['Clips', 'Pattern', 'Actions', 'AxialShd', 'RadialShd', 'GouraudShd', 'LaGourandShd']);

/** Draws one page (1-based number `n`) with the template pages that it names. Throws FailureError `read.malformed` or `read.too-complex`. */
export function scanPage(parts: ReadonlyMap<string, Uint8Array>, page: OfdPage, n: number, budget: Budget): OfdContent {
  const bytes = partOf(parts, page.part);
  const head = new PageHead(page.box);
  scanXml(page.part, bytes, head);
  const scan = new ContentScan(head.box, n, budget);
  if (head.templates.size > MAX_TEMPLATES) throw tooComplex(`a page with ${head.templates.size} templates`);
  for (const id of head.templates) {
    budget.checkTime();
    const part = page.templates.get(id);
    if (part) scanXml(part, partOf(parts, part), scan);
    else scan.warnings.push({ code: 'template-missing', place: { page: n } });
  }
  scanXml(page.part, bytes, scan);
  for (const part of page.notes) {
    budget.checkTime();
    const notes = parts.get(part);
    if (notes) scanXml(part, notes, new NoteScan(scan));
  }
  const drawUnit = ({ unit, attributes }: PlacedUnit): void => {
    budget.checkTime();
    const part = page.units.get(unit);
    const shared = part && parts.get(part);
    if (shared) scanXml(part, shared, new UnitScan(scan, unit, attributes));
    else scan.placeUnknown(attributes);
  };
  // Drawings may place others; what is placed within them is not followed.
  for (const placed of scan.takePlaced()) drawUnit(placed);
  for (const { attributes } of scan.takePlaced()) scan.placeUnknown(attributes);
  scan.hideCovered();
  return scan;
}

/** A drawing of the resources where a page places it. */
interface PlacedUnit {
  unit: string;
  attributes: Attributes;
}

/** Size of a page and the templates under it; they must be known before its content. */
class PageHead {
  box: Box;
  readonly templates = new Set<string>();
  #text = '';

  constructor(box: Box) {
    this.box = box;
  }

  open(name: string, attributes: Attributes): void {
    this.#text = '';
    if (name === 'Template' && attributes.TemplateID) this.templates.add(attributes.TemplateID);
  }

  text(text: string): void {
    this.#text += text.slice(0, 200);
  }

  close(name: string): void {
    if (name === 'PhysicalBox') this.box = asBox(this.#text) ?? this.box;
  }
}

class ContentScan implements OfdContent {
  readonly box: Rect;
  readonly characters: PageCharacter[] = [];
  readonly drawings: PageDrawings = {
    segments: [],
    images: [],
    pictures: [],
    pixels: 0,
    textOrder: new Map(),
    paths: 0,
    plain: false,
  };
  readonly warnings: DocumentWarning[] = [];
  readonly marks: Rect[] = [];
  readonly #covers: Cover[] = [];
  #placed: PlacedUnit[] = [];
  readonly #base: Matrix;
  #page: Matrix;
  readonly #n: number;
  readonly #budget: Budget;
  #aside = 0;
  #order = 0;
  #object: TextObject | null = null;
  #start = { x: 0, y: 0 };
  #codes: TextCode[] = [];
  #white = false;
  #code: TextCode | null = null;
  #path: { matrix: Matrix; filled: boolean; opaque: boolean; stroked: boolean; data: string } | null = null;
  #inData = false;

  constructor(page: Box, n: number, budget: Budget) {
    const height = page[3] * POINTS;
    this.box = [0, 0, page[2] * POINTS, height];
    this.#base = [POINTS, 0, 0, -POINTS, 0, height];
    this.#page = this.#base;
    this.#n = n;
    this.#budget = budget;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#aside > 0 || ASIDE.has(name)) {
      this.#aside++;
      return;
    }
    if (name === 'TextObject') this.#openText(attributes);
    else if (name === 'TextCode' && this.#object) this.#openCode(attributes);
    else if (name === 'CGTransform' && this.#object) {
      if ((attributes.CodeCount ?? '1') !== (attributes.GlyphCount ?? '1')) this.#object.uncertain = true;
    } else if (name === 'FillColor' && this.#object && attributes.Alpha === '0') this.#object.hidden = true;
    else if (name === 'FillColor' && this.#object) this.#white = isUnseen(attributes);
    else if (name === 'PathObject') this.#openPath(attributes);
    else if (name === 'StrokeColor' && this.#path && isUnseen(attributes)) this.#path.stroked = false;
    else if (name === 'FillColor' && this.#path) {
      this.#path.filled &&= !isUnseen(attributes);
      this.#path.opaque &&= !isThin(attributes);
    } else if (name === 'AbbreviatedData' && this.#path) this.#inData = true;
    else if (name === 'ImageObject') this.#takeImage(attributes);
    else if (name === 'CompositeObject' && !isInvisible(attributes)) this.#place(attributes);
  }

  /** Draws what follows within the object with these attributes; null = on the page itself again. */
  drawAt(attributes: Attributes | null): void {
    this.#page = this.#base;
    if (attributes) this.#page = this.#matrixOf(attributes);
  }

  /** The drawings placed so far, each once. */
  takePlaced(): PlacedUnit[] {
    const placed = this.#placed;
    this.#placed = [];
    return placed;
  }

  /** A drawing that cannot be read: what stands there is not known. */
  placeUnknown(attributes: Attributes): void {
    this.warnings.push({ code: 'composite-not-read', place: { page: this.#n } });
    const boundary = asBox(attributes.Boundary ?? '');
    if (boundary) this.marks.push(this.#rect(boundary));
  }

  hideCovered(): void {
    hideCovered(this.characters, this.drawings.textOrder, this.#covers);
  }

  #place(attributes: Attributes): void {
    this.#budget.spend('objects', 1);
    this.#placed.push({ unit: attributes.ResourceID ?? '', attributes });
  }

  #rect([x, y, width, height]: Box): Rect {
    const [left, top] = transform(this.#page, x, y);
    const [right, bottom] = transform(this.#page, x + width, y + height);
    return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
  }

  text(text: string): void {
    if (this.#aside > 0) return;
    if (this.#code) this.#code.text += text;
    else if (this.#inData && this.#path) this.#path.data += text;
  }

  close(name: string): void {
    if (this.#aside > 0) {
      this.#aside--;
      return;
    }
    if (name === 'TextCode') this.#closeCode();
    else if (name === 'TextObject') this.#closeText();
    else if (name === 'AbbreviatedData') this.#inData = false;
    else if (name === 'PathObject') this.#closePath();
  }

  #openText(attributes: Attributes): void {
    this.#order++;
    this.#budget.spend('objects', 1);
    const painted = attributes.Fill !== 'false' || attributes.Stroke === 'true';
    this.#object = {
      matrix: this.#matrixOf(attributes),
      size: numbers(attributes.Size)[0] ?? 1,
      scale: numbers(attributes.HScale)[0] ?? 1,
      hidden: !painted || isInvisible(attributes),
      turn: Math.round((numbers(attributes.CharDirection)[0] ?? 0) / 90),
      run: this.#order,
      uncertain: false,
    };
    this.#start = { x: 0, y: 0 };
    this.#codes = [];
    this.#white = false;
  }

  #openCode(attributes: Attributes): void {
    this.#start = codeStart(attributes, this.#start);
    this.#code = { text: '', ...this.#start, deltaX: attributes.DeltaX, deltaY: attributes.DeltaY };
  }

  #closeCode(): void {
    if (!this.#code) return;
    this.#code.text = this.#code.text.replace(/^\s*[\r\n]\s*|\s*[\r\n]\s*$/g, '');
    this.#budget.spend('glyphs', this.#code.text.length);
    this.#codes.push(this.#code);
    this.#code = null;
  }

  /** Colours and glyphs may be told after the text. */
  #closeText(): void {
    const object = this.#object;
    if (!object) return;
    this.drawings.textOrder.set(object.run, this.#order);
    // White figures are seen on a dark ground only, and words tell more than their digits.
    const isUnsure = this.#white && this.#codes.every(({ text }) => !/\p{L}/u.test(text));
    for (const code of this.#codes)
      for (const character of textCharacters(object, code))
        this.characters.push(isUnsure ? { ...character, text: character.text.replace(DIGIT, UNREAD) } : character);
    this.#object = null;
  }

  #openPath(attributes: Attributes): void {
    this.#order++;
    this.#budget.spend('objects', 1);
    const shown = !isInvisible(attributes);
    this.#path = {
      matrix: this.#matrixOf(attributes),
      filled: shown && attributes.Fill === 'true',
      opaque: shown && attributes.Fill === 'true' && !isThin(attributes),
      stroked: shown && attributes.Stroke !== 'false',
      data: '',
    };
  }

  #closePath(): void {
    const path = this.#path;
    this.#path = null;
    if (!path || (!path.filled && !path.stroked && !path.opaque)) return;
    this.drawings.paths++;
    this.#budget.spend('points', path.data.length / 4);
    const paths = subPaths(path.data, path.matrix);
    const lines = drawnLines(paths, path.filled, path.stroked);
    for (const line of lines) this.drawings.segments.push(line);
    for (const one of paths) {
      const box = boxOf(one.points);
      const isLine = Math.min(box[2] - box[0], box[3] - box[1]) <= THIN;
      if (path.opaque && !isLine) this.#covers.push({ box, order: this.#order });
      if (path.filled && (one.curved || one.points.length > BOX_POINTS)) this.#mark(box);
    }
  }

  #takeImage(attributes: Attributes): void {
    this.#order++;
    this.#budget.spend('objects', 1);
    const boundary = asBox(attributes.Boundary ?? '');
    if (!boundary || isInvisible(attributes)) return;
    const box = this.#rect(boundary);
    const resource = attributes.ResourceID;
    this.drawings.images.push({ box, order: this.#order, ...(resource ? { resource } : {}) });
    this.#mark(box);
  }

  #mark(box: Rect): void {
    const [width, height] = [box[2] - box[0], box[3] - box[1]];
    if (width >= LEAST.width && height >= LEAST.height && width <= MOST.width && height <= MOST.height)
      this.marks.push(box);
  }

  /** Object space to user space: its own transformation, its place on the page, millimetres to points. */
  #matrixOf(attributes: Attributes): Matrix {
    const [x = 0, y = 0] = numbers(attributes.Boundary);
    const place = multiply([1, 0, 0, 1, x, y], this.#page);
    const own = numbers(attributes.CTM);
    return own.length === 6 ? multiply(own as unknown as Matrix, place) : place;
  }
}
