/** Look-alike characters of place names, each pair as [misprint, right]: 沐阳 for 沭阳, 毫州 for 亳州. */
const PAIRS =
  '沐沭沭沐毫亳亳毫硖碶桥硚荣荥莹荥螢荥旴盱胎眙于盱径泾经泾晖珲浑珲狙徂濉睢雎睢推睢未耒来耒邱丘丘邱淅浙浙淅岱岙苟岢荷菏何菏荏茌任茌在茌兖衮衮兖充兖罩单涂徐颖颍颖颖穎颍潢璜磺潢筒简茎荃郊郯剡郯筥莒吕莒廪禀' +
  '甄鄄鄄甄堰郾偃郾郾偃那邢刑邢荆邢帛阜埠阜蚌蜂陇垅峄绎泽峄己巳攸修筠均樟漳漳樟椒淑溆叙淑溆酸酉西酉枚牧岚风隰湿碭砀畜宿';

const RIGHT = new Map<string, Set<string>>();
for (let i = 0; i + 1 < PAIRS.length; i += 2) {
  const wrong = PAIRS[i]!;
  RIGHT.set(wrong, (RIGHT.get(wrong) ?? new Set()).add(PAIRS[i + 1]!));
}

/** Every spelling of a name with one look-alike character put right; the name itself is none of them. */
export function respellings(name: string): string[] {
  const found = new Set<string>();
  for (let i = 0; i < name.length; i++) {
    for (const right of RIGHT.get(name[i]!) ?? []) found.add(name.slice(0, i) + right + name.slice(i + 1));
  }
  found.delete(name);
  return [...found];
}
