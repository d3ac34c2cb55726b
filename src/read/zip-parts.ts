import { type ArchiveBudget, malformed, openArchive } from './zip-archive.ts';

/**
 * The wanted parts of a document that is a ZIP archive, unpacked, by name. Throws FailureError `read.too-complex`, `read.encrypted`, or
 * `read.malformed` where the archive is damaged or holds a wanted name twice.
 */
export async function readZipParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  budget: Readonly<ArchiveBudget>,
): Promise<Map<string, Uint8Array>> {
  const left = { ...budget };
  const parts = new Map<string, Uint8Array>();
  for (const entry of await openArchive(bytes, left)) {
    if (!wanted(entry.name)) continue;
    if (parts.has(entry.name)) throw malformed(`${entry.name} is there twice`);
    parts.set(entry.name, await entry.read());
  }
  return parts;
}
