let table: Map<string, number> | undefined;

/**
 * Text as GB18030 bytes, two bytes a character as GBK has them; throws for a character outside GBK. Node decodes GB18030
 * but does not encode it, so that the table is made once by decoding every two-byte code.
 */
export function encodeGb18030(text: string): Buffer {
  table ??= makeTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`not in GBK: ${character}`);
    bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}

function makeTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd' && !made.has(character))
        made.set(character, (lead << 8) | trail);
    }
  }
  return made;
}
