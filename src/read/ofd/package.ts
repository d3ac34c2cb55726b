import { posix } from 'node:path';
import { FailureError, failure, isFailureError } from '../../errors/failure.ts';
import { scanXml } from '../xml-scan.ts';
import { malformed } from '../zip-archive.ts';
import { numbers } from './numbers.ts';

/** Left, top, width and height in millimetres. */
export type Box = readonly [x: number, y: number, width: number, height: number];

export interface OfdPage {
  part: string;
  box: Box;
  /** Template pages by their identifier: parts that pages draw under or over their own content. */
  templates: ReadonlyMap<string, string>;
  /** Parts of pictures by the identifier of the resource. */
  media: ReadonlyMap<string, string>;
  /** Parts in which drawings are defined that pages place, by their identifier. */
  units: ReadonlyMap<string, string>;
  /** Parts of the annotations that lie on the page: stamps, notes. */
  notes: readonly string[];
}

export interface OfdPackage {
  title: string;
  pages: OfdPage[];
}

const MAX_LISTS = 20;
const A4: Box = [0, 0, 210, 297];

/**
 * The pages of an OFD package (GB/T 33190) in their order, those of several documents in one package one after another. Throws
 * FailureError `read.encrypted` or `read.malformed`.
 */
export function readPackage(parts: ReadonlyMap<string, Uint8Array>): OfdPackage {
  if ([...parts.keys()].some((name) => /(?:^|\/)Encryptions?\.xml$/i.test(name)))
    throw new FailureError(failure('read.encrypted', 'the package is encrypted (GM/T 0099)'));
  const roots: string[] = [];
  let title = '';
  const texts = new ElementTexts((name, text) => {
    if (name === 'DocRoot') roots.push(resolvePart('', text));
    if (name === 'Title' && title === '') title = text;
  });
  scanXml('OFD.xml', partOf(parts, 'OFD.xml'), texts);
  if (roots.length === 0) throw malformed('OFD.xml names no document');
  return { title, pages: roots.flatMap((root) => documentPages(parts, root)) };
}

function documentPages(parts: ReadonlyMap<string, Uint8Array>, root: string): OfdPage[] {
  const templates = new Map<string, string>();
  const pages: { id: string; part: string }[] = [];
  let annotations = '';
  const resources: string[] = [];
  let box = A4;
  const texts = new ElementTexts((name, text) => {
    if (name === 'PublicRes' || name === 'DocumentRes') resources.push(resolvePart(root, text));
    if (name === 'PhysicalBox') box = asBox(text) ?? box;
    if (name === 'Annotations' && text !== '') annotations = resolvePart(root, text);
  });
  scanXml(root, partOf(parts, root), {
    open(name, attributes) {
      texts.open(name);
      const { BaseLoc, ID } = attributes;
      if (name === 'TemplatePage' && BaseLoc && ID) templates.set(ID, resolvePart(root, BaseLoc));
      if (name === 'Page' && BaseLoc) pages.push({ id: ID ?? '', part: resolvePart(root, BaseLoc) });
    },
    text: (text) => texts.text(text),
    close: (name) => texts.close(name),
  });
  const shared: Resources = { media: new Map(), units: new Map() };
  for (const list of resources.slice(0, MAX_LISTS)) {
    const bytes = parts.get(list);
    if (bytes) takeResources(list, bytes, shared);
  }
  const notes = notesOf(parts, annotations);
  return pages.map(({ id, part }) => ({ part, box, templates, ...shared, notes: notes.get(id) ?? [] }));
}

/** Parts of annotations by the identifier of their page; a list that is missing or damaged has none. */
function notesOf(parts: ReadonlyMap<string, Uint8Array>, list: string): Map<string, string[]> {
  const notes = new Map<string, string[]>();
  const bytes = parts.get(list);
  if (!bytes) return notes;
  let page = '';
  const texts = new ElementTexts((name, text) => {
    if (name === 'FileLoc' && text !== '') notes.set(page, [...(notes.get(page) ?? []), resolvePart(list, text)]);
  });
  withoutDamage(() =>
    scanXml(list, bytes, {
      open(name, { PageID }) {
        texts.open(name);
        if (name === 'Page') page = PageID ?? '';
      },
      text: (text) => texts.text(text),
      close: (name) => texts.close(name),
    }),
  );
  return notes;
}

function withoutDamage(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isFailureError(error)) throw error;
  }
}

/** Pictures and drawings of the lists of resources, by their identifier; a list that is missing or damaged has none. */
interface Resources {
  media: Map<string, string>;
  units: Map<string, string>;
}

function takeResources(list: string, bytes: Uint8Array, { media, units }: Resources): void {
  let folder = list;
  let id = '';
  const texts = new ElementTexts((name, text) => {
    if (name === 'MediaFile' && id !== '' && text !== '') media.set(id, resolvePart(folder, text));
  });
  withoutDamage(() =>
    scanXml(list, bytes, {
      open(name, { BaseLoc, ID, Type }) {
        texts.open(name);
        if (name === 'Res' && BaseLoc) folder = `${resolvePart(list, BaseLoc)}/.`;
        if (name === 'MultiMedia') id = Type === undefined || Type === 'Image' ? (ID ?? '') : '';
        if (name === 'CompositeGraphicUnit' && ID) units.set(ID, list);
      },
      text: (text) => texts.text(text),
      close: (name) => texts.close(name),
    }),
  );
}

/** The part that a file names: from the root of the package with a leading `/`, else beside the file itself. */
function resolvePart(from: string, location: string): string {
  const path = location.trim().replaceAll('\\', '/');
  return path.startsWith('/') ? posix.normalize(path.slice(1)) : posix.join(posix.dirname(from), path);
}

/** The part under a name; names are compared without case. Throws FailureError `read.malformed` where it is not there. */
export function partOf(parts: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const part = parts.get(name) ?? [...parts].find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
  if (!part) throw malformed(`${name} is missing`);
  return part;
}

/** A box of four numbers with a positive area; null for anything else. */
export function asBox(text: string): Box | null {
  const [x, y, width, height] = numbers(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined) return null;
  return width > 0 && height > 0 && width < 10_000 && height < 10_000 ? [x, y, width, height] : null;
}

/** Gives the text of each innermost element to `found`. */
class ElementTexts {
  readonly #found: (name: string, text: string) => void;
  #text = '';

  constructor(found: (name: string, text: string) => void) {
    this.#found = found;
  }

  open(_name: string): void {
    this.#text = '';
  }

  text(text: string): void {
    this.#text += text;
  }

  close(name: string): void {
    this.#found(name, this.#text.trim());
    this.#text = '';
  }
}
