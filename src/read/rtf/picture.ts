/** Kinds of picture that recognition opens; metafiles and bitmaps of Windows are none. */
const OPENED = new Set(['pngblip', 'jpegblip']);

/** Collects the bytes of one `\\pict`, written as hexadecimal digits or after `\\bin`. */
export class RtfPicture {
  readonly #parts: Uint8Array[] = [];
  #opened = false;
  /** A digit whose other half has not come yet. */
  #half = -1;

  takeWord(name: string): void {
    if (OPENED.has(name)) this.#opened = true;
  }

  takeHex(bytes: Uint8Array): void {
    if (!this.#opened) return;
    const out = new Uint8Array((bytes.length >> 1) + 1);
    let length = 0;
    for (const byte of bytes) {
      const digit = digitOf(byte);
      if (digit < 0) continue;
      if (this.#half < 0) this.#half = digit;
      else {
        out[length++] = this.#half * 16 + digit;
        this.#half = -1;
      }
    }
    this.#parts.push(out.slice(0, length));
  }

  takeBinary(bytes: Uint8Array): void {
    if (this.#opened) this.#parts.push(bytes);
  }

  /** Its file; null for kinds that nobody here opens. */
  file(): Uint8Array | null {
    return this.#opened ? Uint8Array.from(Buffer.concat(this.#parts)) : null;
  }
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
