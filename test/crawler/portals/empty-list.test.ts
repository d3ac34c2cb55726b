import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const menu = Array.from({ length: 12 }, (_, n) => `<a href="/m${n}/">栏目菜单${n}</a>`).join('');
const read = (body: string) =>
  readPortal({ '/nb/': `<title>政府信息公开年报</title>${menu}${body}` }, { base, column: '/nb/' });
const files = '<script src="/js/list.js"></script>';

describe('a column without rows', () => {
  it.each(['<ul class="list"><li>暂无内容</li></ul>', `<p>没有找到相关信息</p>${files}`])(
    'is empty where it says so: %s',
    (body) => {
      expect(read(body)).toMatchObject({ outcome: 'column_read', whole: true, gaps: [] });
    },
  );

  it.each([
    ['its words are hidden', `<div class="con"></div><div class="nodata" style="display:none">暂无数据</div>${files}`],
    ['a script decides on its words', `<div><p v-if="rows.length==0">暂无数据</p></div>${files}`],
    ['they are those of a template', `<template><p>暂无数据</p></template>${files}`],
    ['a place for rows waits beside them', `<div id="newsList"></div><div>暂无数据</div>${files}`],
    ['a failure stands beside them', '<ul class="list"><li>暂无数据</li></ul><p>数据库连接失败</p>'],
    ["they are a failure's own", '<p>没有相关信息！服务器内部错误，请联系管理员</p>'],
    ['they are of something else', `<div>暂无障碍浏览模式</div>${files}`],
    [
      'dated rows of something else stand beside them',
      '<p>暂无专题</p><ul><li><a href="/a.html">某条新闻的标题</a>2024-01-02</li></ul>',
    ],
  ])('is not known to be empty where %s', (_, body) => {
    expect(read(body)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});
