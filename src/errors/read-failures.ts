import { type Entry, entry } from './entry.ts';

/** What can go wrong with a document. */
export const READ_FAILURES = {
  'read.hijacked': entry(
    '网页疑被篡改或为仿冒',
    'the page looks hijacked or copied',
    '请通知网站管理者核查；其中数字不予采用',
    'tell the owner of the portal; its figures are not taken',
    'never',
  ),
  'read.unsupported': entry(
    '暂不支持此文件格式',
    'this file format has no reader',
    '改用受支持的格式；doctor 命令列出支持的格式',
    'use a supported format; `doctor` lists them',
    'never',
  ),
  'read.needs-libreoffice': entry(
    '需要 LibreOffice 才能读取此文件',
    'this file can only be read with LibreOffice',
    '安装 LibreOffice（Debian：apt-get install libreoffice-writer-nogui）后重新处理，或请人工查看',
    'install LibreOffice (Debian: apt-get install libreoffice-writer-nogui) and process it again, or look at it by hand',
    'never',
  ),
  'read.needs-ocr': entry(
    '扫描件或图片，须先安装文字识别组件',
    'a scan or a picture: it takes the OCR packages to read it',
    '联网运行 nianbao doctor --install-ocr 安装后执行 reprocess；或请人工查看',
    'run `nianbao doctor --install-ocr` with a network, then `reprocess`; or look at it by hand',
    'never',
  ),
  'read.malformed': entry(
    '文件损坏，无法读取',
    'the file is damaged',
    '重新下载或请发布单位更正',
    'fetch it again or ask the publisher',
    'never',
  ),
  'read.empty': entry(
    '文件没有内容',
    'the file is empty',
    '重新下载或请发布单位更正',
    'fetch it again or ask the publisher',
    'never',
  ),
  'read.encrypted': entry(
    '文件加密，无法读取',
    'the file is encrypted',
    '请发布单位提供未加密文件',
    'ask the publisher for an open file',
    'never',
  ),
  'read.too-complex': entry(
    '文件超出处理上限',
    'the file exceeds the processing limits',
    '请人工查看',
    'look at it by hand',
    'never',
  ),
  'read.timeout': entry(
    '读取超过时限，已中止',
    'reading took too long and was stopped',
    '请人工查看；文件可能有意制作得难以处理',
    'look at it by hand; the file may be made to be hard to read',
    'never',
  ),
  'read.memory': entry(
    '读取占用内存过多，已中止',
    'reading took too much memory and was stopped',
    '请人工查看；文件可能有意制作得难以处理',
    'look at it by hand; the file may be made to be hard to read',
    'never',
  ),
  'read.crashed': entry(
    '读取程序崩溃',
    'the reader crashed on this file',
    '请人工查看，并附文件报告此问题',
    'look at it by hand, and report it with the file',
    'never',
  ),
  'file.unreadable': entry(
    '文件无法打开',
    'the file cannot be opened',
    '核对路径与权限',
    'check the path and its permissions',
    'never',
  ),
} as const satisfies Record<string, Entry>;
