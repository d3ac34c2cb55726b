import { tidyText } from '../normalise.ts';
import type { PictureBytes } from '../pictures/with-pictures.ts';
import type { XmlNode } from '../xml-tree.ts';
import { malformed } from '../zip-archive.ts';
import type { PackageParts } from './package-parts.ts';
import { PACKAGE, WORD } from './vocabulary.ts';
import { type Lists, readLists } from './word-numbering.ts';
import { readStyles, type Styles } from './word-styles.ts';

export interface WordPackage {
  /** `w:document`. */
  document: XmlNode;
  styles: Styles;
  lists: Lists;
  /** Relationship id → address, of links that leave the file. */
  addresses: ReadonlyMap<string, string>;
  /** Relationship id → bytes of a picture of the package. */
  media: ReadonlyMap<string, PictureBytes>;
  /** Relationship id → bytes of a whole document that the file is a frame around. */
  chunks?: ReadonlyMap<string, PictureBytes>;
  /** `dc:title`, `dc:creator`, `dcterms:modified` where they say something. Titles are often those of the file that was copied. */
  meta: Record<string, string>;
}

interface Relationship {
  id: string;
  type: string;
  /** A part's name, or an address where `external`. */
  target: string;
  external: boolean;
}

const META = ['dc:title', 'dc:creator', 'dcterms:modified'];

/** The Word document of a package. Throws FailureError `read.malformed` where there is none, and what its parts throw when they are read. */
export async function openWordPackage(parts: PackageParts): Promise<WordPackage> {
  const top = await relationshipsOf('', parts);
  const main = partOf(top, 'officeDocument')?.target ?? 'word/document.xml';
  const document = await parts.tree(main, WORD);
  if (document?.name !== 'w:document') throw malformed('no document part');
  const own = await relationshipsOf(main, parts);
  const core = await parts.tree(partOf(top, 'core-properties')?.target ?? 'docProps/core.xml', PACKAGE);
  const styles = await parts.tree(partOf(own, 'styles')?.target ?? 'word/styles.xml', WORD);
  const numbering = await parts.tree(partOf(own, 'numbering')?.target ?? 'word/numbering.xml', WORD);
  return {
    document,
    styles: readStyles(styles),
    lists: readLists(numbering),
    media: new Map(own.flatMap((one) => bytesOf('image', one, parts))),
    chunks: new Map(own.flatMap((one) => bytesOf('aFChunk', one, parts))),
    addresses: new Map(own.filter(({ external }) => external).map(({ id, target }) => [id, target])),
    meta: metaOf(core),
  };
}

function bytesOf(
  kind: string,
  { id, type, target, external }: Relationship,
  parts: PackageParts,
): [string, PictureBytes][] {
  const bytes = external || !type.endsWith(`/${kind}`) ? undefined : parts.picture(target);
  return bytes ? [[id, bytes]] : [];
}

async function relationshipsOf(name: string, parts: PackageParts): Promise<Relationship[]> {
  const cut = name.lastIndexOf('/') + 1;
  const folder = name.slice(0, cut);
  const root = await parts.tree(`${folder}_rels/${name.slice(cut)}.rels`, PACKAGE);
  return (root?.children ?? []).flatMap(({ attributes }) => {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
    if (!id || !type || !target) return [];
    const external = mode === 'External';
    return [{ id, type, target: external ? target : resolved(folder, target), external }];
  });
}

function partOf(relationships: readonly Relationship[], type: string): Relationship | undefined {
  return relationships.find((one) => one.type.endsWith(`/${type}`) && !one.external);
}

function resolved(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split(/[/\\]/)) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function metaOf(core: XmlNode | undefined): Record<string, string> {
  const said = (core?.children ?? []).filter(({ name, text }) => META.includes(name) && tidyText(text) !== '');
  return Object.fromEntries(said.map(({ name, text }) => [name, tidyText(text).slice(0, 500)]));
}
