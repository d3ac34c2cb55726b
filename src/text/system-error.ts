import type { Bilingual } from '../report/bilingual.ts';

const WORDS: Readonly<Record<string, Bilingual>> = {
  ENOENT: { zh: '没有这个文件或目录', en: 'there is no such file or folder' },
  EISDIR: { zh: '这是目录，不是文件', en: 'it is a folder, not a file' },
  ENOTDIR: { zh: '路径中有一段不是目录', en: 'a part of the path is not a folder' },
  EEXIST: { zh: '同名的文件已存在，无法建立目录', en: 'a file of that name is in the way of the folder' },
  EACCES: { zh: '没有权限', en: 'permission is denied' },
  EPERM: { zh: '没有权限', en: 'permission is denied' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  EMFILE: { zh: '打开的文件过多', en: 'too many files are open' },
  EADDRINUSE: { zh: '端口已被占用', en: 'the port is taken' },
};

/** What the system refused, in words, with its own code; for other errors their message. */
export function systemError(error: unknown): Bilingual {
  const { code, message } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : WORDS[code];
  if (words === undefined) return { zh: message, en: message };
  return { zh: words.zh, en: `${words.en} (${code})` };
}
