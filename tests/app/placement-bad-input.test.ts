import { describe, expect, test } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet } from '#domain/base/decision.ts'
import { tableNames, type TableName } from '#domain/table-names.ts'
import { emptyCollege, sheet } from '../domain/intake/sheets.ts'
import { worldWith, type Given } from '../domain/compliance/small-host.ts'
import { createDesk } from './desk.ts'

const ID = '11010519491231002X'

const MORE: Given = {
  enterprise: { 'enterprise:2': { name: '华工机械', creditCode: '91330000A' } },
  post: { 'post:2': { enterpriseId: 'enterprise:2', name: '铣工' }, 'post:full': { enterpriseId: 'enterprise:1', name: '磨工', capacity: 0 }, 'post:one': { enterpriseId: 'enterprise:1', name: '钳工', capacity: 1 } },
  contact: { 'contact:2': { enterpriseId: 'enterprise:2', name: '赵敏' } },
  shiftType: { 'shiftType:2': { enterpriseId: 'enterprise:2', name: '白', start: '08:00', end: '16:00' } },
  student: {
    'student:2': { number: '2024002', name: '陈浩', nationalId: ID },
    'student:young': { number: '2024003', name: '林雪', birthDate: '2010-09-02' },
    'student:gone': { number: '2024004', name: '王五', status: 'left' },
    'student:other': { number: '2024005', name: '赵六', classGroupId: 'classGroup:2' },
  },
  classGroup: { 'classGroup:2': { name: '数控2402' } },
  agreement: { 'agreement:1': { enterpriseId: 'enterprise:1', title: '协议', type: 'cooperation', number: 'HZ-1', from: '2026-01-01' } },
  batch: { 'batch:visit': { name: '认识实习', kind: 'visit', from: '2026-09-02', to: '2026-12-31' }, 'batch:1': { classGroupIds: ['classGroup:1'] } },
  placement: { 'placement:off': { studentId: 'student:gone', kind: 'post', enterpriseId: 'enterprise:1', from: '2026-03-02', to: '2026-09-01', status: 'cancelled' } },
  exemption: {},
} as Given

function desk() {
  const world = worldWith(MORE)
  const changes = tableNames.flatMap(table => [...world.tables[table].values()].map(row => birth(table, row)))
  const past: ChangeSet[] = [{ seq: 1, id: 'set:1', at: '2026-03-01T00:00:00.000Z', device: 'device:1', actor: { name: '' }, command: 'college.sample', changes }]
  return createDesk('2026-06-10T08:00', past)
}

const autumn = { kind: 'post', status: 'planned', enterpriseId: 'enterprise:1', from: '2026-09-02', to: '2026-12-31' }
const chen = { ...autumn, studentId: 'student:2' }
const change = { placementId: 'placement:1', from: '2026-05-01', reason: '调岗' }

/** What is wrong, the table, the fields, and what the door says of which field. */
const REFUSED: [string, TableName, Record<string, unknown>, string, string][] = [
  ['two placements of one student on the same days', 'placement', { ...autumn, studentId: 'student:1', from: '2026-08-15' }, 'from', 'placement.overlap'],
  ['two placements that share one day', 'placement', { ...autumn, studentId: 'student:1', from: '2026-09-01' }, 'from', 'placement.overlap'],
  ['a placement that ends before it begins', 'placement', { ...chen, to: '2026-09-01' }, 'to', 'field.beforeStart'],
  ['a placement on a day that does not exist', 'placement', { ...chen, from: '2026-02-30' }, 'from', 'field.form'],
  ['a placement of nobody', 'placement', { ...autumn }, 'studentId', 'field.required'],
  ['a placement of a student who is not there', 'placement', { ...autumn, studentId: 'student:nobody' }, 'studentId', 'field.dangling'],
  ['a placement of a teacher', 'placement', { ...autumn, studentId: 'teacher:1' }, 'studentId', 'field.dangling'],
  ['a placement at a student', 'placement', { ...chen, enterpriseId: 'student:1' }, 'enterpriseId', 'field.dangling'],
  ['a post of another enterprise', 'placement', { ...chen, postId: 'post:2' }, 'postId', 'placement.postElsewhere'],
  ['a mentor of another enterprise', 'placement', { ...chen, mentorId: 'contact:2' }, 'mentorId', 'placement.mentorElsewhere'],
  ['a post without places', 'placement', { ...chen, postId: 'post:full' }, 'postId', 'placement.noPlaces'],
  ['an insurance that ends before it begins', 'placement', { ...chen, insuredFrom: '2026-09-02', insuredTo: '2026-09-01' }, 'insuredTo', 'field.beforeStart'],
  ['an approval before the application', 'placement', { ...chen, appliedOn: '2026-08-02', approvedOn: '2026-08-01' }, 'approvedOn', 'field.beforeStart'],
  ['a kind of placement that there is not', 'placement', { ...chen, kind: 'holiday' }, 'kind', 'field.form'],
  ['a pay below nothing', 'placement', { ...chen, pay: -1 }, 'pay', 'field.form'],
  ['the same content of an agreement twice', 'placement', { ...chen, agreementContents: ['1', '1'] }, 'agreementContents', 'field.form'],
  ['two students with one number', 'student', { number: '2024001', name: '李四' }, 'number', 'field.taken'],
  ['two students with one identity number', 'student', { number: '9', name: '李四', nationalId: ID }, 'nationalId', 'field.taken'],
  ['an identity number of fifteen digits', 'student', { number: '9', name: '李四', nationalId: '110105491231002' }, 'nationalId', 'field.form'],
  ['an identity number with a letter within', 'student', { number: '9', name: '李四', nationalId: '1101051949123A002X' }, 'nationalId', 'field.form'],
  ['an identity number whose check character is wrong', 'student', { number: '9', name: '李四', nationalId: '110105194912310021' }, 'nationalId', 'student.nationalId'],
  ['an identity number of a day that does not exist', 'student', { number: '9', name: '李四', nationalId: '110105194902310024' }, 'nationalId', 'student.nationalId'],
  ['a birth date that the identity number denies', 'student', { number: '9', name: '李四', nationalId: ID, birthDate: '1949-12-30' }, 'birthDate', 'student.birthDate'],
  ['a sex that the identity number denies', 'student', { number: '9', name: '李四', nationalId: ID, sex: 'male' }, 'sex', 'student.sex'],
  ['a student born in the year of entry', 'student', { number: '9', name: '李四', year: 2024, birthDate: '2024-05-01' }, 'birthDate', 'student.tooYoung'],
  ['a student without a name', 'student', { number: '9' }, 'name', 'field.required'],
  ['a change before the first day', 'placementChange', { ...change, from: '2026-03-01', postId: 'post:one' }, 'from', 'placementChange.outside'],
  ['a change after the last day', 'placementChange', { ...change, from: '2026-09-02', postId: 'post:one' }, 'from', 'placementChange.outside'],
  ['a change that changes nothing', 'placementChange', change, 'reason', 'placementChange.nothing'],
  ['a change of what was cancelled', 'placementChange', { ...change, placementId: 'placement:off', postId: 'post:one' }, 'placementId', 'placementChange.cancelled'],
  ['a change whose last day lies before it', 'placementChange', { ...change, to: '2026-04-30' }, 'to', 'field.beforeStart'],
  ['a change to a post of the host before', 'placementChange', { ...change, enterpriseId: 'enterprise:2', postId: 'post:1' }, 'postId', 'placement.postElsewhere'],
  ['a change to a mentor of another host', 'placementChange', { ...change, mentorId: 'contact:2' }, 'mentorId', 'placement.mentorElsewhere'],
  ['a change to a post without places', 'placementChange', { ...change, postId: 'post:full' }, 'postId', 'placement.noPlaces'],
  ['a batch that ends before it begins', 'batch', { name: 'x', kind: 'post', from: '2026-09-02', to: '2026-09-01' }, 'to', 'field.beforeStart'],
  ['an agreement that ends before it begins', 'agreement', { enterpriseId: 'enterprise:1', title: 'x', type: 'other', from: '2026-09-02', to: '2026-09-01' }, 'to', 'field.beforeStart'],
  ['two agreements with one number', 'agreement', { enterpriseId: 'enterprise:1', title: 'x', type: 'other', number: 'HZ-1', from: '2026-09-02' }, 'number', 'field.taken'],
  ['a post with fewer than no places', 'post', { enterpriseId: 'enterprise:1', name: 'x', capacity: -1 }, 'capacity', 'field.form'],
  ['a post of an enterprise that is not there', 'post', { enterpriseId: 'enterprise:9', name: 'x' }, 'enterpriseId', 'field.dangling'],
  ['more staff at a post than at the enterprise', 'staffCount', { enterpriseId: 'enterprise:1', postId: 'post:1', from: '2026-02-01', count: 101 }, 'count', 'staffCount.abovePlace'],
  ['two enterprises with one credit code', 'enterprise', { name: 'x', creditCode: '91330000A' }, 'creditCode', 'field.taken'],
  ['a leave outside the placement', 'leave', { placementId: 'placement:1', from: '2026-08-31', to: '2026-09-02', reason: '病' }, 'to', 'placement.dayOutside'],
  ['a leave that ends before it begins', 'leave', { placementId: 'placement:1', from: '2026-05-02', to: '2026-05-01', reason: '病' }, 'to', 'field.beforeStart'],
  ['a journal page outside the placement', 'journal', { placementId: 'placement:1', date: '2026-03-01' }, 'date', 'placement.dayOutside'],
  ['attendance outside the placement', 'attendance', { placementId: 'placement:1', date: '2026-09-02', state: 'present', evidence: 'self' }, 'date', 'placement.dayOutside'],
  ['a shift of another host', 'shift', { placementId: 'placement:1', date: '2026-05-04', shiftTypeId: 'shiftType:2' }, 'shiftTypeId', 'shift.elsewhere'],
]

describe('a form refuses', () => {
  test.each(REFUSED)('%s', async (_, table, fields, field, code) => {
    const d = desk()
    const { refusal } = await d.run('register.save', { table, fields })
    expect(refusal?.code).toBe('register.invalid')
    expect((refusal!.facts['issues'] as { field: string; code: string }[]).map(i => [i.field, i.code])).toContainEqual([field, code])
    expect(d.journal.sets).toHaveLength(1)
  })

  test('and never repeats a whole identity number', async () => {
    const { refusal } = await desk().run('register.save', { table: 'student', fields: { number: '9', name: '李四', nationalId: ID } })
    expect(JSON.stringify(refusal)).toContain('110105********002X')
    expect(JSON.stringify(refusal)).not.toContain(ID)
  })

  test('nor does the history, which keeps it to undo', async () => {
    const d = desk()
    await d.run('register.save', { table: 'student', id: 'student:2', fields: { nationalId: null } })
    expect(JSON.stringify(await d.ask('history.of', { id: 'student:2' }))).not.toContain(ID)
    await d.run('history.undo', {})
    expect(d.app.world.tables.student.get('student:2')?.nationalId).toBe(ID)
  })

  test('two rows that are good one by one and contradict each other', async () => {
    const rows = [chen, { ...chen, enterpriseId: 'enterprise:2', from: '2026-12-31', to: '2027-02-01' }].map(fields => ({ fields }))
    expect((await desk().run('register.saveMany', { table: 'placement', rows })).refusal?.facts).toMatchObject({ count: 2, issues: [{ index: 0, code: 'placement.overlap' }, { index: 1, code: 'placement.overlap' }] })
  })
})

const WARNED: [string, Record<string, unknown>, string[]][] = [
  ['a student who comes of age on the day after the first', { ...autumn, studentId: 'student:young', from: '2026-09-01' }, ['placement.underAge']],
  ['nobody who comes of age on the first day', { ...autumn, studentId: 'student:young' }, []],
  ['nobody under age on a visit', { ...autumn, studentId: 'student:young', from: '2026-09-01', kind: 'visit' }, []],
  ['a student who has left', { ...autumn, studentId: 'student:gone' }, ['placement.left']],
  ['days before the batch', { ...chen, kind: 'visit', batchId: 'batch:visit', from: '2026-09-01' }, ['placement.outsideBatch']],
  ['days after the batch', { ...chen, kind: 'visit', batchId: 'batch:visit', to: '2027-01-01' }, ['placement.outsideBatch']],
  ['nothing about the days of the batch itself', { ...chen, kind: 'visit', batchId: 'batch:visit' }, []],
  ['a batch of another kind', { ...chen, batchId: 'batch:visit' }, ['placement.otherKind']],
  ['a class that is not of the batch', { ...autumn, studentId: 'student:other', batchId: 'batch:1', from: '2026-03-02', to: '2026-09-01' }, ['placement.otherClass']],
]

test.each(WARNED)('a form writes, and warns of %s', async (_, fields, codes) => {
  const d = desk()
  const { value } = await d.run('register.save', { table: 'placement', fields })
  expect(value?.warnings.map(w => w.code)).toEqual(codes)
  expect(d.journal.sets).toHaveLength(2)
})

test('a form warns when a post gets more interns than it has places, and not before', async () => {
  const d = desk()
  const save = async (studentId: string, days: { from: string; to: string }) => (await d.run('register.save', { table: 'placement', fields: { ...autumn, studentId, postId: 'post:one', ...days } })).value?.warnings
  expect(await save('student:2', { from: '2026-09-02', to: '2026-10-31' })).toEqual([])
  expect(await save('student:other', { from: '2026-11-01', to: '2026-12-31' })).toEqual([])
  expect(await save('student:young', { from: '2026-10-31', to: '2026-11-01' })).toMatchObject([{ code: 'placement.overCapacity', facts: { capacity: 1, count: 2, date: '2026-10-31' } }])
})

const HEADS = '学生姓名|学号|专业班级|班主任|联系方式|实习单位名称|实习单位联系人|联系方式|校内指导教师|联系方式|岗位名称|实习期间|父母同意书'
const good = '陈浩|1|数控2401|王敏|131|华工精密|赵敏|132|李强|133|车工|2026.9.1-2027.1.15|已交'
const roster = (...rows: string[]) => sheet('花名册', HEADS, ...rows)

/** What is wrong in a file, the sheet, where the import says so, and with which code. */
const IN_FILE: [string, ReturnType<typeof sheet>, [number | undefined, string | undefined, string][]][] = [
  ['a span that is none', roster(good.replace('2026.9.1-2027.1.15', '下学期')), [[2, undefined, 'cell.period']]],
  ['a span that runs backwards', roster(good.replace('2026.9.1-2027.1.15', '2027.1.15-2026.9.1')), [[2, undefined, 'cell.period']]],
  ['a span with a day that does not exist', roster(good.replace('2027.1.15', '2027.2.30')), [[2, undefined, 'cell.period']]],
  ['a paper that is neither handed in nor not', roster(good.replace('已交', '也许')), [[2, undefined, 'cell.paper']]],
  ['the same row twice', roster(good, good), [[3, undefined, 'row.duplicate']]],
  ['one number for two names', roster(good, good.replace('陈浩', '林雪')), [[3, undefined, 'roster.otherName']]],
  ['two hosts on the same days', roster(good, good.replace('华工精密', '金宇机械')), [[3, undefined, 'placement.overlap']]],
  ['a student without a number whom nobody knows', roster(good.replace('|1|', '||')), [[2, undefined, 'roster.noNumber']]],
  ['a student without a name', roster(good.replace('陈浩', '')), [[2, undefined, 'row.required']]],
  ['a list of students: a number twice', sheet('学生', '学号|姓名', '1|陈浩', '1|林雪'), [[3, undefined, 'row.duplicate']]],
  ['a list of students: an identity number twice', sheet('学生', '学号|姓名|身份证号', `1|陈浩|${ID}`, `2|林雪|${ID}`), [[3, 'C 身份证号', 'row.taken']]],
  ['a list of students: a mistyped identity number', sheet('学生', '学号|姓名|身份证号', '1|陈浩|11010519491231003X'), [[2, 'C 身份证号', 'student.nationalId']]],
  ['a list of students: a birth date that is none', sheet('学生', '学号|姓名|出生日期', '1|陈浩|2008-02-30'), [[2, 'C 出生日期', 'cell.date']]],
  ['a list of students: a sex that is none', sheet('学生', '学号|姓名|性别', '1|陈浩|未知'), [[2, 'C 性别', 'cell.choice']]],
  ['a list of students: no name', sheet('学生', '学号|姓名|电话', '1||139'), [[2, 'B 姓名', 'row.required']]],
  ['a list of posts: an enterprise without a name', sheet('岗位', '岗位名称|实习单位|名额', '车工||3'), [[2, 'B 实习单位', 'row.required']]],
  ['a list of posts: places that are no number', sheet('岗位', '岗位名称|实习单位|名额', '车工|华工|若干'), [[2, 'C 名额', 'cell.number']]],
  ['a list of posts: fewer than no places', sheet('岗位', '岗位名称|实习单位|名额', '车工|华工|-1'), [[2, 'C 名额', 'cell.tooSmall']]],
  ['a list of posts: a post twice', sheet('岗位', '岗位名称|实习单位|名额', '车工|华工|1', '车工|华工|2'), [[3, undefined, 'row.duplicate']]],
  ['a list of agreements: an end before the start', sheet('校企合作协议', '协议名称|合作企业|开始日期|结束日期', '合作|华工|2026-02-01|2026-01-31'), [[2, 'D 结束日期', 'field.beforeStart']]],
  ['a list of batches: an end before the start', sheet('实习批次', '实习批次|开始日期|结束日期', '春季|2026-09-01|2026-03-01'), [[2, 'C 结束日期', 'field.beforeStart']]],
  ['a list without the column that it can’t do without', sheet('实习安排', '学号|实习开始时间|实习结束时间', '1|2026-03-01|2026-05-31'), [[1, undefined, 'sheet.columnsMissing']]],
  ['a formula whose value is not known', { ...sheet('学生', '学号|姓名', '1|陈浩'), formulas: [[1, 1]] }, [[2, 'B 姓名', 'cell.formula']]],
  ['a formula that failed', sheet('学生', '学号|姓名', '1|#REF!'), [[2, 'B 姓名', 'cell.formulaError']]],
]

describe('an import names the place of', () => {
  test.each(IN_FILE)('%s', (_, file, problems) => {
    const { plan } = emptyCollege()
    expect(plan([file]).problems.map(p => [p.row, p.column, p.code])).toEqual(problems)
  })

  test('a post, a student and a mentor that it can’t find, with the column', () => {
    const { take, plan } = emptyCollege()
    take(sheet('学生', '学号|姓名', '1|陈浩'))
    take(sheet('企业', '单位名称|行业', '华工|机械', '金宇|机械'))
    take(sheet('岗位', '岗位名称|实习单位', '车工|金宇'))
    const heads = '学号|实习单位|岗位|企业导师|实习开始时间|实习结束时间'
    expect(plan([sheet('实习安排', heads, '1|华工|车工|赵敏|2026-03-01|2026-05-31', '7|华工|||2026-03-01|2026-05-31')]).problems.map(p => [p.row, p.column, p.code])).toEqual([
      [2, 'C 岗位', 'cell.unknown'],
      [2, 'D 企业导师', 'cell.unknown'],
      [3, 'A 学号', 'cell.unknown'],
    ])
  })

  test('a class, a teacher and an enterprise that are new, unless that is not wanted', () => {
    const { plan } = emptyCollege()
    expect(Object.fromEntries(plan([roster(good)]).willCreate.map(c => [c.table, c.names]))).toEqual({ classGroup: ['数控2401'], teacher: ['王敏', '李强'], enterprise: ['华工精密'] })
    expect(plan([roster(good)], { createMissing: false }).problems.map(p => [p.row, p.column, p.code])).toEqual([
      [2, 'F 实习单位名称', 'cell.unknown'],
      [2, 'C 专业班级', 'cell.unknown'],
      [2, 'D 班主任', 'cell.unknown'],
      [2, 'I 校内指导教师', 'cell.unknown'],
    ])
  })

  test('a student under age, said before anything is written', () => {
    const { take, plan } = emptyCollege()
    take(sheet('学生', '学号|姓名|出生日期', '1|陈浩|2010-09-02'))
    expect(plan([roster(good)]).warnings).toMatchObject([{ sheet: '花名册', row: 2, code: 'placement.underAge', facts: { student: '陈浩', reached: '2026-09-02' } }])
    expect(plan([roster(good.replace('2026.9.1', '2026.9.2'))]).warnings).toEqual([])
  })
})

test('a preview of an import shows no whole identity number', () => {
  const { plan } = emptyCollege()
  const { samples } = plan([sheet('学生', '学号|姓名|身份证号', `1|陈浩|${ID}`)])
  expect(JSON.stringify(samples)).toContain('110105********002X')
  expect(JSON.stringify(samples)).not.toContain(ID)
})

test('the three phones of a roster go to whom they stand beside, empty rows and merged cells do no harm', () => {
  const { take, rows } = emptyCollege()
  expect(take(roster(good, '', '', good.replace('陈浩|1', '林雪|2').replace('已交', '未交'), '合计||||||||||||')).problems).toEqual([])
  expect(rows('teacher').map(t => [t.name, t.phone])).toEqual([['王敏', '131'], ['李强', '133']])
  expect(rows('contact')).toMatchObject([{ name: '赵敏', phone: '132' }])
  expect(rows('placement').map(p => [p.from, p.to, p.consentOn])).toEqual([['2026-09-01', '2027-01-15', '2026-11-23'], ['2026-09-01', '2027-01-15', undefined]])
})

test.each(['2026-09-01', '2026/9/1', '2026.9.1', '2026年9月1日', '20260901', '２０２６年９月１日', 46266])('a date written as %s is read as the first of September', written => {
  const { take, rows } = emptyCollege()
  take({ sheet: '实习批次', rows: [['实习批次', '开始日期', '结束日期'], ['秋季', written, '2027-01-15']] })
  expect(rows('batch')).toMatchObject([{ from: '2026-09-01' }])
})
