import type { Picture } from '../../report/document.ts';
import { pictureLook } from '../pictures/picture-look.ts';
import { attribute, elements, isHidden, type MarkupNode } from './tree.ts';

/** Where pages that load their pictures late keep the address. */
const SOURCES = ['data-original', 'data-src', 'data-lazy-src', 'original', 'oldsrc', 'src'];
/** File names of what pages are dressed with. */
const DRESS =
  /(?:^|[\W_])(?:icons?|ico|logo|qr|qrcode|ewm|erweima|weixin|wechat|wx|weibo|share|btn|button|arrow|banner|spacer|blank|dot|line|bg|print|close|sprite|loading|filetype|jiucuo|danweibiaoshi|dangzheng)[\w-]{0,20}\.(?:gif|png|jpe?g|svg|webp)$|(?:^|\/)(?:doc|docx|pdf|xls|xlsx|zip|rar|wps|txt)\.(?:gif|png)$|\.svg$|\/(?:images?|skin|css|style|static)\/(?:icon|ico|public|common)/i;
const PICTURE_FILE = /\.(?:jpe?g|png|gif|bmp|webp|tiff?)(?:[?#]|$)/i;
const DATA = /^data:image\/(?:png|jpe?g|gif|webp|bmp);base64,/i;
/** Base64 characters of one picture in the page itself, at most. */
const MOST_DATA = 8_000_000;

/** What an `<img>` shows, as far as its element tells. */
export interface PageImage {
  /** As it stands in the page; for pictures that are files. */
  source: string;
  /** For pictures in the page itself. */
  bytes: Uint8Array | null;
  alt: string;
  look: 'dress' | undefined;
}

/** An `<img>`; `dress` where its size, its name or what it leads to says that it holds no table. */
export function pageImage(node: MarkupNode): PageImage {
  const source = sourceOf(node);
  const alt = attribute(node, 'alt') ?? '';
  const words = `${alt} ${attribute(node, 'title') ?? ''}`;
  const isData = DATA.test(source);
  const bytes =
    isData && source.length <= MOST_DATA ? Buffer.from(source.slice(source.indexOf(',') + 1), 'base64') : null;
  const dress = isDress(source, isData) || leadsElsewhere(node) || shownLook(node, words) === 'dress';
  return { source: isData ? '' : source, bytes, alt, look: dress ? 'dress' : undefined };
}

/** Pictures below a node that may hold a table, as far as their elements tell. */
export function tellingPictures(node: MarkupNode): MarkupNode[] {
  return [...elements(node)].filter((one) => one.name === 'img' && !isHidden(one) && pageImage(one).look === undefined);
}

/** The picture itself, and not what stands for it until it is loaded. */
function sourceOf(node: MarkupNode): string {
  for (const name of SOURCES) {
    const value = attribute(node, name)?.trim();
    if (value && (name === 'src' || PICTURE_FILE.test(value))) return value;
  }
  return '';
}

function isDress(source: string, isData: boolean): boolean {
  if (isData) return false;
  return source === '' || /^data:/i.test(source) || DRESS.test(source.split(/[?#]/)[0]!);
}

/** In a link to a page a picture is its button; a link to a picture shows the same one larger. */
function leadsElsewhere(node: MarkupNode): boolean {
  for (let at: MarkupNode | null | undefined = node.parent; at; at = at.parent) {
    const href = at.name === 'a' ? attribute(at, 'href') : undefined;
    if (href !== undefined && href !== '') return !PICTURE_FILE.test(href) && !/^(?:#|javascript:)/i.test(href);
  }
  return false;
}

/** Judged by the size that the page gives it; a side that it does not give is as the other one asks for. */
function shownLook(node: MarkupNode, words: string): Picture['look'] {
  const style = attribute(node, 'style') ?? '';
  const side = (name: 'width' | 'height') => {
    const inStyle = new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*(\\d{1,5})(?:\\.\\d{1,9})?px`, 'i').exec(style)?.[1];
    const given = inStyle ?? /^(\d{1,5})(?:\.\d{1,9})?(?:px)?$/.exec(attribute(node, name)?.trim() ?? '')?.[1];
    return given === undefined ? null : Number(given);
  };
  const [width, height] = [side('width'), side('height')];
  if (width === null && height === null) return pictureLook({ width: 1000, height: 1300 }, 'pixels', words);
  return pictureLook({ width: width ?? 1300, height: height ?? 1300 }, 'pixels', words);
}
