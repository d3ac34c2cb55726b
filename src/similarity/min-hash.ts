import { hash32 } from './passages.ts';

/** Characters of a shingle: two Chinese words. */
const SHINGLE = 5;
/** Rows of a signature, and how they lie in bands: two texts of similarity 0.9 meet in a band with p > 0.9999, of 0.5 with p = 0.06. */
const BANDS = 16;
const ROWS = 8;
const SIGNATURE_LENGTH = BANDS * ROWS;

/** Every run of five characters, as hashes. */
export function shinglesOf(bare: readonly string[]): Set<number> {
  const shingles = new Set<number>();
  for (const text of bare)
    for (let at = 0; at + SHINGLE <= text.length; at++) shingles.add(hash32(text.slice(at, at + SHINGLE)));
  return shingles;
}

/** |A ∩ B| / |A ∪ B|; 0 where both are empty. */
export function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const one of small) if (large.has(one)) both++;
  const either = a.size + b.size - both;
  return either === 0 ? 0 : both / either;
}

const FACTORS = Array.from({ length: SIGNATURE_LENGTH }, (_, row) => hash32(`factor ${row}`) | 1);
const OFFSETS = Array.from({ length: SIGNATURE_LENGTH }, (_, row) => hash32(`offset ${row}`));

/** MinHash: the least of each of many orders of the shingles. Two signatures agree in about as many rows as the sets are similar. */
export function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const signature = new Uint32Array(SIGNATURE_LENGTH).fill(0xffffffff);
  for (const shingle of shingles)
    for (let row = 0; row < SIGNATURE_LENGTH; row++) {
      let hash = Math.imul(shingle ^ OFFSETS[row]!, FACTORS[row]!);
      hash = (hash ^ (hash >>> 15)) >>> 0;
      if (hash < signature[row]!) signature[row] = hash;
    }
  return signature;
}

/** Share of the rows in which two signatures agree. */
export function estimate(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let row = 0; row < SIGNATURE_LENGTH; row++) if (a[row] === b[row]) same++;
  return same / SIGNATURE_LENGTH;
}

/**
 * Pairs of texts that are likely to be similar, found by bands (LSH) and not by comparing all: each pair once, the lower index first, with
 * an estimated similarity of `least` or more. A bucket of more than `crowd` texts holds a common text; each of it is paired with the next only.
 */
export function* similarPairs(
  signatures: readonly Uint32Array[],
  least: number,
  crowd = 50,
): Generator<{ a: number; b: number; estimate: number }> {
  const seen = new Set<number>();
  for (let band = 0; band < BANDS; band++) {
    for (const bucket of bucketsOf(signatures, band)) {
      for (const [at, a] of bucket.entries()) {
        const others = bucket.length > crowd ? bucket.slice(at + 1, at + 2) : bucket.slice(at + 1);
        for (const b of others) {
          const key = a * signatures.length + b;
          if (seen.has(key)) continue;
          const similar = estimate(signatures[a]!, signatures[b]!);
          if (similar < least) continue;
          seen.add(key);
          yield { a, b, estimate: similar };
        }
      }
    }
  }
}

/** Texts whose rows of a band are the same, two or more each; an empty text is in none. */
function bucketsOf(signatures: readonly Uint32Array[], band: number): number[][] {
  const buckets = new Map<string, number[]>();
  for (const [index, signature] of signatures.entries()) {
    if (signature[0] === 0xffffffff) continue;
    const key = signature.subarray(band * ROWS, (band + 1) * ROWS).join();
    const bucket = buckets.get(key);
    if (bucket) bucket.push(index);
    else buckets.set(key, [index]);
  }
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
}
