import type { Bilingual } from '../report/bilingual.ts';

/** Words of `doctor`. */
export const DOCTOR = {
  installOcr: { zh: '先安装文字识别组件', en: 'install the OCR packages first' },
  installed: { zh: '已安装', en: 'installed' },
  here: { zh: '本机', en: 'here' },
  parts: {
    node: { zh: '运行环境', en: 'Node' },
    folder: { zh: '数据目录', en: 'data folder' },
    database: { zh: '数据库', en: 'database' },
    queue: { zh: '任务队列', en: 'queue' },
    readers: { zh: '可读格式', en: 'formats that can be read' },
    browser: { zh: '浏览器（可选）', en: 'browser (optional)' },
    ocr: { zh: '文字识别（可选）', en: 'OCR (optional)' },
    ways: { zh: '访问方式有异的网站', en: 'hosts asked in another way' },
    holidays: { zh: '没有节假日安排的年度', en: 'years without public holidays' },
    messages: { zh: '未能送达的通知', en: 'messages that were given up' },
    network: { zh: '网络（域名解析）', en: 'network (name resolution)' },
  },
  browser: {
    why: {
      zh: '少数门户的栏目由脚本生成，须用浏览器',
      en: 'columns of a few portals are made by scripts and need one',
    },
    off: { zh: '设置 NIANBAO_BROWSER=off 已将其关闭', en: 'the setting NIANBAO_BROWSER=off turned it off' },
    missing: { zh: '未安装，请安装 Debian 的 chromium 软件包', en: 'none is installed: install Debian’s chromium' },
    root: {
      zh: '当前以 root 运行，不能使用沙箱：请以普通用户运行，或设 NIANBAO_BROWSER=unsandboxed',
      en: 'root runs this, and may use no sandbox: run it as an ordinary user, or set NIANBAO_BROWSER=unsandboxed',
    },
  },
  remedies: {
    folder: { zh: '用 --data 指定可写的目录', en: 'choose a writable folder with --data' },
    ocr: {
      zh: '首次遇到扫描件时自动安装；也可联网运行 nianbao doctor --install-ocr。在此之前扫描件标为“已发现、未能读取”',
      en: 'installed where the first scan is met, or with a network by `nianbao doctor --install-ocr`; until then a scan counts as found and not read',
    },
    ways: {
      zh: '内容照常采用并注明；请告知网站管理者，或设 NIANBAO_TLS=strict 不再读取',
      en: 'read all the same and marked; tell the portal’s owner, or set NIANBAO_TLS=strict to read them no more',
    },
    messages: {
      zh: '用 nianbao notify --failed 查看原因，改正后用 nianbao notify --again 重新发送',
      en: '`nianbao notify --failed` says why; when that is mended, `nianbao notify --again` sends them once more',
    },
    network: {
      zh: '检查本机网络与 DNS；无网络时所有机构均为“未知”，不会误报“未发布”',
      en: 'check this machine’s network and DNS; without it every agency is “unknown”, never “missing”',
    },
  },
} as const satisfies Record<string, Bilingual | Record<string, Bilingual>>;
