import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FailureError, failure } from '../errors/failure.ts';

/** The most that a body may take. */
export interface BodyBudget {
  /** Bytes on the wire. */
  maxWireBytes: number;
  /** Bytes after decompression. */
  maxBytes: number;
  /** Keep the first `maxBytes` instead of failing (robots.txt). */
  truncate?: boolean;
}

/**
 * Reads and decompresses a body within its budget; never holds more than the budget in memory.
 * Throws FailureError `fetch.too-large` or `fetch.encoding`, and whatever the socket raises.
 */
export async function readBody(body: Readable, contentEncoding: string | null, budget: BodyBudget): Promise<Buffer> {
  const encodings = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((e) => e.trim())
    .filter((e) => e !== '' && e !== 'identity');
  if (encodings.length > 2) throw encodingFailure(`content-encoding ${contentEncoding}`);
  let stream: AsyncIterable<Buffer> = counted(body, budget.maxWireBytes, 'on the wire');
  for (const encoding of encodings.reverse()) stream = decompressed(stream, encoding);
  return collect(stream, budget);
}

function encodingFailure(cause: string): FailureError {
  return new FailureError(failure('fetch.encoding', cause));
}

async function* counted(source: AsyncIterable<Buffer>, max: number, where: string): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > max) throw new FailureError(failure('fetch.too-large', `more than ${max} bytes ${where}`, { max }));
    yield chunk;
  }
}

async function collect(source: AsyncIterable<Buffer>, budget: BodyBudget): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= budget.maxBytes) continue;
    if (budget.truncate) break;
    throw new FailureError(failure('fetch.too-large', `more than ${budget.maxBytes} bytes`, { max: budget.maxBytes }));
  }
  return Buffer.concat(chunks).subarray(0, budget.maxBytes);
}

async function* decompressed(source: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const input = source[Symbol.asyncIterator]();
  const first = await input.next();
  if (first.done) return;
  const zlib = decompressor(encoding, first.value);
  if (!zlib) throw encodingFailure(`content-encoding ${encoding}`);
  const feeding = feed(zlib, first.value, input);
  try {
    for await (const chunk of zlib) yield chunk as Buffer;
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? '');
    if (/^(Z_|ERR_BROTLI|ERR__ERROR|ERR_PADDING)/.test(code)) throw encodingFailure(`${encoding}: ${code}`);
    throw error;
  } finally {
    zlib.destroy();
    await feeding;
    await input.return?.();
  }
}

/** Pushes the source into the decompressor, waiting where it is full; an error of the source becomes the decompressor's. */
async function feed(zlib: ReturnType<typeof createGunzip>, first: Buffer, rest: AsyncIterator<Buffer>): Promise<void> {
  try {
    for (let chunk: Buffer | null = first; chunk; ) {
      if (zlib.destroyed) return;
      if (!zlib.write(chunk)) await drained(zlib);
      const next: IteratorResult<Buffer> = await rest.next();
      chunk = next.done ? null : next.value;
    }
    zlib.end();
  } catch (error) {
    zlib.destroy(error as Error);
  }
}

function drained(zlib: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      zlib.off('drain', end);
      zlib.off('close', end);
      resolve();
    };
    zlib.on('drain', end);
    zlib.on('close', end);
    if (zlib.destroyed) end();
  });
}

/** `deflate` means the zlib format, but some servers send the raw one; the first byte tells. */
function decompressor(encoding: string, first: Buffer): ReturnType<typeof createGunzip> | null {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress() as unknown as ReturnType<typeof createGunzip>;
  if (encoding === 'deflate') return (first[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw();
  return null;
}
