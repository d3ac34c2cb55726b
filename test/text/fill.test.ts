import { describe, expect, it } from 'vitest';
import { fill } from '../../src/text/fill.ts';

describe('a text with parameters', () => {
  const text = { zh: '{n} 个机构', en: '{n} {n|body is|bodies are} unknown' };

  it('says one body and two bodies, and Chinese alike', () => {
    expect(fill(text, { n: 1 })).toEqual({ zh: '1 个机构', en: '1 body is unknown' });
    expect(fill(text, { n: 2 }).en).toBe('2 bodies are unknown');
    expect(fill(text, { n: 0 }).en).toBe('0 bodies are unknown');
  });

  it('shows a gap where a parameter was not given', () => {
    expect(fill(text, {}).en).toBe('{n} {n|body is|bodies are} unknown');
  });

  it('takes no words of a parameter for a place of its own', () => {
    expect(fill({ zh: '{a}', en: '{a}' }, { a: '{b|x|y}', b: 1 }).en).toBe('{b|x|y}');
  });
});
