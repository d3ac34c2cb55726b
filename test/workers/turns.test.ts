import { describe, expect, it } from 'vitest';
import { Turns } from '../../src/workers/turns.ts';

/** Takes turns that end when told, and notes who works. */
function stage(size: number) {
  const turns = new Turns(size);
  const working: string[] = [];
  const begin = (name: string, how?: 'alone') => void turns.take(how).then(() => working.push(name));
  const end = (name: string) => {
    working.splice(working.indexOf(name), 1);
    turns.give();
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { working, begin, end, settled };
}

describe('turns', () => {
  it('are as many at once as there are places, in the order in which they were asked for', async () => {
    const { working, begin, end, settled } = stage(2);
    for (const name of ['a', 'b', 'c']) begin(name);
    await settled();
    expect(working).toEqual(['a', 'b']);
    end('a');
    await settled();
    expect(working).toEqual(['b', 'c']);
  });

  it('of one who must work alone come when all others are done, and before those who wait', async () => {
    const { working, begin, end, settled } = stage(2);
    for (const name of ['a', 'b']) begin(name);
    begin('lone', 'alone');
    begin('c');
    await settled();
    end('a');
    await settled();
    expect(working).toEqual(['b']);
    end('b');
    await settled();
    expect(working).toEqual(['lone']);
    end('lone');
    await settled();
    expect(working).toEqual(['c']);
  });
});
