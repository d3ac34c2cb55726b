import type { Bilingual } from '../report/bilingual.ts';

/** Words of the installation of recognition. */
export const OCR = {
  installing: {
    zh: '遇到扫描件或图片：正在安装文字识别组件（约 100 MB，仅此一次）…',
    en: 'a scan or a picture: installing the OCR packages (about 100 MB, once only) …',
  },
  installed: { zh: '文字识别组件安装完成，用时 {s} 秒。', en: 'OCR packages installed in {s} s.' },
  failed: {
    zh: '文字识别组件未能安装：',
    en: 'the OCR packages could not be installed; such reports count as published, not readable.',
  },
} as const satisfies Record<string, Bilingual>;
