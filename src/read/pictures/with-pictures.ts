import type { Block, Document, Picture } from '../../report/document.ts';
import type { ReadInput } from '../readers/reader.ts';
import { pictureLook } from './picture-look.ts';
import { pictureSize } from './picture-size.ts';
import { type OpenPicture, type Pixels, recognisePictures } from './recognise-pictures.ts';

/** Pictures of a document that are looked at, however many it has; the rest stays unknown. */
const MOST_LOOKS = 200;
/** No table of a report is packed into less. */
const LEAST_BYTES = 1_500;

/** Bytes of a picture in the file; null where it is not there. */
export type PictureBytes = () => Promise<Uint8Array | null>;

/**
 * A document with what its pictures look like, by the heads of their files; where `recognise` is set, legible ones are read (see
 * recognise-pictures.ts, also for what it throws). Pictures without bytes stay as they are.
 */
export async function withPictures(
  document: Document,
  files: ReadonlyMap<Picture, PictureBytes>,
  input: Pick<ReadInput, 'recognise' | 'announce'>,
): Promise<Document> {
  if (files.size === 0) return document;
  const pixels = new Map<Picture, OpenPicture>();
  const blocks: Block[] = [];
  let looks = 0;
  for (const block of document.blocks) {
    const open = block.t === 'img' ? files.get(block) : undefined;
    if (block.t !== 'img' || open === undefined || block.look !== undefined || ++looks > MOST_LOOKS) {
      blocks.push(block);
      continue;
    }
    const look = lookOf(await open(), block.alt);
    const seen: Picture = look === undefined ? block : { ...block, look };
    if (look === 'legible') pixels.set(seen, open);
    blocks.push(seen);
  }
  return withDrawnPictures({ ...document, blocks }, pixels, input);
}

/** The same for pictures whose looks are known. */
export async function withDrawnPictures(
  document: Document,
  pixels: Pixels,
  { recognise, announce }: Pick<ReadInput, 'recognise' | 'announce'>,
): Promise<Document> {
  if (recognise !== true) return document;
  const { blocks, warnings } = await recognisePictures(document.blocks, pixels, announce);
  return { ...document, blocks, warnings: [...document.warnings, ...warnings] };
}

/** Undefined where nobody can tell: vector graphics, kinds that are not known here. */
function lookOf(bytes: Uint8Array | null, alt: string | undefined): Picture['look'] {
  if (bytes === null) return undefined;
  if (bytes.length < LEAST_BYTES) return 'dress';
  const size = pictureSize(bytes);
  if (size !== null) return pictureLook(size, 'pixels', alt);
  const isTiff =
    (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a) || (bytes[0] === 0x4d && bytes[1] === 0x4d);
  return isTiff ? 'legible' : undefined;
}
