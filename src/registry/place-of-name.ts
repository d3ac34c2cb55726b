import { type Division, placePrefix } from './places.ts';

/** The place at the head of a body's name. */
export interface PlaceOfName {
  /** As it is written there; empty where the name begins with none. */
  words: string;
  /** What GB/T 2260 knows under these words; empty for places that are none of it. */
  divisions: readonly Division[];
}

/** Words that hold 市 or 区 without naming a place (but 运城市, 银川市政府). */
const NO_PLACE = /市场|市政(?!府)|社区|园区|地区生产|(?<=^|[市县区旗州盟])城市(?=管理|建设|综合)/g;
const BY_SHAPE = /^[^省市县区旗州盟镇乡局委办厅院部署〇]{1,10}?(?:自治[区州县旗]|[省市县区旗州盟])/;
/** 自治区卫健委, 全市: the place that everybody there knows. */
const UNNAMED = /^(?:自治[区州县旗]|[全本我][省市县区旗州盟])$/;

/** 银川市兴庆区财政局 → 银川市兴庆区; 市财政局 and 市场监督管理局 → none. Names are given without white space. */
export function placeOfName(name: string): PlaceOfName {
  const { divisions, rest } = placePrefix(name);
  if (divisions.length > 0) return { words: name.slice(0, name.length - rest.length), divisions };
  const words = BY_SHAPE.exec(name.replace(NO_PLACE, (found) => '〇'.repeat(found.length)))?.[0] ?? '';
  return UNNAMED.test(words) ? { words: '', divisions: [] } : { words, divisions: [] };
}
