import { describe, expect, it } from 'vitest';
import { separateNetworks } from '../../src/cli/common-options.ts';

const separate = (line: string) => separateNetworks(line.split(' ')).join(' ');

describe('--allow-network takes several networks and nothing else', () => {
  it('several networks after one flag each get their own', () => {
    expect(separate('crawl --allow-network 10.0.0.0/8 fd00::/8 --year 2023')).toBe(
      'crawl --allow-network 10.0.0.0/8 --allow-network fd00::/8 --year 2023',
    );
  });

  it('a file, an address or a command behind it stays what it is', () => {
    for (const line of [
      'check --allow-network 127.0.0.0/8 report.html',
      'check --allow-network 127.0.0.0/8 http://127.0.0.1/8',
      '--allow-network 127.0.0.0/8 check 10/report.html',
      'diff --allow-network 127.0.0.0/8 agency/2022 agency/2023',
    ])
      expect(separate(line)).toBe(line);
  });

  it('a missing or wrong network is left for the command line to refuse', () => {
    expect(separate('check --allow-network')).toBe('check --allow-network');
    expect(separate('check --allow-network --json')).toBe('check --allow-network --json');
    expect(separate('check --allow-network 300.0.0.0/8 x')).toBe('check --allow-network 300.0.0.0/8 x');
  });

  it('nothing behind `--` is touched', () => {
    const line = 'check -- --allow-network 10.0.0.0/8 11.0.0.0/8';
    expect(separate(line)).toBe(line);
  });
});
