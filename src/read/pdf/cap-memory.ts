/**
 * A WebAssembly module whose memory may grow to `maxBytes` at most: the limit in its memory section is written anew. A module without
 * a memory section, or whose limit is lower already, comes back as it is.
 */
export function capMemory(wasm: Uint8Array, maxBytes: number): Uint8Array {
  const wanted = Math.floor(maxBytes / 65_536);
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at]!;
    const size = readLeb(wasm, at + 1);
    if (id === 5) return withLimit(wasm, size.end, wanted);
    at = size.end + size.value;
  }
  return wasm;
}

/** In the section: number of memories, flags (bit 0: it has a maximum), minimum, maximum, the latter two in pages of 64 KiB. */
function withLimit(wasm: Uint8Array, section: number, wanted: number): Uint8Array {
  const flags = readLeb(wasm, readLeb(wasm, section).end);
  if ((flags.value & 1) === 0) return wasm;
  const least = readLeb(wasm, flags.end);
  const most = readLeb(wasm, least.end);
  if (most.value <= wanted) return wasm;
  const capped = Uint8Array.from(wasm);
  let rest = Math.max(wanted, least.value);
  for (let at = least.end; at < most.end; at++) {
    capped[at] = (rest & 0x7f) | (at + 1 < most.end ? 0x80 : 0);
    rest >>>= 7;
  }
  return capped;
}

function readLeb(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0;
  let shift = 0;
  for (let at = from; ; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
    if ((byte & 0x80) === 0 || shift > 35) return { value, end: at + 1 };
  }
}
