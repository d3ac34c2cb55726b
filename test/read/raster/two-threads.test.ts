import { describe, expect, it } from 'vitest';
import { CROP_HEIGHT, type LineCrop } from '../../../src/read/raster/line-crop.ts';
import { loadLineRecogniser } from '../../../src/read/raster/line-recogniser.ts';
import { loadRecogniser } from '../../../src/read/raster/recogniser.ts';
import { Dice } from '../../generate/dice.ts';
import { noOcr } from '../../ocr/no-ocr.ts';
import { seed } from '../../seed.ts';

/** A line of upright strokes on paper: what they are read as does not matter here. */
function strokes(dice: Dice): LineCrop {
  const width = dice.int(20, 300);
  const data = new Uint8Array(width * CROP_HEIGHT).fill(255);
  for (let x = 6; x < width - 6; x += dice.int(8, 24))
    for (let y = 8; y < CROP_HEIGHT - 8; y++) data.fill(0, y * width + x, y * width + x + 3);
  return { width, data };
}

const name = 'lines that two threads share';
describe.skipIf(noOcr !== null)(
  noOcr === null ? name : `${name} (recognition cannot be installed here: ${noOcr})`,
  () => {
    it('are read as by one, and told in the order given', async () => {
      const dice = new Dice(seed);
      const crops = Array.from({ length: 30 }, () => strokes(dice));
      const one = await loadLineRecogniser();
      const alone = [];
      for (const crop of crops) alone.push(await one(crop));
      expect(alone.some((read) => read.length > 0)).toBe(true);
      const both = await loadRecogniser();
      expect(await both(crops)).toEqual(alone);
      expect(await both(crops.slice(0, 3))).toEqual(alone.slice(0, 3));
    });
  },
);
