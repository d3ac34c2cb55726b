import { numbers } from './numbers.ts';
import type { Attributes } from './placed-drawings.ts';

/** Not drawn at all. */
export function isInvisible(attributes: Attributes): boolean {
  return attributes.Visible === 'false' || attributes.Alpha === '0';
}

/** What is below shows through. */
export function isThin({ Alpha = '255' }: Attributes): boolean {
  return Number(Alpha) < 255;
}

/** Transparent, or white as the page. */
export function isUnseen(attributes: Attributes): boolean {
  if (attributes.Alpha === '0') return true;
  const value = numbers((attributes.Value ?? '').replace(/#[0-9a-f]+/gi, '0'));
  return value.length === 3 && value.every((part) => part >= 250);
}
