import { describe, expect, it } from 'vitest';
import { dayOfAddress } from '../../src/extract/day-of-address.ts';

describe('the day that an address tells', () => {
  it.each([
    ['/zwgk/xxgknb/202401/t20240118_1.html', '2024-01-18'],
    ['/art/2024/1/8/art_1_2.html', '2024-01-08'],
    ['/c/2023-01-28/6477540.shtml', '2023-01-28'],
    ['/nw12344/20230331/0123456789abcdef0123456789abcdef.html', '2023-03-31'],
    ['/columns/6a0e/202401/18/0b1c.html', '2024-01-18'],
    ['/web/zfxxgk/2024011809301234567/index.shtml', '2024-01-18'],
    ['/zfxxgk/GovOpenShow.aspx?id=20220125180019886', '2022-01-25'],
    // The identifiers of four reports that were met, with the days computed from them.
    ['/site/channel/doc_61f23602d711308e8b82fe7b.html', '2022-01-27'],
    ['/zwgk/zfxxgknb/1612297635752841217.html', '2023-01-09'],
    ['/zfxxgk/zfxxgknb/1744277306953564161.html', '2024-01-08'],
    ['/zwgk/nb/index.html', null],
    ['/art/2024/13/45/art_1_2.html', null],
    ['/info/1648/47211.htm', null],
    ['/x/00000000f8af8f1c4c2138f1.html', null],
    ['/x/ffffffffd711308e8b82fe7b.html', null],
  ])('%s: %s', (path, day) => {
    expect(dayOfAddress(`http://www.example.gov.cn${path}`)).toBe(day);
  });

  it('is none where there is no address', () => expect(dayOfAddress('no address')).toBeNull());
});
