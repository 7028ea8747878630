import { describe, expect, it } from 'vitest'
import { birth } from '#domain/base/change.ts'
import type { ChangeSet, Facts, Refusal } from '#domain/base/decision.ts'
import { RULES } from '#domain/booking/rules.ts'
import type { TableName } from '#domain/table-names.ts'
import { LANGUAGES, say, type Language } from '#words/say.ts'
import { createDesk } from '../app/desk.ts'
import { at, centre, once, type Rows } from '../domain/booking/small-centre.ts'

/** What the small centre lacks: asset numbers, upkeep, loans that are open on one side, a day without bells. */
const more: Rows = {
  equipment: [
    { id: 'equipment:grind', name: '磨床', assetNo: 'ZB-007', units: 3, statusCode: '1' },
    { id: 'equipment:cmm', name: '三坐标', assetNo: 'ZB-008', units: 2, statusCode: '1' },
    { id: 'equipment:till', name: '借到月底的机床', assetNo: 'JC-1', units: 1, statusCode: '1', lenderId: 'enterprise:e', loanDueBack: '2026-11-30', loanHoursPerDay: 1, loanUse: 'enterprise' },
    { id: 'equipment:since', name: '下月才来的机床', assetNo: 'JC-2', units: 1, statusCode: '1', loanFrom: '2026-12-01' },
  ],
  maintenance: [{ id: 'maintenance:m', equipmentId: 'equipment:cmm', kind: 'calibration', start: at(1, 480), end: at(1, 600), units: 1, status: 'planned' }],
  fault: [{ id: 'fault:f', equipmentId: 'equipment:grind', reportedAt: at(2, 480), description: '异响', severity: 'stopped' }],
  workshop: [{ id: 'workshop:one', name: '单工位室', stations: 1 }],
}

function past(): ChangeSet[] {
  const changes = [centre, more].flatMap(rows => Object.entries(rows).flatMap(([table, list]) => list.map(row => birth(table as TableName, row)))) // the keys of Rows
  return [{ seq: 1, id: 'set:1', at: '2026-11-01T00:00:00.000Z', device: 'device:test', actor: { name: '王老师' }, command: 'sample', changes }]
}

const morning = once(1, 480, 600)
const series = { kind: 'series', termId: 'term:a', weekday: 2, weeks: '1-6', periods: { from: 1, to: 2 } }
const item = (name: string, units = 1) => ({ items: [{ equipmentId: `equipment:${name}`, units }] })
const wish = (more: object) => ({ title: '铣工实训', use: 'teaching', times: morning, ...more })

/** Held already when each wish is made. */
const HELD = { ...wish({ title: '车工实训' }), workshopId: 'workshop:r1', stations: 3, teacherIds: ['teacher:t1'], classGroupIds: ['classGroup:c1'], items: [...item('l1', 2).items, ...item('five').items] }
const HALL = wish({ title: '安全讲座', workshopId: 'workshop:hall' })

/** A wish, the code (rule or refusal) that it is refused with, and what an English and a Chinese reader must be told. */
const TABLE: [code: string, input: object, english: string[], chinese: string[]][] = [
  ['teacher.busy', wish({ teacherIds: ['teacher:t1'] }), ['王建国 teaches 车工实训', 'Tue 24 Nov 08:00–10:00'], ['王建国有课：车工实训', '11月24日 周二 08:00–10:00']],
  ['class.busy', wish({ classGroupIds: ['classGroup:c1'] }), ['数控2301一组 has 车工实训'], ['数控2301一组有课：车工实训']],
  ['class.busy', wish({ classGroupIds: ['classGroup:c'] }), ['数控2301 shares students with 数控2301一组'], ['数控2301与数控2301一组有相同的学生']],
  ['class.busy', wish({ classGroupIds: ['classGroup:union'] }), ['技能竞赛队 shares students with 数控2301一组'], ['技能竞赛队与数控2301一组有相同的学生']],
  ['equipment.full', wish(item('five')), ['五轴: 0 of 1 free, 1 wanted', '车工实训'], ['五轴：共 1 台，空余 0 台，需要 1 台', '车工实训']],
  ['equipment.full', wish(item('l1', 2)), ['车床: 1 of 3 free, 2 wanted'], ['车床：共 3 台，空余 1 台，需要 2 台']],
  ['equipment.full', wish(item('five', 99)), ['五轴: 99 pieces wanted, but it has only 1 piece in all.'], ['五轴：需要 99 台，但一共只有 1 台。']],
  ['equipment.status', wish(item('old')), ['旧铣床', 'status is “'], ['旧铣床', '现状为“']],
  ['equipment.maintenance', wish(item('cmm', 2)), ['三坐标 ZB-008 is in maintenance Tue 24 Nov 08:00–10:00: 1 of 2 free, 2 wanted'], ['三坐标 ZB-008在11月24日 周二 08:00–10:00维护']],
  ['equipment.fault', wish({ times: once(2, 490, 600), ...item('grind') }), ['磨床 ZB-007 has been out of order since Wed 25 Nov 08:00'], ['磨床 ZB-007自11月25日 周三 08:00起故障停用']],
  ['room.full', wish({ workshopId: 'workshop:hall' }), ['报告厅 is taken by 安全讲座'], ['报告厅已被安全讲座占用']],
  ['room.full', wish({ workshopId: 'workshop:r1' }), ['车工室: the whole room wanted, 1 of 4 workstations free', '车工实训'], ['车工室：需要整间，共 4 个工位，空余 1 个']],
  ['room.full', wish({ workshopId: 'workshop:r1', stations: 2 }), ['1 of 4 workstations free, 2 wanted'], ['共 4 个工位，空余 1 个，需要 2 个']],
  ['room.full', wish({ workshopId: 'workshop:r1', stations: 9 }), ['9 workstations wanted, but it has only 4 in all'], ['需要 9 个工位，但一共只有 4 个']],
  ['room.full', wish({ workshopId: 'workshop:hall', stations: 2 }), ['not counted'], ['没有登记工位数']],
  ['loan.window', wish({ times: once(14, 480, 600), ...item('lent') }), ['金宇机械', 'from 2026-11-01 to 2026-12-05'], ['2026-11-01 至 2026-12-05']],
  ['loan.window', wish({ use: 'enterprise', times: once(9, 480, 500), ...item('till') }), ['借到月底的机床 JC-1, lent by 金宇机械', 'ends on 2026-11-30'], ['2026-11-30 止']],
  ['loan.window', wish(item('since')), ['lent by another owner', 'begins on 2026-12-01'], ['由外单位出借', '2026-12-01 起']],
  ['loan.hours', wish({ use: 'enterprise', ...item('till') }), ['金宇机械 allows 1 hour a day', 'it would be 2'], ['每天只允许使用 1 小时', '将达到 2 小时']],
  ['loan.use', wish({ use: 'service', ...item('lent') }), ['机器人: 金宇机械 lends it for “'], ['金宇机械出借的用途为“']],
  ['qualification.missing', wish({ times: once(3, 480, 600), ...item('five'), teacherIds: ['teacher:t2'] }), ['五轴 asks for the qualification “数控上岗证”'], ['五轴要求具备“数控上岗证”资格']],
  ['qualification.expired', wish({ times: once(21, 480, 600), ...item('five'), teacherIds: ['teacher:t1'] }), ['王建国’s ran out on 2026-12-10'], ['王建国的资格已于 2026-12-10 到期']],
  ['people.stations', wish({ times: once(3, 480, 600), workshopId: 'workshop:one', people: 9 }), ['单工位室: 9 people for 1 workstation.'], ['9 人超过了单工位室的 1 个工位']],
  ['calendar.holiday', wish({ times: once(14, 480, 600), workshopId: 'workshop:r1' }), ['Mon 7 Dec is a holiday (校庆)'], ['12月7日 周一放假（校庆）']],
  ['calendar.none', wish({ times: { ...series, weekday: 1, weeks: '3-3 odd' }, workshopId: 'workshop:r1' }), ['weeks 3', 'Mon', '2026 秋'], ['按 3 周', '2026 秋中没有任何可上课的周一']],
  ['booking.empty', wish({}), ['choose a room'], ['请选择']],
  ['booking.unknown', wish({ workshopId: 'workshop:none' }), ['no such record', 'Workshop'], ['所选的实训室已不存在']],
  ['booking.backwards', wish({ times: once(1, 600, 480), workshopId: 'workshop:r2' }), ['The end (Tue 24 Nov 08:00) must lie after the start (Tue 24 Nov 10:00).'], ['（11月24日 周二 08:00）']],
  ['booking.backwards', wish({ times: { ...series, periods: undefined, clock: { start: '10:00', end: '08:00' } }, workshopId: 'workshop:r2' }), ['The end (08:00) must lie after the start (10:00).'], ['（08:00）']],
  ['booking.tooLong', wish({ times: once(1, 480, 480 + 1441), workshopId: 'workshop:r2' }), ['24 hours at most', '24.02'], ['最长 24 小时']],
  ['booking.noTime', wish({ times: { ...series, periods: undefined }, workshopId: 'workshop:r2' }), ['period'], ['节次']],
  ['booking.stationsWithoutRoom', wish({ ...item('l2'), stations: 2 }), ['choose the room'], ['实训室']],
  ['booking.weekOutside', wish({ times: { ...series, weeks: '1-7' }, workshopId: 'workshop:r2' }), ['Week 7 lies outside 2026 秋'], ['第 7 周不在2026 秋之内']],
  ['booking.periodUnknown', wish({ times: { ...series, periods: { from: 8, to: 9 } }, workshopId: 'workshop:r2' }), ['Periods 8–9', '“作息” has 8 periods'], ['没有第 8–9 节']],
  ['booking.periodUnknown', wish({ times: { ...series, periods: { from: 12, to: 12 } }, workshopId: 'workshop:r2' }), ['Period 12 does not exist'], ['没有第 12 节']],
  ['booking.notItsDate', wish({ times: series, workshopId: 'workshop:r2', exceptions: [{ kind: 'skip', date: '2026-11-25' }] }), ['Wed 25 Nov'], ['11月25日']],
  ['booking.meetsItself', wish({ times: series, workshopId: 'workshop:r2', exceptions: [{ kind: 'move', date: '2026-12-01', start: '2026-12-15T09:00', end: '2026-12-15T10:00' }] }), ['own date'], ['重叠']],
  ['booking.notOverridable', wish({ workshopId: 'workshop:r2', overrides: [{ rule: 'room.full', reason: '挤一挤' }] }), ['room taken'], ['场地已占用']],
  ['weeks.unreadable', wish({ times: { ...series, weeks: '前几周' }, workshopId: 'workshop:r2' }), ['“前几周”'], ['“前几周”']],
  ['weeks.unreadable', wish({ times: { ...series, weeks: '1-8,,x' }, workshopId: 'workshop:r2' }), ['“1-8,,x”'], ['“1-8,,x”']],
  ['weeks.range', wish({ times: { ...series, weeks: '8-1' }, workshopId: 'workshop:r2' }), ['8–1'], ['8–1']],
  ['weeks.empty', wish({ times: { ...series, weeks: '2-2 odd' }, workshopId: 'workshop:r2' }), ['name no week'], ['不含任何一周']],
]

/** Everything that a refusal has a screen or a terminal say. */
function sentencesOf(language: Language, { code, facts, alternatives = [] }: Refusal): string[] {
  const clashes = (facts.clashes ?? []) as { rule: string; date: string; facts: Facts }[] // booking.clash lists them
  return [
    say(language, `refusal.${code}`, facts),
    ...clashes.map(c => say(language, `refusal.${c.rule}`, { date: c.date, ...c.facts })),
    ...alternatives.map(a => say(language, `alternative.${a.code}`, a.facts)),
  ]
}

/** Keys that were not found, facts that lack, ids of records, raw times, the wrong number, and a clash that begins in 1970. */
const RAW = /\{\{|\}\}|undefined|null|NaN|refusal\.|alternative\.|choice\.|rule\.|(?:equipment|workshop|teacher|classGroup|enterprise|booking|term|bellTable|fault|maintenance|qualification):\w|\dT\d|\b1 (?:hours|pieces|workstations|periods|people)\b|“”|\(\)|（）|Thu 1 Jan|1月1日 周四| {2}/

async function refusalFor(input: object): Promise<Refusal> {
  const desk = createDesk('2026-11-23T07:00', past())
  for (const held of [HELD, HALL]) expect((await desk.run('booking.create', held as never)).refusal).toBeUndefined()
  const { refusal } = await desk.run('booking.create', input as never) // some inputs are wrong on purpose
  if (!refusal) throw new Error('was accepted')
  return refusal
}

describe('a refused booking', () => {
  it.each(TABLE)('%s is said with its figures and names: %o', async (code, input, english, chinese) => {
    const refusal = await refusalFor(input)
    const clashes = (refusal.facts.clashes ?? []) as { rule: string }[] // booking.clash lists them
    expect([refusal.code, ...clashes.map(c => c.rule)]).toContain(code)
    for (const language of LANGUAGES) {
      const sentences = sentencesOf(language, refusal)
      for (const sentence of sentences) expect(sentence).not.toMatch(RAW)
      for (const part of language === 'en' ? english : chinese) expect(sentences.join('\n')).toContain(part)
    }
  })
  it('that was booked after all says why in the history', async () => {
    const desk = createDesk('2026-11-23T07:00', past())
    const overrides = [{ rule: 'people.stations', reason: '分两批进入' }]
    await desk.run('booking.create', { title: '铣工实训', use: 'teaching', times: { kind: 'once', start: at(3, 480), end: at(3, 600) }, workshopId: 'workshop:one', people: 9, overrides })
    const { command, about } = desk.journal.sets.at(-1)!
    for (const language of LANGUAGES) expect(say(language, `command.${command}`, about)).toMatch(/铣工实训.*分两批进入/)
  })
  it('is tried for every rule there is', () => {
    expect(Object.keys(RULES).filter(rule => !TABLE.some(([code]) => code === rule))).toEqual([])
  })
})
