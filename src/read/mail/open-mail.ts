import { CFB } from '@e965/xlsx';
import { decodeText } from '../decode-text.ts';
import { mimeMessage } from '../mhtml/mime-parts.ts';
import { type ArchiveBudget, type ArchiveEntry, malformed, tooComplex } from '../zip-archive.ts';

interface MailFile {
  name: string;
  bytes: Uint8Array;
  /** The words of the mail itself. */
  letter: boolean;
}

/**
 * What a saved mail brings: its attachments and its own words, of a MIME message (`.eml`) or one of Outlook (`.msg`). Throws FailureError
 * `read.malformed`, or `read.too-complex` where the budget does not suffice.
 */
export async function openMail(bytes: Uint8Array, budget: ArchiveBudget): Promise<ArchiveEntry[]> {
  const files = bytes[0] === 0xd0 && bytes[1] === 0xcf ? outlookFiles(bytes) : mimeFiles(bytes);
  budget.entries -= files.length;
  budget.bytes -= files.reduce((sum, { bytes: file }) => sum + file.length, 0);
  if (budget.entries < 0 || budget.bytes < 0) throw tooComplex(`a mail with ${files.length} parts`);
  return files.map(({ name, bytes: file, letter }) => ({
    name,
    size: file.length,
    encrypted: false,
    letter,
    read: async () => file,
  }));
}

function mimeFiles(bytes: Uint8Array): MailFile[] {
  const { parts } = mimeMessage(bytes);
  const letters = parts.filter(({ name, type }) => name === null && type.startsWith('text/'));
  // A letter is written twice, as a page and as a text: one says all.
  const letter = letters.find(({ type }) => type === 'text/html') ?? letters[0];
  return parts.flatMap((part, i): MailFile[] => {
    if (part === letter) return [{ name: LETTER, bytes: part.bytes, letter: true }];
    if (letters.includes(part)) return [];
    return [{ name: part.name ?? `${i + 1}`, bytes: part.bytes, letter: false }];
  });
}

const LETTER = '邮件正文';
/** Property tags of [MS-OXPROPS] as the names of streams spell them, as UTF-16 and as bytes. */
const DATA = ['__substg1.0_37010102'];
const NAME = ['__substg1.0_3707001F', '__substg1.0_3704001F', '__substg1.0_3707001E', '__substg1.0_3704001E'];
const PAGE = ['__substg1.0_10130102', '__substg1.0_1013001F', '__substg1.0_1000001F', '__substg1.0_1000001E'];
const MOST_ATTACHMENTS = 200;

function outlookFiles(bytes: Uint8Array): MailFile[] {
  const file = compoundFile(bytes);
  const stream = (folder: string, names: readonly string[]) => {
    for (const name of names) {
      const content = CFB.find(file, `/${folder}${name}`)?.content;
      if (content) return { name, bytes: Uint8Array.from(content) };
    }
    return null;
  };
  const files: MailFile[] = [];
  for (let i = 0; i < MOST_ATTACHMENTS; i++) {
    const folder = `__attach_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}/`;
    const data = stream(folder, DATA);
    const named = stream(folder, NAME);
    if (data) files.push({ name: named ? wordsOf(named) : `${i + 1}`, bytes: data.bytes, letter: false });
  }
  const letter = stream('', PAGE);
  if (letter) files.push({ name: LETTER, bytes: new TextEncoder().encode(wordsOf(letter)), letter: true });
  return files;
}

function compoundFile(bytes: Uint8Array): ReturnType<typeof CFB.read> {
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' });
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

function wordsOf({ name, bytes }: { name: string; bytes: Uint8Array }): string {
  return (name.endsWith('001F') ? new TextDecoder('utf-16le').decode(bytes) : decodeText(bytes).text).replace(
    /\0+$/,
    '',
  );
}
