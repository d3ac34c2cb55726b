import { describe, expect, it } from 'vitest';
import { parseNetworks, refusalOf } from '../../src/fetch/safe-address.ts';

const refused: [string, string][] = [
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['192.168.1.1', 'private'],
  ['169.254.169.254', 'linkLocal'],
  ['100.64.0.1', 'carrierGradeNat'],
  ['224.0.0.1', 'multicast'],
  ['255.255.255.255', 'broadcast'],
  ['0.0.0.0', 'unspecified'],
  ['240.0.0.1', 'reserved'],
  ['192.0.2.1', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'unspecified'],
  ['fe80::1', 'linkLocal'],
  ['fe80::1%eth0', 'linkLocal'],
  ['fc00::1', 'uniqueLocal'],
  ['ff02::1', 'multicast'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:0:10.0.0.1', 'private'],
  ['64:ff9b::7f00:1', 'loopback'],
  ['2002:7f00:1::', 'loopback'],
  ['2002:c0a8:101::1', 'private'],
  ['::7f00:1', 'reserved'],
  ['[::1]', 'loopback'],
  ['localhost', 'not an IP address'],
  ['', 'not an IP address'],
];

describe('an address that may not be asked for', () => {
  it.each(refused)('%s is refused as %s', (address, reason) => {
    expect(refusalOf(address, [])).toBe(reason);
  });
  it.each(['2001:db8::1', '2001::1', '64:ff9b:1::1'])('%s is refused', (address) => {
    expect(refusalOf(address, [])).not.toBeNull();
  });
});

describe('an address of the public network', () => {
  it.each(['8.8.8.8', '202.106.0.20', '2400:3200::1', '::ffff:8.8.8.8', '64:ff9b::808:808'])('%s passes', (address) => {
    expect(refusalOf(address, [])).toBeNull();
  });
});

describe('allowed networks', () => {
  const allowed = parseNetworks(['127.0.0.0/8', '10.1.2.3', 'fd00::/8']);
  it('let pass what lies in them, and nothing else', () => {
    if (!allowed.ok) throw new Error('networks');
    const passes = ['127.0.0.1', '::ffff:127.0.0.1', '10.1.2.3', 'fd12::1'].map((a) => refusalOf(a, allowed.value));
    expect(passes).toEqual([null, null, null, null]);
    expect(refusalOf('10.1.2.4', allowed.value)).toBe('private');
    expect(refusalOf('::1', allowed.value)).toBe('loopback');
  });
  it('are refused as settings where they are none', () => {
    const result = parseNetworks(['127.0.0.0/8', 'not-a-network']);
    expect(result.ok === false && result.failure.code).toBe('settings.invalid');
  });
});
