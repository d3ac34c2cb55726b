import { createHash } from 'node:crypto';

/** A file between its preview and the word that it shall be taken over. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
}

const MOST = 4;
const LIFE_MS = 30 * 60_000;

/** Keeps the last few files that were shown for confirmation, half an hour at most; nothing has happened yet if one is lost. */
export interface UploadShelf {
  /** Yields what the file is asked for by. */
  put(upload: Upload, now: Date): string;
  get(key: string, now: Date): Upload | null;
}

export function createUploadShelf(): UploadShelf {
  const kept = new Map<string, { upload: Upload; until: number }>();
  return {
    put: (upload, now) => {
      const key = createHash('sha256').update(upload.bytes).digest('hex');
      kept.delete(key);
      kept.set(key, { upload, until: now.getTime() + LIFE_MS });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return key;
    },
    get: (key, now) => {
      const found = kept.get(key);
      return found !== undefined && found.until > now.getTime() ? found.upload : null;
    },
  };
}
