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
    survey: ['问卷', '网络调查'],
    phone: ['电话', '电话调查'],
    contract: ['劳动合同', '三方协议', '合同'],
    employer: ['单位反馈', '企业'],
    platform: ['平台', '就业系统'],
    interview: ['走访'],
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
  part: { theory: ['理论考核', '理论课', '笔试', '知识'], practice: ['实操', '实操考核', '实践课', '实训', '操作', '技能操作'] },
  assessor: { teacher: ['教师', '学校', '学校教师', '校方'], mentor: ['企业', '师傅', '企业师傅', '导师'] },
  certificateType: { occupation: ['职业资格'], skillLevel: ['职业技能等级', '技能等级'], onePlusX: ['1+X', '1+X 职业技能等级证书'], language: ['英语', '外语'], computer: ['计算机'], other: ['其他', '其它'] },
  destination: {
    host: ['实习单位留用', '留用'],
    employed: ['就业', '单位就业', '签约', '协议就业', '合同就业', '已就业'],
    flexible: ['灵活', '自由职业'],
    business: ['创业'],
    study: ['专升本', '升本', '继续深造', '出国深造'],
    army: ['参军', '入伍', '服兵役'],
    seeking: ['待业', '未就业', '求职中'],
    unknown: ['不详', '去向不明', '失联'],
  },
  givenBy: { employer: ['企业', '雇主'], graduate: ['毕业学生'], intern: ['实习学生'] },
  about: { overall: ['总体评价', '综合'], skills: ['技能', '专业能力'], attitude: ['态度', '职业素养'], safety: ['安全'], teaching: ['教学质量'], internship: ['实习安排'] },
  giftType: { money: ['现金', '奖学金', '奖助学金'], materials: ['材料'] },
  serviceType: { staffTraining: ['培训', '员工培训'], technical: ['技术咨询'], research: ['研发'], testing: ['检测', '加工'] },
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
