/** Records of Office drawings ([MS-ODRAW] 2.2): containers, and pictures as PNG or JPEG files. */
const CONTAINER = 0x0f;
const STORE_ENTRY = 0xf007;
const JPEGS: ReadonlySet<number> = new Set([0xf01d, 0xf02a]);
const PNG = 0xf01e;
/** Instances of these records that carry two digests of the picture and not one. */
const TWO_DIGESTS: ReadonlySet<number> = new Set([0x46b, 0x6e3, 0x6e1]);
const DIGEST = 16;
const HEAD = 8;
const ENTRY = 36;
const NAMED = 0x66;
const MAX_RECORDS = 5_000;
const MAX_DEPTH = 8;

/**
 * The PNG or JPEG file of a picture in the line of text, whose description begins at `at` of the stream `Data` ([MS-DOC] PICFAndOfficeArtData);
 * null for pictures of other kinds and for descriptions that are damaged.
 */
export function inlinePicture(data: Uint8Array, at: number): Uint8Array | null {
  const view = viewOf(data);
  if (at < 0 || at + 8 > data.length) return null;
  const end = Math.min(data.length, at + view.getUint32(at, true));
  const named = view.getUint16(at + 6, true) === NAMED;
  const head = at + view.getUint16(at + 4, true);
  const from = named && head < end ? head + 1 + data[head]! : head;
  return new Blips(data, null).below(from, end)[0] ?? null;
}

/**
 * The PNG and JPEG files of the pictures that float over the text, in the order of the drawings' store, which lies in `table`; the files
 * themselves may lie in the stream of the document.
 */
export function floatingPictures(table: Uint8Array, { at, size }: { at: number; size: number }, document: Uint8Array) {
  return size === 0 || at + size > table.length ? [] : new Blips(table, document).below(at, at + size);
}

/** Finds picture files in a stretch of drawing records. */
class Blips {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Where store entries keep their pictures; null where they hold them. */
  readonly #delayed: Uint8Array | null;
  #records = 0;

  constructor(bytes: Uint8Array, delayed: Uint8Array | null) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#delayed = delayed;
  }

  below(from: number, end: number, depth = 0): Uint8Array[] {
    const found: Uint8Array[] = [];
    for (let at = from; at + HEAD <= end && ++this.#records <= MAX_RECORDS; ) {
      const version = this.#view.getUint16(at, true);
      const type = this.#view.getUint16(at + 2, true);
      const body = at + HEAD;
      const last = Math.min(end, body + this.#view.getUint32(at + 4, true));
      if (type === STORE_ENTRY) found.push(...this.#entry(body, last));
      else if (JPEGS.has(type) || type === PNG) found.push(...this.#file(version >> 4, body, last));
      else if ((version & CONTAINER) === CONTAINER && depth < MAX_DEPTH)
        found.push(...this.below(body, last, depth + 1));
      at = Math.max(last, body);
    }
    return found;
  }

  #entry(body: number, last: number): Uint8Array[] {
    if (body + ENTRY > last) return [];
    const start = body + ENTRY + this.#bytes[body + 33]!;
    const inside = this.below(start, last, MAX_DEPTH);
    const offset = this.#view.getUint32(body + 28, true);
    const delayed = this.#delayed;
    if (
      inside.length > 0 ||
      delayed === null ||
      offset === 0 ||
      offset === 0xffff_ffff ||
      offset + HEAD > delayed.length
    )
      return inside;
    const end = offset + HEAD + viewOf(delayed).getUint32(offset + 4, true);
    return end > delayed.length ? [] : new Blips(delayed, null).below(offset, end, MAX_DEPTH);
  }

  #file(instance: number, body: number, last: number): Uint8Array[] {
    const start = body + DIGEST * (TWO_DIGESTS.has(instance) ? 2 : 1) + 1;
    return start < last ? [this.#bytes.slice(start, last)] : [];
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
