import { CFB } from '@e965/xlsx';

/** A part of a mail as its program wrote it: the head without its ending, and the bytes. */
export interface MailPart {
  head: readonly string[];
  bytes: Uint8Array;
}

const crlf = (lines: readonly string[]) => lines.map((line) => `${line}\r\n`).join('');
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');

/** A name as mail programs spell it. */
export const NAMINGS = {
  words: (name: string) => `filename="=?utf-8?B?${Buffer.from(name).toString('base64')}?="`,
  quoted: (name: string) =>
    `filename="=?utf-8?Q?${[...Buffer.from(name)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}?="`,
  extended: (name: string) => `filename*=utf-8''${encodeURIComponent(name)}`,
  pieces: (name: string) => {
    const coded = encodeURIComponent(name);
    const at = Math.floor(coded.length / 2);
    return `filename*0*=utf-8''${coded.slice(0, at)};\r\n filename*1*=${coded.slice(at)}`;
  },
  bare: (name: string) => `filename="${Buffer.from(name).toString('latin1')}"`,
} as const;
export type Naming = keyof typeof NAMINGS;

export function attachment(name: string, content: string | Uint8Array, naming: Naming = 'words'): MailPart {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    head: ['Content-Type: application/octet-stream', `Content-Disposition: attachment; ${NAMINGS[naming](name)}`],
    bytes,
  };
}

export function letter(text: string, type = 'text/plain'): MailPart {
  return { head: [`Content-Type: ${type}; charset="utf-8"`], bytes: new TextEncoder().encode(text) };
}

/** A mail of several parts; `way` are the fields that servers on its way put before it. */
export function mailOf(parts: readonly MailPart[], way: readonly string[] = []): Uint8Array {
  const head = [
    ...way,
    'From: =?utf-8?B?5byg5LiJ?= <a@example.gov.cn>',
    'Subject: =?utf-8?B?5bm05oql?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;\r\n\tboundary="=_part"',
    '',
  ];
  const written = parts.map(
    ({ head: fields, bytes }) =>
      `--=_part\r\n${crlf([...fields, 'Content-Transfer-Encoding: base64', ''])}${base64(bytes)}\r\n`,
  );
  return new Uint8Array(Buffer.from(`${crlf(head)}${written.join('')}--=_part--\r\n`, 'latin1'));
}

/** A message of Outlook: its words, and the files in folders of their own. */
export function outlookOf(words: string, files: readonly { name: string; content: string | Uint8Array }[]): Uint8Array {
  const file = CFB.utils.cfb_new();
  const add = (name: string, content: string | Uint8Array) => CFB.utils.cfb_add(file, `/${name}`, Buffer.from(content));
  add('__properties_version1.0', new Uint8Array(64));
  add('__nameid_version1.0/__substg1.0_00020102', new Uint8Array(16));
  add('__substg1.0_1000001F', Buffer.from(words, 'utf16le'));
  files.forEach(({ name, content }, i) => {
    const folder = `__attach_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}`;
    add(`${folder}/__substg1.0_3707001F`, Buffer.from(name, 'utf16le'));
    add(`${folder}/__substg1.0_37010102`, content);
  });
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}
