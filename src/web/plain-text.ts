const MAX_BYTES = 2_000_000;
const PROBE_BYTES = 4_096;

/** Kept bytes as text: UTF-8 where they are valid UTF-8, else GB18030; null for binary files. Cut after 2 MB. */
export function plainText(bytes: Uint8Array): { text: string; cut: boolean } | null {
  if (bytes.subarray(0, PROBE_BYTES).includes(0)) return null;
  const cut = bytes.length > MAX_BYTES;
  const shown = bytes.subarray(0, MAX_BYTES);
  try {
    // A stream decoder forgives a character that the cut has split.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(shown, { stream: cut }), cut };
  } catch {
    return { text: new TextDecoder('gb18030').decode(shown), cut };
  }
}
