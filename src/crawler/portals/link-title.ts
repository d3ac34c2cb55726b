import { saysNothing } from './row-context.ts';

/** What a link says, as the walk over its page finds it. */
export interface LinkWords {
  /** Its `title`. */
  attribute: string;
  /** All its text. */
  text: string;
  /** The text of a heading in it, or of what its class calls the title. */
  heading: string;
  /** Its first pieces of text. */
  pieces: readonly string[];
}

/** Titles of reports are no longer; a card holds a summary behind its title. */
const LONG = 80;
const LEAST = 8;
/** So much text beside a heading is no part of the title. */
const BESIDE = 20;

/**
 * The title of what a link leads to: the longer of its attribute and its text, because lists cut one of them short. Of a card with a
 * summary the attribute, the heading, or the first words that could be a title.
 */
export function linkTitle({ attribute, text, heading, pieces }: LinkWords): string {
  const words = unlabelled(attribute.replace(/\s+/g, ' ').trim());
  const isCard = heading.length >= LEAST && text.length - heading.length > BESIDE;
  const isLong = text.length > LONG;
  if ((isCard || isLong) && words.length >= LEAST && words.length <= LONG && !saysNothing(words)) return words;
  const first = isLong ? pieces.find((piece) => piece.length >= LEAST) : undefined;
  const own = isCard ? heading : (first ?? text);
  return words.length >= own.length ? words : own;
}

const LABEL = /^(文章|信息|新闻|文件|内容)?\s?(标\s{0,4}题|名\s{0,4}称)\s?[:：]\s?/;
const FURTHER =
  /\s(发布|更新|录入|添加|创建|点击|浏览|阅读|作\s{0,4}者|来\s{0,4}源|出\s{0,4}处|栏\s{0,4}目|日\s{0,4}期|时\s{0,4}间|编\s{0,4}辑|责任)[^:：]{0,8}[:：].*$/;

/** Some systems write all they know of an article into the attribute: 文章标题：… 作者：… 更新时间：… */
function unlabelled(words: string): string {
  return LABEL.test(words) ? words.replace(LABEL, '').replace(FURTHER, '') : words;
}

/** True for an element that holds a title by its name or class. */
export function isHeading(name: string, attributes: Readonly<Record<string, string>> = {}): boolean {
  return (
    /^h[1-6]$/.test(name) || /(^|\s)((news|list|item|card)[-_]?)?(title|tit|bt)(\s|$)/i.test(attributes.class ?? '')
  );
}

/** True for words as short as a title, with a year and the name of a report in them. */
export function mayBeTitle(words: string): boolean {
  return words.length >= LEAST && words.length <= LONG && /20\d{2}/.test(words) && /年报|报告/.test(words);
}
