import { describe, expect, test } from 'vitest'
import { mapOf } from '#domain/intake/mapping-memory.ts'
import { paperIn, periodIn, statusIn } from '#domain/intake/roster-cells.ts'
import { vocabulary } from '#app/intake-words.ts'
import { emptyCollege, sheet } from './sheets.ts'

/** The three column sets of domain.md E4. */
const ISY = '序号|学生姓名|专业班级|性别|学号|电话号码|邮箱（qq）|父母联系方式|班主任|联系方式|实习单位名称|实习单位地址|实习单位联系人|联系方式|校内指导教师|联系方式|实习期间|承诺书|安全责任书|实践协议书|实习申请书|实习接收|安全教育协议|父母同意书'
const OTHER = '序号|学生届数|所属专业|所属班级|学生学号|学生姓名|学生性别|学生电话|就业状态|实习单位名称|实习单位地址|岗位名称|实习薪资|实习单位电话|指导老师姓名|指导老师电话|学生状态|创建时间|1月回访情况'
const SHORT = '姓名|学号|班级|实习单位|岗位|状态|风险'

const isy = sheet(
  '花名册',
  '某某学院2026年春季学生实习花名册',
  ISY,
  '1|陈浩|数控2401|男|2024010101|139001|1@qq.com|139002|王芳|138001|华工精密|解放路1号|赵敏|137001|李强|138002|2026.3.1-2026.8.31|已交|已交|已交|未交|已交|已交|已交',
  '2|林雪|数控2401|女|2024010102|139003||139004|王芳|138001|华工精密|解放路1号|赵敏|137001|李强|138002|2026年3月1日至8月31日|未交|未交|未交|未交|未交|未交|2026-02-20',
)

describe('a roster with all columns', () => {
  test('is recognised, and the three 联系方式 belong to whom they stand beside', () => {
    const { world } = emptyCollege()
    const map = mapOf(world.tables, isy, vocabulary)
    expect(map?.table).toBe('roster')
    expect(map?.columns).toMatchObject({ 5: 'phone', 8: 'adviserId', 9: 'adviserPhone', 12: 'contact', 13: 'contactPhone', 14: 'tutorId', 15: 'tutorPhone', 16: 'period' })
  })

  test('is a roster too where placements are asked for', () => {
    const { world, take } = emptyCollege()
    expect(mapOf(world.tables, isy, vocabulary, 'placement')?.table).toBe('roster')
    take(isy)
    expect(mapOf(world.tables, isy, vocabulary, 'placement')).toMatchObject({ table: 'roster', remembered: true })
  })

  test('brings students, class, enterprise, contact, teachers and placements along', () => {
    const { take, rows, world } = emptyCollege()
    const done = take(isy)
    expect(done.problems).toEqual([])
    expect(done.tables.map(t => [t.table, t.new, t.changed])).toEqual([
      ['student', 2, 0],
      ['contact', 1, 0],
      ['placement', 2, 0],
    ])
    expect(done.willCreate.map(c => [c.table, c.names])).toEqual([
      ['enterprise', ['华工精密']],
      ['classGroup', ['数控2401']],
      ['teacher', ['王芳', '李强']],
    ])
    const id = (table: 'student' | 'enterprise' | 'contact' | 'teacher' | 'classGroup', name: string) => [...world.tables[table].values()].find(r => r.name === name)!.id
    expect(rows('student')[0]).toEqual({ number: '2024010101', name: '陈浩', sex: 'male', classGroupId: id('classGroup', '数控2401'), phone: '139001', email: '1@qq.com', guardianPhone: '139002' })
    expect(rows('classGroup')).toEqual([{ name: '数控2401', adviserId: id('teacher', '王芳') }])
    expect(rows('teacher')).toEqual([{ name: '王芳', phone: '138001' }, { name: '李强', phone: '138002' }])
    expect(rows('enterprise')).toEqual([{ name: '华工精密', address: '解放路1号', contactName: '赵敏', contactPhone: '137001' }])
    expect(rows('contact')).toEqual([{ enterpriseId: id('enterprise', '华工精密'), name: '赵敏', phone: '137001' }])
    const days = { from: '2026-03-01', to: '2026-08-31', kind: 'post', status: 'confirmed', enterpriseId: id('enterprise', '华工精密'), mentorId: id('contact', '赵敏'), tutorId: id('teacher', '李强') }
    expect(rows('placement')).toEqual([
      { ...days, studentId: id('student', '陈浩'), consentOn: '2026-11-23', hostSignedOn: '2026-11-23', trainedOn: '2026-11-23', noFees: true },
      { ...days, studentId: id('student', '林雪'), consentOn: '2026-02-20' },
    ])
  })

  test('says that "handed in" was taken for the day of the import', () => {
    expect(emptyCollege().plan([isy]).remarks).toEqual([{ code: 'handedIn', facts: { date: '2026-11-23', count: 3 } }])
  })

  test('imported again changes nothing, and leaves dates of papers as they are', () => {
    const { take, plan } = emptyCollege()
    take(isy)
    const again = plan([isy], { now: '2026-12-01T08:00' })
    expect([again.changes, again.remarks, again.willCreate]).toEqual([[], [], []])
  })
})

describe('the other two column sets', () => {
  const other = sheet('名单', OTHER, '1|2023届|数控技术|数控2401|2024010101|陈浩|男|139001|已就业|华工精密|解放路1号|车工|4500|0571-1|李强|138002|在校|2026-01-01|')
  const short = sheet('名单', SHORT, '陈浩|2024010101|数控2401|华工精密|车工|已结束|低')

  test.each([
    ['of the other college', other],
    ['in short', short],
  ])('%s: a roster, whose days are those of the only batch of the class', (_, list) => {
    const { world, take, rows } = emptyCollege()
    world.load('classGroup', [{ id: 'classGroup:a', name: '数控2401' }])
    world.load('batch', [{ id: 'batch:a', name: '2027年春季', kind: 'post', classGroupIds: ['classGroup:a'], from: '2027-03-01', to: '2027-08-31' }])
    expect(mapOf(world.tables, list, vocabulary)?.table).toBe('roster')
    const done = take(list)
    expect(done.problems).toEqual([])
    expect(rows('placement')).toMatchObject([{ from: '2027-03-01', to: '2027-08-31', batchId: 'batch:a' }])
    expect(rows('post')).toMatchObject([{ name: '车工' }])
    expect(done.remarks).toEqual([{ code: 'batchDates', facts: { name: '2027年春季', from: '2027-03-01', to: '2027-08-31', count: 1 } }])
  })

  test('take the days of the term where there is no batch, and are a problem where there is neither', () => {
    const { world, plan } = emptyCollege()
    expect(plan([short]).problems).toMatchObject([{ row: 2, code: 'roster.noDates' }])
    world.load('term', [{ id: 'term:a', name: '2026秋', start: '2026-08-31', weeks: 18 }])
    expect(plan([short]).remarks).toMatchObject([{ code: 'termDates', facts: { name: '2026秋', from: '2026-08-31', to: '2027-01-03' } }])
  })

  test('keep the days of a placement that is there', () => {
    const { take, rows } = emptyCollege()
    take(isy)
    const done = take(short)
    expect([done.problems, done.remarks]).toEqual([[], []])
    expect(rows('placement')[0]).toMatchObject({ from: '2026-03-01', to: '2026-08-31', status: 'ended' })
  })
})

describe('rows', () => {
  const heads = '学生姓名|学号|实习单位名称|实习期间|父母同意书'
  const wrong = (...lines: string[]) => emptyCollege().plan([sheet('花名册', heads, ...lines)]).problems.map(p => [p.row, p.code])

  test.each([
    ['cannot tell from when to when', '陈浩|1|华工|春季|', 'cell.period'],
    ['says of a paper what is neither yes, no nor a date', '陈浩|1|华工|2026.3.1-2026.8.31|补交中', 'cell.paper'],
    ['lacks the number of somebody new', '陈浩||华工|2026.3.1-2026.8.31|', 'roster.noNumber'],
    ['lacks the name of somebody new', '|1|华工|2026.3.1-2026.8.31|', 'row.required'],
  ])('a row that %s is a problem', (_, line, code) => expect(wrong(line)).toEqual([[2, code]]))

  test('of one student at two hosts on the same days are not both taken; the same twice is said to be so', () => {
    expect(wrong('陈浩|1|华工|2026.3.1-2026.8.31|', '陈浩|1|金宇|2026.8.31-2026.9.30|')).toEqual([[3, 'placement.overlap']])
    expect(wrong('陈浩|1|华工|2026.3.1-2026.8.31|', '陈浩|1|金宇|2026.9.1-2026.9.30|')).toEqual([])
    expect(wrong('陈浩|1|华工|2026.3.1-2026.8.31|', '陈浩|1|华工|2026.3.1-2026.8.31|')).toEqual([[3, 'row.duplicate']])
  })

  test('without an enterprise are students who have none yet', () => {
    const { take, rows } = emptyCollege()
    expect(take(sheet('花名册', heads, '陈浩|1|||')).problems).toEqual([])
    expect([rows('student').length, rows('placement').length]).toEqual([1, 0])
  })

  test('whose identity number does not agree with itself are left out, student and all', () => {
    const { plan } = emptyCollege()
    const done = plan([sheet('花名册', '学生姓名|学号|身份证号|实习单位名称|实习期间', '陈浩|1|11010519491231003X|华工|2026.3.1-2026.8.31')])
    expect(done.problems.map(p => p.code)).toEqual(['student.nationalId'])
    expect(done.tables).toEqual([])
  })

  test('do not write over what is known of others', () => {
    const { world, take, rows } = emptyCollege()
    world.load('enterprise', [{ id: 'enterprise:hua', name: '华工', address: '旧址' }])
    take(sheet('花名册', '学生姓名|学号|实习单位名称|实习单位地址|实习单位联系人|联系方式|实习期间', '陈浩|1|华工|新址|赵敏|137|2026.3.1-2026.8.31'))
    expect(rows('enterprise')).toEqual([{ name: '华工', address: '旧址', contactName: '赵敏', contactPhone: '137' }])
  })
})

describe('a cell of a roster', () => {
  const year = { from: '2026-03-01', to: '2026-08-31' }
  test.each(['2026.3.1-2026.8.31', '2026年3月1日至8月31日', '2026-03-01至2026-08-31', '2026-03-01 - 2026-08-31', '20260301-20260831', '2026/3/1～2026/8/31', '2026.3-2026.8', '2026年3月—2026年8月', '2026.3.1--8.31'])('says from when to when: %s', text =>
    expect(periodIn(text)).toEqual(year),
  )
  test.each(['2026-03-01', '2026.8.31-2026.3.1', '半年', '3月至8月', '', '2026.2.30-2026.8.31'])('does not say it: “%s”', text => expect(periodIn(text)).toBe(null))
  test.each([
    ['已交', 'there'],
    ['√', 'there'],
    ['Handed in', 'there'],
    ['未交', 'lacking'],
    ['×', 'lacking'],
    ['2026.2.20', { on: '2026-02-20' }],
    ['46073', { on: '2026-02-20' }],
    ['待补', null],
  ])('says of a paper: %s', (text, said) => expect(paperIn(text)).toEqual(said))
  test.each([
    ['实习中', 'confirmed'],
    ['已结束', 'ended'],
    ['终止实习', 'cancelled'],
    ['待上岗', 'planned'],
  ])('says how a placement stands: %s', (text, status) => expect(statusIn(text)).toBe(status))
})
