import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { capMemory } from './cap-memory.ts';
import { withDirectCalls } from './direct-calls.ts';

/** PDFium with its memory as typed views; the views are new after each growth, so ask for them each time. */
export interface Pdfium {
  api: WrappedPdfiumModule;
  bytes(): Uint8Array;
  floats(): Float32Array;
  ints(): Int32Array;
  doubles(): Float64Array;
  allocate(size: number): number;
  free(pointer: number): void;
}

/** PDFium ended in an abort, a trap or a full stack: what it was reading is beyond it. */
export class PdfiumAbort extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message.slice(0, 200) : 'abort');
    this.name = 'PdfiumAbort';
  }
}

const MB = 1024 * 1024;
/** Several times what good documents need; a bomb of few bytes is stopped here. */
const MAX_MEMORY = 96 * MB;
/** Files of more bytes than this hold pictures, and get the larger memory. */
const LARGE_FILE = 4 * MB;
const MAX_MEMORY_LARGE = 512 * MB;
/** An instance whose memory has grown beyond this is let go after its document. */
const KEEP_MEMORY = 64 * MB;

interface Heap {
  HEAPU8: Uint8Array;
  HEAPF32: Float32Array;
  HEAP32: Int32Array;
  HEAPF64: Float64Array;
}

const compiled = new Map<number, Promise<WebAssembly.Module>>();
let instance: Promise<Pdfium> | null = null;
let instanceMemory = 0;

/**
 * Runs synchronous work on PDFium, with memory for a file of `fileBytes`. After an abort the instance is dead: it is dropped and
 * PdfiumAbort thrown; the next document gets a fresh one. What the work itself throws of its own (FailureError) goes through.
 */
export async function withPdfium<T>(work: (pdfium: Pdfium) => T, fileBytes = 0): Promise<T> {
  const mine = instanceFor(fileBytes > LARGE_FILE ? MAX_MEMORY_LARGE : MAX_MEMORY);
  let pdfium: Pdfium;
  try {
    pdfium = await mine;
  } catch (error) {
    instance = null;
    throw error;
  }
  try {
    const result = work(pdfium);
    if (pdfium.bytes().length > KEEP_MEMORY && instance === mine) instance = null;
    return result;
  } catch (error) {
    if (instance === mine) instance = null;
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) throw new PdfiumAbort(error);
    throw error;
  }
}

function instanceFor(maxBytes: number): Promise<Pdfium> {
  if (instance === null || instanceMemory !== maxBytes) instance = start(maxBytes);
  instanceMemory = maxBytes;
  return instance;
}

async function start(maxBytes: number): Promise<Pdfium> {
  const compiling = compiled.get(maxBytes) ?? compile(maxBytes);
  compiled.set(maxBytes, compiling);
  const module = await compiling;
  const overrides = {
    instantiateWasm: (imports: WebAssembly.Imports, receive: (made: WebAssembly.Instance) => void) => {
      const made = new WebAssembly.Instance(module, imports);
      receive(made);
      return made.exports;
    },
    print: () => undefined,
    printErr: () => undefined,
  };
  const api = withDirectCalls(await init(overrides as unknown as NonNullable<Parameters<typeof init>[0]>));
  api.PDFiumExt_Init();
  const heap = api.pdfium as unknown as Heap;
  return {
    api,
    bytes: () => heap.HEAPU8,
    floats: () => heap.HEAPF32,
    ints: () => heap.HEAP32,
    doubles: () => heap.HEAPF64,
    allocate: (size) => api.pdfium.wasmExports.malloc(size),
    free: (pointer) => api.pdfium.wasmExports.free(pointer),
  };
}

/** The module lies in the package: nothing is fetched. */
async function compile(maxBytes: number): Promise<WebAssembly.Module> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  return WebAssembly.compile(Uint8Array.from(capMemory(wasm, maxBytes)));
}
