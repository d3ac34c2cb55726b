import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCtc, type ReadCharacter } from './ctc.ts';
import { CROP_HEIGHT, type LineCrop } from './line-crop.ts';
import { OCR_FOLDER, requireOcr } from './ocr-place.ts';

/** Reads the characters of one line. */
export type RecogniseLine = (crop: LineCrop) => Promise<ReadCharacter[]>;

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

/** The model was trained on lines at least that wide. */
export const NARROWEST = 160;

/**
 * The model (PP-OCRv4) loaded for one thread of JavaScript, which it keeps busy while it reads. A line is too small for several threads
 * of its own; and batches of several lines take twice the time and memory, for their planes outgrow the caches.
 */
export async function loadLineRecogniser(): Promise<RecogniseLine> {
  const runtime = requireOcr('onnxruntime-node') as Runtime;
  const assets = join(OCR_FOLDER, 'node_modules', '@gutenye', 'ocr-models', 'assets');
  const alphabet = [...readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8').trimEnd().split(/\r?\n/), ' '];
  const session = await runtime.InferenceSession.create(join(assets, 'ch_PP-OCRv4_rec_infer.onnx'), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
  });
  return (crop) => readLine(runtime, session, crop, alphabet);
}

async function readLine(
  runtime: Runtime,
  session: Session,
  crop: LineCrop,
  alphabet: readonly string[],
): Promise<ReadCharacter[]> {
  const width = Math.ceil(Math.max(NARROWEST, crop.width) / 8) * 8;
  const plane = CROP_HEIGHT * width;
  const data = new Float32Array(3 * plane);
  for (let y = 0; y < CROP_HEIGHT; y++)
    for (let x = 0; x < crop.width; x++) data[y * width + x] = crop.data[y * crop.width + x]! / 127.5 - 1;
  data.copyWithin(plane, 0, plane);
  data.copyWithin(2 * plane, 0, plane);
  const input = new runtime.Tensor('float32', data, [1, 3, CROP_HEIGHT, width]);
  const output = (await session.run({ [session.inputNames[0]!]: input }))[session.outputNames[0]!]!;
  const steps = output.dims[1] ?? 0;
  return decodeCtc(output.data, steps, alphabet, (steps * crop.width) / width);
}
