import type { Vocabulary } from './column-map.ts'
import { textKey } from './text-key.ts'

/** Words of real files (domain.md E1) that our own words for the codes do not cover. */
const ALSO: Record<string, Record<string, readonly string[]>> = {
  statusCode: { '1': ['可用', '正常', '完好', '教学使用中', '已借出'], '3': ['维修中', '待修理', '故障'], '6': ['已报废'] },
  source: {
    bought: ['外购', '采购', '购买'],
    transferred: ['调入', '转入', '无偿调入'],
    built: ['自制自建', '自制', '自研'],
    donated: ['接受捐赠', '受赠', '赠送'],
    lent: ['借入', '租借', '企业提供', '企业投放', '租赁'],
    other: ['盘盈'],
  },
  loanUse: { any: ['自用', '不限', '其他'], teaching: ['教学'], enterprise: ['企业培训', '经营'], service: ['社会服务', '出租', '出借'] },
  kind: {
    holiday: ['假日', '节假日', '休', '放假'],
    workday: ['调休', '上班', '补班', '补课', '工作日', '班'],
    maintenance: ['维护', '日常维护', '保养'],
    calibration: ['校验', '检定', '标定'],
    inspection: ['点检', '巡检', '检验'],
  },
  severity: { works: ['轻微', '一般'], limited: ['较重', '部分可用'], stopped: ['停机', '严重', '不能使用'] },
  state: { usable: ['正常', '启用'], closed: ['停用', '损坏', '关闭'] },
  status: { planned: ['待执行'], done: ['完成'], cancelled: ['取消'] },
  size: { large: ['大'], medium: ['中'], small: ['小'], micro: ['微'] },
}

/** The code that a cell means: the code itself, a word for it in any language ("在用", "1 在用", "In use"); null when none. */
export function choiceCode(field: string, options: readonly string[], text: string, words: Vocabulary): string | null {
  const key = textKey(text)
  const number = key.replace(/^0+(?=\d)/, '')
  for (const code of options) if (textKey(code) === key || code === number) return code
  for (const code of options) {
    for (const word of [...words.choice(field, code), ...(ALSO[field]?.[code] ?? [])]) {
      const whole = textKey(word)
      // "1 在用" is known with and without its figure
      if (whole === key || whole.replace(/^\d+/, '') === key.replace(/^\d+/, '')) return code
    }
  }
  return null
}
