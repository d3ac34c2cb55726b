import { describe, expect, it } from 'vitest';
import { scriptValue } from '../../src/report/script-value.ts';
import { processorMs } from '../processor-time.ts';

describe('a value in a script', () => {
  it.each([
    ['window._CONFIG = { SID: \'1\', TREE: [{"id":1}], X: 2 }', 'TREE', [{ id: 1 }]],
    ['{"DETAIL" : {"content":"\\u003Cp title=\\"a}b\\"\\u003E"} }', 'DETAIL', { content: '<p title="a}b">' }],
    ['var name = "示例\\\\";', 'name', '示例\\'],
    ['NOTNAME: {"a":1}, NAME: {"b":2}', 'NAME', { b: 2 }],
  ])('is read where it is JSON, whatever stands around it: %s', (script, name, value) => {
    expect(scriptValue(script, name)).toEqual(value);
  });

  it.each([
    ['is no strict JSON', "TREE: [{id: 'x'}]"],
    ['does not end', 'TREE: [{"id": "x]}'],
    ['is a name', 'TREE: tree'],
    ['is not there', 'LEAF: []'],
  ])('is undefined where it %s', (_, script) => {
    expect(scriptValue(script, 'TREE')).toBeUndefined();
  });

  it('is searched for from where it is told', () => {
    expect(scriptValue('A: [1], A: [2]', 'A', 3)).toEqual([2]);
  });

  it('costs no more time than its length, whatever it leaves open', () => {
    const started = processorMs();
    scriptValue('TREE: ['.repeat(200_000), 'TREE');
    scriptValue(`TREE: ${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'TREE');
    expect(processorMs() - started).toBeLessThan(6_000);
  });
});
