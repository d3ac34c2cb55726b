import { describe, expect, it } from 'vitest';
import { scanPage } from '../../../src/crawler/portals/scan-page.ts';
import { processorMs } from '../../processor-time.ts';

const base = 'http://www.example.gov.cn';
const title = '示例局2023年政府信息公开工作年度报告';
const scan = (row: string, script: string) =>
  scanPage({
    url: `${base}/zwgk/nb/`,
    html: `<ul><li>${row}<span>2024-01-10</span></li></ul><script>${script}</script>`,
  });

describe('a row that a function of its page opens', () => {
  it.each([
    [
      `<a href="javascript:openDetail('7')">${title}</a>`,
      'function openDetail(id){ window.open("/d.html?id=" + id); }',
      '/d.html?id=7',
    ],
    [
      `<a href="#" onclick="return view(7,'2024')">${title}</a>`,
      "function view(id, y) { var url = '/art/' + y + '/' + id + '.html'; location.href = url; }",
      '/art/2024/7.html',
    ],
    [
      `<span onclick="show(7);">${title}</span>`,
      'var show = function (n) { location.assign(`art_` + encodeURIComponent(n) + ".html"); };',
      '/zwgk/nb/art_7.html',
    ],
    [
      `<a href="javascript:go(2)">${title}</a>`,
      "function go(n){ if (n == 1) { location.href = 'index.html'; } else { location.href = 'index_' + n + '.html'; } }",
      '/zwgk/nb/index_2.html',
    ],
  ])('leads to the address that it puts together: %s', (row, script, path) => {
    const { anchors, blind } = scan(row, script);
    expect(anchors).toMatchObject([{ url: `${base}${path}`, title, date: '2024-01-10' }]);
    expect(blind).toEqual([]);
  });

  it.each([
    [
      'goes to several addresses',
      "function f(id, t){ if (t) open('/a/' + id + '.html'); else open('/b/' + id + '.html'); }",
    ],
    ['needs what only its script knows', 'function f(id){ open(root.path + "/d?id=" + id); }'],
    ['begins in two ways', "function f(id, t){ var b='/p/'; if (t) b='/q/'; open(b + id + '.html'); }"],
    ['is added to', "function f(id){ var u='/d.html?id=' + id; u += '&t=2'; open(u); }"],
    ['is of another value than it is given', "function f(id){ id = id * 1000; open('/d.html?id=' + id); }"],
    ['asks for more than it is given', "function f(id, t, x){ open('/a/' + x + '/' + id + '.html'); }"],
    ['is another one', "function g(id){ open('/a/' + id + '.html'); }"],
    ['is put in a string of another site', 'function f(id){ open(id); }'],
  ])('stays one whose address only a script knows, where that %s', (_, script) => {
    const { anchors, blind } = scan(`<a href="javascript:f('7',1)">${title}</a>`, script);
    expect(anchors).toEqual([]);
    expect(blind).toEqual([title]);
  });

  it.each([
    ['goes to its value', "location.href = 'list.do?dept=' + this.value", ''],
    ['calls a function with it', 'pick(this.value)', "function pick(v) { location.href = 'list.do?dept=' + v; }"],
    ['goes to what is chosen', "window.location = 'list.do?dept=' + this.options[this.selectedIndex].value;", ''],
  ])('is found behind a choice that %s', (_, onchange, script) => {
    const choice = `<select onchange="${onchange}"><option value="">全部</option><option value="d7">示例局</option></select>`;
    expect(scan(choice, script).anchors).toMatchObject([{ url: `${base}/zwgk/nb/list.do?dept=d7`, title: '示例局' }]);
    expect(scan(choice.replace('d7', "7'); x('"), script).anchors).toEqual([]);
  });

  it('costs little in a script without end', () => {
    const script = 'function f(a){ location.href = b + c + d + e + g + h; }'.repeat(5_000) + 'x='.repeat(50_000);
    const before = processorMs();
    scan(`<a href="javascript:f(1)">${title}</a>`.repeat(500), script);
    expect(processorMs() - before).toBeLessThan(1_500);
  });
});
