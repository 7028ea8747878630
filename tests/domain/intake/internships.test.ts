import { describe, expect, test } from 'vitest'
import { exportTable } from '#domain/intake/export-table.ts'
import { IMPORT_TABLES, type RowTable } from '#domain/intake/import-tables.ts'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import { exportWords, vocabulary } from '#app/intake-words.ts'
import { emptyCollege, sheet } from './sheets.ts'

const at = (p: { row?: number; column?: string; code: string }) => [p.row, p.column, p.code]

const STUDENTS = sheet('学生', '学号|姓名|性别|班级|身份证号', '1|陈浩|男|数控2401|', '2|陈浩|女|数控2402|11010519491231002X', '3|林雪|女||')
const HOSTS = sheet('企业', '单位名称|周休息日|考察内容', '华工|周六、周日|1 单位资质；5', '金宇||')
const POSTS = sheet('岗位', '岗位名称|实习单位|可接收人数|危险因素|劳动强度', '车工|华工|2|粉尘、重物搬运|II级', '车工|金宇|3||', '磨工|金宇|0||')
const PLACEMENTS = sheet('实习安排', '学号|实习单位|岗位|实习开始时间|实习结束时间|三方协议内容|状态', '1|金宇|车工|2026-03-01|2026-05-31|1,2,3|已确认', '1|华工|车工|2026-06-01|2026-08-31|3 食宿、工作时间和休息休假安排；1|', '2|华工|车工|2026-03-01|2026-08-31||')

function practice() {
  const college = emptyCollege()
  college.take(STUDENTS)
  college.take(HOSTS)
  college.take(POSTS)
  expect(college.take(PLACEMENTS).problems).toEqual([])
  return college
}

describe('lists of choices', () => {
  test('are read by words or codes, with any sign between them, and kept in their order', () => {
    const { rows } = practice()
    expect(rows('enterprise')).toMatchObject([{ restDays: ['6', '7'], assessedItems: ['1', '5'] }, {}])
    expect(rows('post')).toMatchObject([{ hazards: ['dust', 'heavyLoad'], labourIntensity: '2', capacity: 2 }, { capacity: 3 }, { capacity: 0 }])
    expect(rows('placement')).toMatchObject([{ agreementContents: ['1', '2', '3'] }, { agreementContents: ['1', '3'] }, {}])
  })

  test('with a word that is none of them are a problem that says which are', () => {
    const { plan } = practice()
    expect(plan([sheet('企业', '单位名称|周休息日', '华工|周六、节日')]).problems).toMatchObject([{ row: 2, code: 'cell.choice', facts: { value: '节日', options: expect.arrayContaining(['周六']) } }])
  })
})

describe('a row that names', () => {
  test('a post means the one of its own enterprise', () => {
    const { rows, world } = practice()
    const host = (id: unknown) => world.tables.enterprise.get(String(world.tables.post.get(String(id))?.enterpriseId))?.name
    expect(rows('placement').map(p => host(p.postId))).toEqual(['金宇', '华工', '华工'])
  })

  test('a student means the placement of that day; after the last one, the last one', () => {
    const { take, world } = practice()
    const hostOn = (date: string) => {
      take(sheet('报酬', '学号|支付日期|金额', `1|${date}|100`))
      const paid = [...world.tables.payment.values()].at(-1)!
      return world.tables.enterprise.get(world.tables.placement.get(paid.placementId)!.enterpriseId)?.name
    }
    expect([hostOn('2026-04-10'), hostOn('2026-06-10'), hostOn('2026-09-10')]).toEqual(['金宇', '华工', '华工'])
  })

  test('a name that two students share, or a student without a placement, is a problem', () => {
    const { plan } = practice()
    const done = plan([sheet('请销假', '姓名|请假开始|请假结束|请假原因', '陈浩|2026-04-01|2026-04-02|病', '林雪|2026-04-01|2026-04-02|病')], { as: 'leave' })
    expect(done.problems.map(p => p.code)).toEqual(['cell.ambiguous', 'cell.unknown'])
  })

  test('an intern does not need the host: a record of supervision takes it from the placement', () => {
    const { take, rows, world } = practice()
    const weekly = sheet('监管记录', '序号|学生姓名|学号|联系方式|实习内容|实习进展（周报）|汇报信息途径|汇报日期|指导教师|备注', '1|陈浩|2|139|车削|熟练|电话|2026-04-03|李强|')
    expect(mapOf(world.tables, weekly, vocabulary)?.table).toBe('visit')
    expect(take(weekly).problems).toEqual([])
    expect(rows('visit')).toMatchObject([{ enterpriseId: [...world.tables.enterprise.values()][0]!.id, way: 'phone', date: '2026-04-03', progress: '熟练' }])
  })
})

test('a day of attendance is kept in its month', () => {
  const { take, world } = practice()
  take(sheet('考勤', '学号|考勤日期|出勤情况', '2|2026-03-02|出勤', '2|2026-04-01|病假'))
  expect([...world.tables.attendance.keys()].map(id => id.slice(0, 18))).toEqual(['attendance:2026-03', 'attendance:2026-04'])
  expect([...world.tables.attendance.values()]).toMatchObject([{ state: 'present', evidence: 'self' }, { state: 'sick' }])
})

test('placements that overlap, posts of another enterprise and wrong identity numbers are problems at their rows', () => {
  const { plan } = practice()
  const heads = '学号|实习单位|实习开始时间|实习结束时间'
  expect(plan([sheet('实习安排', heads, '2|金宇|2026-08-31|2026-10-01', '3|金宇|2026-09-01|2026-10-01', '3|金宇|2026-10-01|2026-11-01')], { as: 'placement' }).problems.map(at)).toEqual([
    [2, 'C 实习开始时间', 'placement.overlap'],
    [4, 'C 实习开始时间', 'placement.overlap'],
  ])
  expect(plan([sheet('学生', '学号|姓名|身份证号', '9|王五|11010519491231002Y', '8|赵六|11010519491231003X')]).problems.map(at)).toEqual([
    [2, 'C 身份证号', 'cell.form'],
    [3, 'C 身份证号', 'student.nationalId'],
  ])
})

test.each(['zh-CN', 'en'] as const)('every list of internships that goes out in %s comes in again as the same', language => {
  const { take, plan, world } = practice()
  take(
    sheet('联系人', '姓名|企业|职务|是否导师', '赵敏|华工|主任|是'),
    sheet('在岗职工人数', '实习单位|岗位|起始日期|在岗职工人数', '华工||2026-01-01|100', '华工|车工|2026-01-01|20'),
    sheet('校企合作协议', '协议名称|合作企业|协议类型|协议编号|开始日期', '合作|华工|订单班|HZ-1|2026-01-01'),
    sheet('班次', '班次|企业|上班时间|下班时间', '夜班|华工|22:00|06:00'),
    sheet('实习批次', '实习批次|班级|开始日期|结束日期', '春季|数控2401；数控2402|2026-03-01|2026-08-31'),
  )
  take(
    sheet('检查', '实习单位|检查日期|检查人|检查方式|检查合格项目', '华工|2026-04-01|李强|现场|学生在岗；安全防护'),
    sheet('实习变更', '实习安排|生效日期|变更原因|变更后岗位', '2|2026-05-01|调岗|车工'),
    sheet('请销假', '实习安排|请假开始|请假结束|请假原因', '1|2026-07-01|2026-07-02|病'),
    sheet('实习报酬发放', '实习安排|支付日期|金额', '1|2026-07-10|5000'),
    sheet('实习日志', '实习安排|日期|内容', '2|2026-03-06|车削'),
    sheet('突发事件', '实习安排|发生日期|事件经过|严重程度', '2|2026-03-09|划伤|轻微'),
    sheet('投诉咨询台账', '受理日期|类型|内容|学号', '2026-03-10|咨询|报酬|2'),
    sheet('实习考勤', '实习安排|日期|出勤情况', '2|2026-03-02|出勤'),
  )
  take(sheet('问题', '检查记录|问题|责任人|整改期限', '华工 2026-04-01|未戴护目镜|赵敏|2026-04-08'))
  const tables = ['student', 'enterprise', 'contact', 'agreement', 'post', 'staffCount', 'shiftType', 'batch', 'placement', 'placementChange', 'leave', 'payment', 'attendance', 'visit', 'visitIssue', 'journal', 'incident', 'ticket'] as const satisfies readonly RowTable[]
  expect(IMPORT_TABLES).toEqual(expect.arrayContaining([...tables]))
  for (const table of tables) {
    expect(world.tables[table].size, table).toBeGreaterThan(0)
    const again = plan([exportTable(world.tables, table, exportWords(language), { identity: true })])
    expect(again.problems, table).toEqual([])
    expect(again.tables, table).toEqual([{ table, new: 0, changed: 0, same: world.tables[table].size }])
  }
})
