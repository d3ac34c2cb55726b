/** Width and height in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Size of a PNG, GIF, BMP, JPEG or WebP by its head; null where it is of another kind or damaged. Decodes nothing. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 30) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  if (head.startsWith('\x89PNG\r\n')) return sized(view.getUint32(16), view.getUint32(20));
  if (head.startsWith('GIF8')) return sized(view.getUint16(6, true), view.getUint16(8, true));
  if (head.startsWith('BM')) return sized(view.getInt32(18, true), Math.abs(view.getInt32(22, true)));
  if (head.startsWith('\xff\xd8')) return jpegSize(view);
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return webpSize(view, head.slice(12, 16));
  return null;
}

function sized(width: number, height: number): PictureSize | null {
  return width > 0 && height > 0 ? { width, height } : null;
}

/** Frame headers of all kinds of coding; C4, C8 and CC are tables. */
function jpegSize(view: DataView): PictureSize | null {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized(view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function webpSize(view: DataView, kind: string): PictureSize | null {
  if (kind === 'VP8 ') return sized(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return sized((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
  }
  if (kind !== 'VP8X') return null;
  const threeBytes = (at: number) => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return sized(threeBytes(24) + 1, threeBytes(27) + 1);
}
