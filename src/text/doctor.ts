import type { Bilingual } from '../report/bilingual.ts';

/** Words of `doctor`. */
export const DOCTOR = {
  parts: {
    node: { zh: '运行环境', en: 'Node' },
    folder: { zh: '数据目录', en: 'data folder' },
    database: { zh: '数据库', en: 'database' },
    queue: { zh: '任务队列', en: 'queue' },
    readers: { zh: '可读格式', en: 'formats that can be read' },
    browser: { zh: '浏览器（可选）', en: 'browser (optional)' },
    ocr: { zh: '文字识别（可选）', en: 'OCR (optional)' },
    network: { zh: '网络（域名解析）', en: 'network (name resolution)' },
  },
  remedies: {
    folder: { zh: '用 --data 指定可写的目录', en: 'choose a writable folder with --data' },
    browser: {
      zh: '目前无须浏览器；需要时安装 Debian 的 chromium 软件包',
      en: 'none is needed yet; Debian’s package is chromium',
    },
    ocr: {
      zh: '本版本不读取图片与扫描件；此类报告标为“已发现、未能读取”',
      en: 'this version reads no images and scans; such a report counts as found and not read',
    },
    network: {
      zh: '检查本机网络与 DNS；无网络时所有机构均为“未知”，不会误报“未发布”',
      en: 'check this machine’s network and DNS; without it every agency is “unknown”, never “missing”',
    },
  },
} as const satisfies { parts: Record<string, Bilingual>; remedies: Record<string, Bilingual> };
