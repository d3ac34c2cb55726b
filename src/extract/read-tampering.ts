import type { Document, Place } from '../report/document.ts';
import type { Tampering } from '../report/words.ts';
import { placedLines, plainSimplified } from './document-text.ts';

/**
 * Words that operators of gambling sites put into pages of portals and into their copies, in the place of 关于 or of the place's name, and
 * into titles and tags. Brands and calls to play, nothing that a body would write of itself.
 */
const BRANDS =
  /百家乐|时时彩|六合彩|北京赛车|PK10|快三(?:平台|计划|官网)|真人(?:娱乐|视讯|荷官)|AG(?:真人|视讯|娱乐)|捕鱼(?:游戏|平台|达人)官?网?|电子游艺|老虎机(?:游戏|平台|官网|网站)|威尼斯人|新葡京|葡京(?:娱乐|赌|官网)|太阳城(?:集团|娱乐|官网)|皇冠(?:体育|足球|现金|官网)|金沙(?:娱乐|官网|会)|银河娱乐|永利(?:娱乐|官网)|bet365|188bet|betway|betvictor|万博(?:体育|官网|manbetx)|manbetx|亚博(?:体育|官网|app|平台)|亚搏|开云(?:体育|官网|app|平台)|乐鱼(?:体育|官网|app|平台)|米兰体育|沙巴体育|(?:体育|娱乐|电竞)(?:app(?:官网|官方|下载|平台|[$_·|])|[_·](?:官网|官方|app|中国))|半岛(?:体育|官网)|江南体育|九游(?:娱乐|体育|官网)|华体会|爱游戏(?:体育|官网|app)|天博(?:体育|官网|app)|凯发(?:娱乐|k8|官网)|必威|大发(?:娱乐|彩票|体育|官网)|澳门(?:赌|博彩|娱乐场|金沙|永利|新葡|威尼斯|银河|太阳)|博彩(?:公司|平台|网站|网址|官网|导航|排行|游戏|app)|彩票(?:平台|官网|app|网址|计划|投注)|棋牌(?:平台|官网|app|娱乐|游戏)|体育(?:投注|博彩)|投注(?:官网|平台|网站|网址|app)|(?:欧洲杯|世界杯)(?:买球|投注|足球网|竞猜平台)|买球(?:官网|平台|app)|足球(?:投注|博彩|赌)|赌(?:球|场)(?:平台|官网|网站|app)|线上娱乐|娱乐城|注册送(?:彩金|\d)|送彩金|首存|返水|(?:成人|情色|色情|裸聊|约炮)(?:视频|网|直播|app|平台)/gi;
/** A body speaks of such things where it reports on fighting them. */
const FOUGHT = /打击|查处|整治|取缔|治理|非法|违法|禁止|防范|涉|清理|严打|侦破|案|赃|举报|销售管理|公益金/;
const NEARBY = 30;

/** Where words of gambling stand that the body cannot have written: once in the title, the tags or beside 信息公开, else twice. */
export function readTampering(document: Document, title: string | null): Tampering[] {
  const heads = [
    title ?? '',
    ...['title', 'keywords', 'description', 'articletitle'].map((name) => tagOf(document, name)),
  ];
  const inHead = heads.flatMap((text) => wordsIn(text, null));
  const lines = placedLines(document).map(({ text, place }) => ({ text, found: wordsIn(text, place) }));
  const inText = lines.flatMap(({ found }) => found);
  // In the place of a body's name: 〈words〉2017年政府信息公开工作情况.
  const inName = lines.some(({ text, found }) => found.length > 0 && /信息公开/.test(plainSimplified(text)));
  if (inHead.length === 0 && !inName && inText.length < 2) return [];
  return [...inHead, ...inText].slice(0, 10);
}

function wordsIn(text: string, place: Place | null): Tampering[] {
  const line = plainSimplified(text.slice(0, 20_000));
  return [...line.matchAll(BRANDS)].flatMap((match) => {
    const near = line.slice(Math.max(0, match.index - NEARBY), match.index + match[0].length + NEARBY);
    return FOUGHT.test(near.replace(match[0], '')) ? [] : [{ word: match[0], text: near, place }];
  });
}

function tagOf({ meta }: Document, name: string): string {
  return Object.entries(meta).find(([tag]) => tag.toLowerCase() === name)?.[1] ?? '';
}
