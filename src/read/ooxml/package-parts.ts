import type { PictureBytes } from '../pictures/with-pictures.ts';
import { parseXml, type XmlNode, type XmlVocabulary } from '../xml-tree.ts';
import { type ArchiveBudget, malformed, openArchive } from '../zip-archive.ts';

/** The parts of a package (ECMA-376-2), whatever file they lie in; names as `word/document.xml`. */
export interface PackageParts {
  /** Undefined where the package has no such part. Throws FailureError where it cannot be read. */
  tree(name: string, vocabulary: XmlVocabulary): Promise<XmlNode | undefined>;
  /** Undefined where the package has no such part. */
  picture(name: string): PictureBytes | undefined;
}

/** The parts of a ZIP archive. Throws FailureError `read.malformed` or `read.too-complex`. */
export async function zippedParts(bytes: Uint8Array, budget: ArchiveBudget): Promise<PackageParts> {
  const parts = partsByName(await openArchive(bytes, budget));
  return {
    async tree(name, vocabulary) {
      const part = parts.get(name.toLowerCase());
      return part && parseXml(await part.read(), vocabulary);
    },
    picture(name) {
      const part = parts.get(name.toLowerCase());
      // A picture that cannot be unpacked is one that is not there.
      return part && (() => part.read().catch(() => null));
    },
  };
}

/** Part names are told apart without regard to case (ECMA-376-2, 6.2.2); two parts of one name are a trick. */
export function partsByName<Part extends { name: string }>(parts: readonly Part[]): Map<string, Part> {
  const byName = new Map<string, Part>();
  for (const part of parts) {
    const name = part.name.toLowerCase();
    if (byName.has(name)) throw malformed('two parts of one name');
    byName.set(name, part);
  }
  return byName;
}
