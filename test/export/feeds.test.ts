import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { toAtom } from '../../src/export/atom.ts';
import { toIcs } from '../../src/export/ics.ts';

describe('a calendar of deadlines', () => {
  const event = {
    id: '2027-01-31@nianbao',
    date: '2027-01-31',
    summary: '报告; 期限, 提醒\\',
    description: '条例\n第四十九条'.repeat(20),
  };
  const ics = toIcs('期限', [event, { ...event, id: 'b', date: '2027-12-31' }], '2026-11-21T06:07:08.123Z');

  it('is iCalendar: CRLF, lines of at most 75 bytes that lose no character, text escaped', () => {
    const lines = ics.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
    const unfolded = ics.replaceAll('\r\n ', '');
    expect(unfolded).toContain('SUMMARY:报告\\; 期限\\, 提醒\\\\\r\n');
    expect(unfolded).toContain(`DESCRIPTION:${'条例\\n第四十九条'.repeat(20)}\r\n`);
    expect(ics).not.toContain('\ufffd');
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  });

  it('holds whole days, the next year’s first day as the end of the last, with reminders', () => {
    expect(ics).toContain('DTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201\r\n');
    expect(ics).toContain('DTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n');
    expect(ics).toContain('DTSTAMP:20261121T060708Z');
    expect(ics.match(/TRIGGER:-P14D/g)).toHaveLength(2);
  });
});

describe('a feed of alerts', () => {
  it('is XML whatever the words hold, newest first', () => {
    const at = (day: number) => `2027-02-0${day}T00:00:00.000Z`;
    const entry = (day: number, title: string) => {
      const about = { summary: '<b>&"\u0007\ud800', link: 'https://m.example/alerts/a?b&c' };
      return { id: `e${day}`, title, published: at(day), updated: at(day), ...about };
    };
    const feed = toAtom({ title: '年报告警', self: 'https://m.example/alerts.atom', updated: at(9) }, [
      entry(1, 'old'),
      entry(2, '<new>'),
    ]);
    const $ = load(feed, { xml: true });
    expect(
      $('entry > title')
        .toArray()
        .map((one) => $(one).text()),
    ).toEqual(['<new>', 'old']);
    expect($('feed > updated').text()).toBe(at(2));
    expect($('entry').first().find('summary').text()).toBe('<b>&"');
    expect($('entry').first().find('link').attr('href')).toBe('https://m.example/alerts/a?b&c');
    expect(load(toAtom({ title: 't', self: 's', updated: at(9) }, []), { xml: true })('feed > updated').text()).toBe(
      at(9),
    );
  });
});
