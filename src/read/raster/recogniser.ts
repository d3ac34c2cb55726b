import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCtc, type ReadCharacter } from './ctc.ts';
import { CROP_HEIGHT, type LineCrop } from './line-crop.ts';
import { OCR_FOLDER, requireOcr } from './ocr-place.ts';
import type { Recognise } from './raster-page.ts';

/** What is used of onnxruntime-node; its own types are not installed with the project. */
interface Runtime {
  InferenceSession: { create(model: string, options: object): Promise<Session> };
  Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => object;
}
interface Session {
  inputNames: readonly string[];
  outputNames: readonly string[];
  run(feeds: Record<string, object>): Promise<Record<string, { data: Float32Array; dims: readonly number[] }>>;
}

const THREADS = 2;
/** Lines of one batch at most, and pixels of their common width altogether. */
const LINES = 16;
const PIXELS = 8000;
/** The model was trained on lines at least that wide. */
const NARROWEST = 160;

let loaded: Promise<Recognise> | null = null;

/** The recogniser (PP-OCRv4), loaded once in a process; rejects where it is not installed or cannot be loaded. */
export function loadRecogniser(): Promise<Recognise> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Recognise> {
  const runtime = requireOcr('onnxruntime-node') as Runtime;
  const assets = join(OCR_FOLDER, 'node_modules', '@gutenye', 'ocr-models', 'assets');
  const alphabet = [...readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8').trimEnd().split(/\r?\n/), ' '];
  const session = await runtime.InferenceSession.create(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), {
    intraOpNumThreads: THREADS,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
    // Threads that spin while they wait cost the other reader children dearly.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  return async (crops) => {
    const read: ReadCharacter[][] = crops.map(() => []);
    for (const batch of batchesOf(crops)) {
      const lines = await readBatch(
        runtime,
        session,
        batch.map((i) => crops[i]!),
        alphabet,
      );
      for (const [k, i] of batch.entries()) read[i] = lines[k]!;
    }
    return read;
  };
}

/** Indices of lines of like width. */
function batchesOf(crops: readonly LineCrop[]): number[][] {
  const order = crops.map((_, i) => i).sort((a, b) => crops[a]!.width - crops[b]!.width);
  const batches: number[][] = [];
  for (const i of order) {
    const last = batches.at(-1);
    const wide = Math.max(NARROWEST, crops[i]!.width);
    if (last && last.length < LINES && wide * (last.length + 1) <= PIXELS) last.push(i);
    else batches.push([i]);
  }
  return batches;
}

async function readBatch(
  runtime: Runtime,
  session: Session,
  crops: readonly LineCrop[],
  alphabet: readonly string[],
): Promise<ReadCharacter[][]> {
  const width = Math.ceil(Math.max(NARROWEST, ...crops.map((crop) => crop.width)) / 8) * 8;
  const plane = CROP_HEIGHT * width;
  const data = new Float32Array(crops.length * 3 * plane);
  for (const [k, crop] of crops.entries()) {
    for (let y = 0; y < CROP_HEIGHT; y++) {
      for (let x = 0; x < crop.width; x++) {
        const value = crop.data[y * crop.width + x]! / 127.5 - 1;
        const at = k * 3 * plane + y * width + x;
        data[at] = value;
        data[at + plane] = value;
        data[at + 2 * plane] = value;
      }
    }
  }
  const input = new runtime.Tensor('float32', data, [crops.length, 3, CROP_HEIGHT, width]);
  const output = (await session.run({ [session.inputNames[0]!]: input }))[session.outputNames[0]!]!;
  const [, steps = 0, classes = 0] = output.dims;
  return crops.map((crop, k) => {
    const own = output.data.subarray(k * steps * classes, (k + 1) * steps * classes);
    return decodeCtc(own, steps, alphabet, (steps * crop.width) / width);
  });
}
