import { describe, expect, test } from 'vitest'
import { problemText, warningText } from '#words/problem-text.ts'
import { LANGUAGES } from '#words/say.ts'
import { ANOTHER, csv, GOOD, listOf, office, type Fields, type OutcomeTable } from './outcome-office.ts'

type Case = [what: string, table: OutcomeTable, wrong: Fields, field: string, form: string, file?: string]

/** What is wrong with a record that would be right otherwise, in which field, and what form and import say of it. */
const REFUSED: Case[] = [
  ['an assessment on a day that does not exist', 'assessment', { date: '2026-02-30' }, 'date', 'field.form', 'cell.date'],
  ['an assessment before the year of entry', 'assessment', { date: '2023-12-31' }, 'date', 'outcome.beforeEntry'],
  ['a level above those of the skill', 'assessment', { level: 5 }, 'level', 'assessment.aboveLevels'],
  ['a level below nothing', 'assessment', { level: -1 }, 'level', 'field.form', 'cell.tooSmall'],
  ['half a level', 'assessment', { level: 2.5 }, 'level', 'field.form', 'cell.whole'],
  ['a skill that is mastered above its highest level', 'skill', { masteredFrom: 6 }, 'masteredFrom', 'skill.masteredAbove'],
  ['a skill without levels', 'skill', { levels: 0 }, 'levels', 'field.form', 'cell.tooSmall'],
  ['training of negative hours', 'trainingItem', { hours: -8 }, 'hours', 'field.form', 'cell.tooSmall'],
  ['training given on a day that does not exist', 'itemDelivery', { deliveredOn: '2026-11-31' }, 'deliveredOn', 'field.form', 'cell.date'],
  ['hours that were given on no day', 'itemDelivery', { deliveredOn: undefined }, 'deliveredOn', 'itemDelivery.noDay'],
  ['negative hours given', 'itemDelivery', { deliveredHours: -2 }, 'deliveredHours', 'field.form', 'cell.tooSmall'],
  ['a certificate issued on a day that does not exist', 'certificate', { issuedOn: '2026-06-31' }, 'issuedOn', 'field.form', 'cell.date'],
  ['a certificate that runs out before it is issued', 'certificate', { expires: '2026-05-31' }, 'expires', 'field.beforeStart'],
  ['the number of somebody else’s certificate', 'certificate', { name: '车工', number: 'S0001' }, 'number', 'certificate.sameNumber'],
  ['a destination on a day that does not exist', 'destination', { date: '2026-09-31', leftOn: undefined }, 'date', 'field.form', 'cell.date'],
  ['a destination before the year of entry', 'destination', { date: '2022-08-31' }, 'date', 'outcome.beforeEntry'],
  ['a job that was left before it began', 'destination', { leftOn: '2026-10-31' }, 'leftOn', 'field.beforeStart'],
  ['a negative pay', 'destination', { salary: -1 }, 'salary', 'field.form', 'cell.tooSmall'],
  ['a graduation before the year of entry', 'student', { graduatedOn: '2022-06-30' }, 'graduatedOn', 'outcome.beforeEntry'],
  ['a graduation on a day that does not exist', 'student', { graduatedOn: '2026-06-31' }, 'graduatedOn', 'field.form', 'cell.date'],
  ['a graduation of somebody who left without', 'student', { status: 'left' }, 'graduatedOn', 'student.leftAndGraduated'],
  ['a scale upside down', 'ratingScale', { lowest: 10, highest: 1 }, 'highest', 'ratingScale.upsideDown'],
  ['a scale on which nobody can be satisfied', 'ratingScale', { satisfiedFrom: 11 }, 'satisfiedFrom', 'ratingScale.satisfiedOutside'],
  ['a rating above its scale', 'feedback', { rating: 6 }, 'rating', 'feedback.outsideScale'],
  ['a rating below its scale', 'feedback', { rating: 0.5 }, 'rating', 'feedback.outsideScale'],
  ['an answer before the year of entry', 'feedback', { date: '2022-11-10' }, 'date', 'outcome.beforeEntry'],
  ['an answer of a graduate whom nobody knows', 'feedback', { studentId: undefined }, 'studentId', 'feedback.studentId'],
  ['an answer of an employer without a name', 'feedback', { givenBy: 'employer' }, 'enterpriseId', 'feedback.enterpriseId'],
  ['a demand that ends before it begins', 'skillDemand', { to: '2026-09-30' }, 'to', 'field.beforeStart'],
  ['a demand for a level that the skill has not', 'skillDemand', { level: 6 }, 'level', 'skillDemand.aboveLevels'],
  ['a demand for nobody', 'skillDemand', { people: 0 }, 'people', 'field.form', 'cell.tooSmall'],
  ['hours of a mentor of another enterprise', 'mentorWork', { contactId: 'contact:sun' }, 'contactId', 'mentorWork.elsewhere', 'cell.unknown'],
  ['more hours of a mentor than the days have', 'mentorWork', { hours: 745 }, 'hours', 'outcome.moreThanDays'],
  ['hours of a mentor that end before they begin', 'mentorWork', { to: '2026-09-30' }, 'to', 'field.beforeStart'],
  ['negative hours of a mentor', 'mentorWork', { hours: -1 }, 'hours', 'field.form', 'cell.tooSmall'],
  ['more class hours than the days have', 'enterpriseTeaching', { to: '2026-10-01', hours: 25 }, 'hours', 'outcome.moreThanDays'],
  ['a negative fee', 'enterpriseTeaching', { pay: -1 }, 'pay', 'field.form', 'cell.tooSmall'],
  ['a gift of less than nothing', 'donation', { value: -5 }, 'value', 'field.form', 'cell.tooSmall'],
  ['a gift on a day that does not exist', 'donation', { date: '2026-13-01' }, 'date', 'field.form', 'cell.date'],
  ['a service that ends before it begins', 'enterpriseService', { to: '2026-10-11' }, 'to', 'field.beforeStart'],
  ['half a person trained', 'enterpriseService', { people: 1.5 }, 'people', 'field.form', 'cell.whole'],
  ['a rate below nothing', 'ledgerRate', { amount: -60 }, 'amount', 'field.form', 'cell.tooSmall'],
]

/** A sentence without gaps and codes, in each language its own. */
function isSaid(texts: readonly string[]): void {
  for (const text of texts) expect(text).not.toMatch(/\{\{|undefined|\b[a-z]+\.[a-z]+[A-Z]/)
  expect(new Set(texts).size).toBe(texts.length)
}

describe.each(REFUSED)('%s', (_, table, wrong, field, form, inFile = form) => {
  const row = { ...GOOD[table], ...wrong }

  test('is refused by the form, which says so at its field', async () => {
    const d = office()
    const { refusal } = await d.run('register.save', { table, fields: row })
    expect(refusal?.code).toBe('register.invalid')
    const issues = refusal!.facts['issues'] as { field: string; code: string; facts: Fields }[]
    expect(issues.map(i => [i.field, i.code])).toContainEqual([field, form])
    const issue = issues.find(i => i.code === form)!
    isSaid(LANGUAGES.map(language => problemText(language, { code: issue.code, facts: issue.facts })))
    expect(d.journal.sets).toHaveLength(1)
  })

  test.each(LANGUAGES)('is listed before an import (%s) with sheet, row and column, and left out of it', async language => {
    const d = office()
    const { file, head } = listOf(d.tables, table, [row, { ...GOOD[table], ...ANOTHER[table] }], language)
    const given = (row as Fields)[field] !== undefined || (GOOD[table] as Fields)[field] !== undefined
    const before = d.tables[table].size
    const preview = await d.read(file, table)
    expect(preview.problems.map(p => [p.sheet, p.row, p.column, p.code])).toEqual([['清单', 2, given ? head(field) : undefined, inFile]])
    expect(preview.counts).toMatchObject({ new: 1, changed: 0, problems: 1 })
    isSaid(LANGUAGES.map(words => problemText(words, preview.problems[0]!)))
    expect(d.journal.sets).toHaveLength(1)
    await d.apply(file, table)
    expect([d.tables[table].size, d.journal.sets.length]).toEqual([before + 1, 2])
  })
})

/** What a form alone can do wrong: in a file such a row means the record that is there already. */
const SECOND: [string, OutcomeTable, Fields, string, string][] = [
  ['a second destination on one day', 'destination', { date: '2026-08-31', leftOn: undefined }, 'date', 'destination.twoOnOneDay'],
  ['a second assessment of a skill on one day', 'assessment', { part: 'practice', date: '2026-05-06', level: 2 }, 'date', 'assessment.twice'],
  ['the same training on one day', 'itemDelivery', { plannedOn: '2026-10-12', deliveredOn: undefined, deliveredHours: undefined }, 'plannedOn', 'itemDelivery.twice'],
  ['a second rate from one day on', 'ledgerRate', { thing: 'mentorHour', amount: 90 }, 'from', 'ledgerRate.twice'],
]
describe.each(SECOND)('%s', (_, table, wrong, field, code) => {
  const row = { ...GOOD[table], ...wrong }
  test('is refused by the form', async () => {
    const d = office()
    const { refusal } = await d.run('register.save', { table, fields: row })
    expect((refusal!.facts['issues'] as { field: string; code: string }[]).map(i => [i.field, i.code])).toEqual([[field, code]])
    expect(d.journal.sets).toHaveLength(1)
  })
  test('changes the first one when it is imported, as the preview says, and stands in a file only once', async () => {
    const d = office()
    const before = d.tables[table].size
    const { file } = listOf(d.tables, table, [row], 'zh-CN')
    expect((await d.read(file, table)).counts).toMatchObject({ new: 0, problems: 0 })
    await d.apply(file, table)
    expect(d.tables[table].size).toBe(before)
    const twice = listOf(d.tables, table, [row, row], 'zh-CN').file
    expect((await d.read(twice, table)).problems.map(p => [p.row, p.code])).toEqual([[3, 'row.duplicate']])
  })
})

test('a form refuses the code of another skill, and levels below what assessments and enterprises speak of', async () => {
  const save = async (id: string | undefined, table: 'skill' | 'ratingScale', fields: Fields) => {
    const { refusal } = await office().run('register.save', { table, ...(id ? { id } : {}), fields })
    return (refusal?.facts['issues'] as { field: string; code: string }[] | undefined)?.map(i => [i.field, i.code])
  }
  expect(await save(undefined, 'skill', { name: '新', code: 'S1' })).toEqual([['code', 'field.taken']])
  expect(await save('skill:turn', 'skill', { levels: 3 })).toEqual([['levels', 'skill.levelsOutside']])
  expect(await save('skill:turn', 'skill', { levels: 4 })).toBeUndefined()
  expect(await save('ratingScale:five', 'ratingScale', { highest: 4 })).toEqual([['highest', 'ratingScale.ratingsOutside']])
})

/** Written, and said: it may be right. */
const WARNED: [string, OutcomeTable, Fields, string][] = [
  ['a certificate from before the year of entry', 'certificate', { issuedOn: '2023-06-01', expires: '2029-05-31' }, 'certificate.beforeEntry'],
  ['an assessment that is still to come', 'assessment', { date: '2026-11-24' }, 'outcome.ahead'],
  ['a certificate that is still to be issued', 'certificate', { issuedOn: '2062-06-01', expires: undefined }, 'outcome.ahead'],
  ['a skill of another programme', 'assessment', { skillId: 'skill:asepsis' }, 'assessment.otherProgramme'],
  ['training of another programme', 'itemDelivery', { classGroupId: 'classGroup:nurse' }, 'itemDelivery.otherProgramme'],
  ['a host of which it is not said which', 'destination', { destination: 'host', leftOn: undefined }, 'destination.noHost'],
  ['a host that was none', 'destination', { destination: 'host', enterpriseId: 'enterprise:ren', leftOn: undefined }, 'destination.notHost'],
  ['a destination of somebody who has not graduated', 'destination', { studentId: 'student:chen' }, 'destination.noGraduation'],
  ['a destination long before the graduation', 'destination', { date: '2025-06-27', leftOn: undefined }, 'destination.longBefore'],
  ['hours of a mentor whose days are in already', 'mentorWork', { from: '2026-09-30' }, 'mentorWork.overlap'],
  ['class hours that are settled already', 'enterpriseTeaching', { from: '2026-09-30' }, 'enterpriseTeaching.overlap'],
  ['class hours of a teacher of no enterprise', 'enterpriseTeaching', { teacherId: 'teacher:own' }, 'enterpriseTeaching.noEnterprise'],
]
describe.each(WARNED)('%s', (_, table, odd, code) => {
  const row = { ...GOOD[table], ...odd }
  test('is written by the form, which says so', async () => {
    const d = office()
    const { value } = await d.run('register.save', { table, fields: row })
    expect(value?.warnings.map(w => w.code)).toEqual([code])
    isSaid(LANGUAGES.map(language => warningText(language, value!.warnings[0]!)))
    expect(d.journal.sets).toHaveLength(2)
  })
  test('is listed with its row before an import', async () => {
    const d = office()
    const preview = await d.read(listOf(d.tables, table, [row], 'zh-CN').file, table)
    expect(preview.counts).toMatchObject({ new: 1, problems: 0 })
    expect(preview.warnings).toMatchObject({ count: 1, shown: [{ sheet: '清单', row: 2, code }] })
  })
})

test('what nobody would object to is written without a word', async () => {
  for (const table of Object.keys(GOOD) as OutcomeTable[]) {
    expect(await office().run('register.save', { table, fields: GOOD[table] })).toMatchObject({ value: { warnings: [] } })
    const d = office()
    const preview = await d.read(listOf(d.tables, table, [GOOD[table]], 'en').file, table)
    expect([preview.counts, preview.warnings.count]).toMatchObject([{ new: 1, problems: 0 }, 0])
  }
})

const HEADS = ['学号', '技能', '考核方式', '等级', '日期', '考核方']
const good = ['2024001', '数控车削', '实操', '3', '2026-11-02', '校内教师']
const assessed = (change: Record<number, string>) => csv([HEADS, good.map((cell, i) => change[i] ?? cell)])

/** What only a file can say: names and words that lead nowhere, or to several records. */
const IN_FILE: [string, Record<number, string>, string, string][] = [
  ['a student whom nobody knows', { 0: '2099001' }, 'A 学号', 'cell.unknown'],
  ['a name that two students have', { 0: '王五' }, 'A 学号', 'cell.ambiguous'],
  ['a way of assessing that there is not', { 2: '抽签' }, 'C 考核方式', 'cell.choice'],
  ['a level that is no number', { 3: '良好' }, 'D 等级', 'cell.number'],
  ['a date in words', { 4: '上周五' }, 'E 日期', 'cell.date'],
  ['a date that does not exist', { 4: '2026-02-29' }, 'E 日期', 'cell.date'],
  ['a formula that failed', { 3: '#N/A' }, 'D 等级', 'cell.formulaError'],
]
test.each(IN_FILE)('a list of assessments: %s', async (_, change, column, code) => {
  const d = office()
  const { problems, counts } = await d.read(assessed(change), 'assessment')
  expect(problems.map(p => [p.row, p.column, p.code])).toEqual([[2, column, code]])
  expect(counts.new).toBe(0)
  isSaid(LANGUAGES.map(language => problemText(language, problems[0]!)))
})

test('a name that two programmes use is the skill of the student’s programme; without one, it is asked for by code', async () => {
  const d = office()
  await d.apply(assessed({ 1: '安全' }), 'assessment')
  expect([...d.tables.assessment.values()].at(-1)).toMatchObject({ skillId: 'skill:safe1', level: 3 })
  expect((await d.read(assessed({ 0: '2023001', 1: '安全' }), 'assessment')).problems.map(p => [p.row, p.column, p.code])).toEqual([[2, 'B 技能', 'cell.ambiguous']])
  expect((await d.read(assessed({ 0: '2023001', 1: 'S4' }), 'assessment')).counts).toMatchObject({ new: 1, problems: 0 })
})

test('a skill and an enterprise that nobody knows are created along, and said so before', async () => {
  const d = office()
  const file = csv([['企业', '技能', '人数', '需求时间'], ['新远科技', '五轴加工', '6', '2026-12-01']])
  expect((await d.read(file, 'skillDemand')).willCreate).toMatchObject([{ table: 'enterprise', names: ['新远科技'] }, { table: 'skill', names: ['五轴加工'] }])
})

test('two destinations of one graduate on one day in one file: the first is taken, the second is listed', async () => {
  const d = office()
  const heads = ['学号', '日期', '毕业去向', '信息来源']
  const file = csv([heads, ['2023003', '2026-09-01', '升学', '问卷调查'], ['2023003', '2026-09-01', '自主创业', '电话回访']])
  const { problems, counts } = await d.read(file, 'destination')
  expect(problems.map(p => [p.row, p.code])).toEqual([[3, 'row.duplicate']])
  expect(counts).toMatchObject({ new: 1, problems: 1 })
})

test('one number on two certificates of one file: the second is listed', async () => {
  const d = office()
  const heads = ['学号', '证书名称', '证书类型', '证书编号', '发证日期']
  const file = csv([heads, ['2023003', '焊工', '职业资格', 'H1', '2026-05-01'], ['2023004', '焊工', '职业资格', 'H1', '2026-05-01']])
  expect((await d.read(file, 'certificate')).problems.map(p => [p.row, p.column, p.code])).toEqual([[3, 'D 证书编号', 'certificate.sameNumber']])
})

test('a list without the column that it can’t do without is refused as a whole, with the names of what is missing', async () => {
  const d = office()
  const { problems, counts } = await d.read(csv([['学号', '日期', '去向'], ['2023001', '2026-09-01', '升学']]), 'destination')
  expect(problems).toMatchObject([{ code: 'sheet.columnsMissing', facts: { fields: ['信息来源'] } }])
  expect(counts.new).toBe(0)
})
