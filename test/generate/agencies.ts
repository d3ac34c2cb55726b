import { readRecords } from '../../src/demo/record.ts';
import type { Dice } from './dice.ts';

const PLACES =
  '银川市 吴忠市 银川市金凤区 银川市兴庆区 中卫市沙坡头区 宿迁市 沭阳县 洪泽区 金湖县 岳阳市 怀化市 威海市 梁山县 石台县 青阳县 大冶市 喀什地区 巴音郭楞蒙古自治州 黔西南布依族苗族自治州 延边朝鲜族自治州 克孜勒苏柯尔克孜自治州 北京市海淀区 上海市普陀区 重庆市大渡口区 广州市 深圳市龙岗区 徐闻县 福建省 内蒙古自治区 广西壮族自治区 西藏自治区 舒兰市 鄂尔多斯市 平潭综合实验区'.split(
    ' ',
  );
const BODIES =
  '人民政府 人民政府办公室 教育局 科学技术局 科学技术和工业信息化局 财政局 民政局 司法局 市场监督管理局 卫生健康委员会 退役军人事务局 文化和旅游局 交通运输局 住房和城乡建设局 自然资源和规划局 生态环境局 应急管理局 审计局 统计局 医疗保障局 行政审批服务局 城市管理综合执法局 机关事务管理局 乡村振兴局 水利局'.split(
    ' ',
  );
const OTHERS = '国家税务总局某县税务局 某县城关镇人民政府 某市某街道办事处 某经济技术开发区管理委员会 某省财政厅'.split(
  ' ',
);

/** The name of an agency: of a demo record, or made of a place and a body, at any level. */
export function randomAgency(dice: Dice): string {
  if (dice.chance(0.15)) return dice.pick(readRecords()).agency;
  if (dice.chance(0.1)) return dice.pick(OTHERS);
  return dice.pick(PLACES) + dice.pick(BODIES);
}

/** A title as portals print them. */
export function titleOf(agency: string, year: number, dice: Dice): string {
  const tail = dice.pick([
    '政府信息公开工作年度报告',
    '政府信息公开工作年度报告',
    '政府信息公开年度报告',
    '信息公开年度报告',
  ]);
  if (dice.chance(0.15)) return `${year}年${agency}${tail}`;
  return `${agency}${year}${dice.pick(['年', '年', '年', '年度'])}${tail}`;
}
