import { expect, test } from 'vitest'
import { birth, type Change } from '#domain/base/change.ts'
import { behindLine, hasEntries, ledgerOf } from '#domain/ledger/ledger.ts'
import type { LineKey } from '#domain/ledger/lines.ts'
import { balanceNotes, formulaOf, rateWords, savedWords } from '#domain/ledger/wording.ts'
import { utilisation } from '#domain/utilisation/utilisation.ts'
import { World } from '#domain/world.ts'
import { textIn } from '#words/say.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31', asOf: '2026-12-31' }
const [JINYU, HUAGONG] = ['enterprise:jinyu', 'enterprise:huagong']
const row = (table: string, fields: object): Change => birth(table, { id: `${table}:?`, ...fields } as { id: string })

const base: Change[] = [
  row('enterprise', { id: JINYU, name: '金宇精工' }),
  row('enterprise', { id: HUAGONG, name: '华工机床' }),
  row('term', { id: 'term:1', name: '2026 秋', start: '2026-08-31', weeks: 4 }),
  row('equipment', { id: 'equipment:lent', name: '五轴', units: 3, statusCode: '1', unitPrice: 200_000, lenderId: JINYU }),
  row('equipment', { id: 'equipment:own', name: '车床', units: 5, statusCode: '1' }),
]
const LENT = { equipmentId: 'equipment:lent', units: 1 }
const OWN = { equipmentId: 'equipment:own', units: 1 }
const rate = (thing: string, amount: number, from = '2026-01-01', reason?: string) => row('ledgerRate', { id: `ledgerRate:${thing} ${from}`, thing, amount, from, ...(reason ? { reason } : {}) })
const once = (id: string, start: string, end: string, items: object[], more: object = {}) =>
  row('booking', { id: `booking:${id}`, title: id, use: 'teaching', status: 'confirmed', times: { kind: 'once', start, end }, items, ...more })

function worldOf(...changes: Change[]): World {
  const world = new World()
  world.apply([...base, ...changes])
  return world
}
const of = (world: World, id: string = JINYU, question = YEAR) => ledgerOf(world.outcomes.view, question, id).enterprises[0]!
const line = (world: World, key: LineKey, id: string = JINYU, question = YEAR) => [...of(world, id, question).gave.lines, ...of(world, id, question).back.lines].find(l => l.key === key)!
const said = (world: World, key: LineKey) => textIn('en', formulaOf(line(world, key)))

test('an enterprise of which nothing is entered has every line, all of them nought, and no yuan', () => {
  const { gave, back } = of(worldOf(), HUAGONG)
  expect([...gave.lines, ...back.lines].map(l => [l.key, l.quantity, l.value, l.records])).toEqual(
    ['lentHours', 'lentValue', 'donations', 'mentorHours', 'teacherHours', 'places', 'placeMonths', 'collegeHours', 'trainedHours', 'recruits', 'hired', 'services'].map(key => [key, 0, null, 0]),
  )
  expect(gave).toMatchObject({ value: 0, paid: 0, saved: 0, unrated: [] })
  expect(hasEntries({ gave, back })).toBe(false)
})

test('a college without enterprises or records has an empty ledger', () => {
  const { enterprises, all, rates } = ledgerOf(new World().outcomes.view, YEAR)
  expect(enterprises).toEqual([])
  expect(rates).toEqual([])
  expect(all.gave.value + all.back.value).toBe(0)
})

test('hours of lent machines: by pieces and machines, once and weekly, with what fell out, was moved or called off', () => {
  const weekly = {
    times: { kind: 'series', termId: 'term:1', weekday: 2, weeks: '1-4', clock: { start: '08:00', end: '10:00' } },
    // of four Tuesdays one falls out, and one is moved to other pieces of another machine
    exceptions: [
      { kind: 'skip', date: '2026-09-08' },
      { kind: 'move', date: '2026-09-15', start: '2026-09-17T14:00', end: '2026-09-17T17:00', items: [{ equipmentId: 'equipment:lent', units: 2 }] },
    ],
  }
  const world = worldOf(
    once('two', '2026-03-02T08:00', '2026-03-02T09:30', [{ ...LENT, units: 2 }, OWN]), // 1.5 h × 2
    once('off', '2026-03-03T08:00', '2026-03-03T12:00', [LENT], { status: 'cancelled' }),
    once('held', '2026-03-04T08:00', '2026-03-04T08:50', [LENT], { status: 'held' }), // 50 min
    once('weekly', '2026-09-01T08:00', '2026-09-01T10:00', [LENT], weekly), // 2 h + 2 h + 3 h × 2
    once('other', '2026-03-05T08:00', '2026-03-05T10:00', [LENT], { use: 'enterprise', enterpriseId: HUAGONG }), // 2 h: lent all the same
    once('itself', '2026-03-06T08:00', '2026-03-06T18:00', [LENT], { use: 'enterprise', enterpriseId: JINYU }),
    rate('lentHour', 45),
  )
  // 3 + 0.8333 + 10 + 2 = 15.83
  expect(line(world, 'lentHours')).toMatchObject({ quantity: 15.83, value: 712.35, records: 4 })
  expect(said(world, 'lentHours')).toBe('15.83 machine hours × ¥45 = ¥712.35')
  expect(textIn('zh-CN', formulaOf(line(world, 'lentHours')))).toBe('15.83 台时 × 45 元 = 712.35 元')
  // the use rate counts the same hours, and those of the lender itself
  const { booked } = utilisation(world, YEAR.from, YEAR.to, 'machine').rows.find(r => r.id === 'equipment:lent')!
  expect(booked).toBeCloseTo(15 + 50 / 60 + 10, 9)
  expect(behindLine(world.outcomes.view, YEAR, 'lentHours', JINYU).map(r => [r.id, r.from, r.to, r.quantity, r.value])).toEqual([
    ['booking:two', '2026-03-02', '2026-03-02', 3, 135],
    ['booking:held', '2026-03-04', '2026-03-04', 0.83, 37.35],
    ['booking:other', '2026-03-05', '2026-03-05', 2, 90],
    ['booking:weekly', '2026-09-01', '2026-09-22', 10, 450],
  ])
})

test('hours of the college’s machines go to the enterprise that has them, not to one that takes part in a lesson', () => {
  const world = worldOf(
    once('training', '2026-04-01T08:00', '2026-04-01T12:00', [{ ...OWN, units: 4 }], { use: 'enterprise', enterpriseId: HUAGONG }), // 16
    once('service', '2026-04-02T08:00', '2026-04-02T10:00', [OWN], { use: 'service', enterpriseId: HUAGONG }), // 2
    once('lesson', '2026-04-03T08:00', '2026-04-03T10:00', [OWN], { enterpriseId: HUAGONG }),
    once('exam', '2026-04-04T08:00', '2026-04-04T10:00', [OWN], { use: 'exam', enterpriseId: HUAGONG }),
    once('nobody', '2026-04-05T08:00', '2026-04-05T10:00', [OWN], { use: 'service' }),
    rate('collegeHour', 80),
  )
  expect(line(world, 'collegeHours', HUAGONG)).toMatchObject({ quantity: 18, value: 1440, records: 2 })
  expect(of(world, HUAGONG).back).toMatchObject({ value: 1440, saved: 1440 })
  expect(line(world, 'collegeHours')).toMatchObject({ quantity: 0, value: null })
})

test('what a booking has before and after the span is cut off; what is planned after the cohort date is not given yet', () => {
  const world = worldOf(
    once('new year', '2025-12-31T22:00', '2026-01-01T02:00', [LENT]), // 2 h
    once('later', '2026-11-30T08:00', '2026-11-30T10:00', [LENT]),
    rate('lentHour', 10),
  )
  expect(line(world, 'lentHours')).toMatchObject({ quantity: 4, value: 40 })
  expect(line(world, 'lentHours', JINYU, { ...YEAR, asOf: '2026-11-29' })).toMatchObject({ quantity: 2, value: 20 })
  expect(ledgerOf(world.outcomes.view, { ...YEAR, asOf: '2026-11-29' }).until).toBe('2026-11-29')
  const early = ledgerOf(world.outcomes.view, { ...YEAR, asOf: '2025-06-30' })
  expect(early.enterprises).toEqual([])
})

test('each record is reckoned by the rate of its own day; what lies before the first rate is told and in no sum', () => {
  const work = (id: string, to: string, hours: number) => row('mentorWork', { id: `mentorWork:${id}`, enterpriseId: JINYU, from: '2026-01-01', to, hours })
  const world = worldOf(work('a', '2026-01-31', 12), work('b', '2026-02-28', 20.5), work('c', '2026-06-30', 9.5), work('d', '2026-07-01', 8), work('no', '2025-12-31', 99), rate('mentorHour', 50, '2026-02-01'), rate('mentorHour', 60, '2026-07-01'))
  expect(line(world, 'mentorHours')).toMatchObject({
    quantity: 50,
    value: 1980,
    parts: [
      { rate: null, quantity: 12, value: null },
      { rate: { amount: 50 }, quantity: 30, value: 1500 },
      { rate: { amount: 60 }, quantity: 8, value: 480 },
    ],
  })
  expect(said(world, 'mentorHours')).toBe('30 hours × ¥50 + 8 hours × ¥60 = ¥1,980 · 12 hours before the first rate for “Hour of a mentor”: in no sum')
  expect(of(world).gave.unrated).toEqual(['mentorHours'])
  expect(balanceNotes(of(world)).map(t => textIn('en', t)).join(' ')).toContain('for want of a rate: Mentors’ hours.')
})

test('without a rate there are no yuan, and it says so', () => {
  const world = worldOf(row('mentorWork', { enterpriseId: JINYU, from: '2026-01-01', to: '2026-01-31', hours: 12 }))
  expect(line(world, 'mentorHours')).toMatchObject({ quantity: 12, value: null })
  expect(said(world, 'mentorHours')).toBe('12 hours. The office has set no rate for “Hour of a mentor”: in no sum.')
  expect(of(world).gave).toMatchObject({ value: 0, unrated: ['mentorHours'] })
  expect(textIn('en', savedWords('gave', of(world).gave))).toBe('Nothing that the enterprise gave has a value in yuan')
})

test('class hours: settled and scheduled, less the fees that were paid for them', () => {
  const world = worldOf(
    row('teacher', { id: 'teacher:wu', name: '吴工', enterpriseId: JINYU }),
    row('enterpriseTeaching', { teacherId: 'teacher:wu', from: '2026-03-01', to: '2026-03-31', hours: 32, pay: 4000 }),
    once('settled already', '2026-03-10T08:00', '2026-03-10T09:30', [], { teacherIds: ['teacher:wu'] }),
    once('scheduled', '2026-04-10T08:00', '2026-04-10T09:30', [], { teacherIds: ['teacher:wu'] }), // 90 min are two class hours
    rate('teacherHour', 200),
  )
  expect(line(world, 'teacherHours')).toMatchObject({ quantity: 34, value: 6800, paid: 4000, records: 2 })
  expect(said(world, 'teacherHours')).toBe('34 class hours × ¥200 = ¥6,800 · less ¥4,000 of fees paid: ¥2,800')
  expect(of(world).gave).toMatchObject({ value: 6800, paid: 4000, saved: 2800 })
  expect(textIn('en', savedWords('gave', of(world).gave))).toBe('The college would have had to pay ¥2,800 (Class hours of its teachers) = ¥2,800')
})

test('fees are not set against hours that no rate gives a value', () => {
  const world = worldOf(row('teacher', { id: 'teacher:wu', name: '吴工', enterpriseId: JINYU }), row('enterpriseTeaching', { teacherId: 'teacher:wu', from: '2026-03-01', to: '2026-03-31', hours: 32, pay: 4000 }))
  expect(line(world, 'teacherHours')).toMatchObject({ quantity: 32, value: null, paid: 0 })
  expect(of(world).gave).toMatchObject({ value: 0, paid: 0, saved: 0 })
})

test('a lent machine is told at its price and is in no sum; one that went back was there until then', () => {
  const lent = (id: string, more: object) => row('equipment', { id: `equipment:${id}`, name: id, units: 1, statusCode: '1', unitPrice: 1000, lenderId: HUAGONG, ...more })
  const world = worldOf(
    lent('all year', {}),
    lent('no price', { unitPrice: undefined, units: 2 }),
    lent('went back', { statusCode: '7', loanFrom: '2025-01-01', loanTo: '2026-02-28' }),
    lent('went back before', { statusCode: '7', loanTo: '2025-12-31' }),
    lent('moved, nobody knows when', { statusCode: '7' }),
    lent('scrapped', { statusCode: '6' }),
    lent('to come', { loanFrom: '2027-01-01' }),
    lent('due back before', { loanDueBack: '2025-06-30' }),
  )
  expect(line(world, 'lentValue', HUAGONG)).toMatchObject({ quantity: 4, value: 2000, records: 3, lacking: 1 })
  expect(of(world, HUAGONG).gave.value).toBe(0)
  expect(behindLine(world.outcomes.view, YEAR, 'lentValue', HUAGONG).map(r => [r.id, r.value])).toEqual([['equipment:all year', 1000], ['equipment:no price', null], ['equipment:went back', 1000]])
})

test('donations count at what they were entered with, on their day', () => {
  const gift = (date: string, value: number) => row('donation', { id: `donation:${date}`, enterpriseId: JINYU, date, giftType: 'money', what: '奖学金', value })
  const world = worldOf(gift('2025-12-31', 1), gift('2026-01-01', 10_000.1), gift('2026-12-31', 0.2))
  expect(line(world, 'donations')).toMatchObject({ quantity: 2, value: 10_000.3, records: 2 })
  expect(of(world).gave).toMatchObject({ value: 10_000.3, saved: 10_000.3 })
})

test('places: of the batches of the span, else the post’s own; months of those who came, as amended, cut where another rate begins', () => {
  const world = worldOf(
    row('batch', { id: 'batch:spring', name: '春', kind: 'post', from: '2026-03-01', to: '2026-06-30' }),
    row('batch', { id: 'batch:old', name: '旧', kind: 'post', from: '2025-03-01', to: '2025-06-30' }),
    row('post', { id: 'post:turner', enterpriseId: JINYU, name: '车工', capacity: 9 }),
    row('post', { id: 'post:fitter', enterpriseId: JINYU, name: '钳工', capacity: 4 }),
    row('post', { id: 'post:none', enterpriseId: JINYU, name: '文员' }),
    row('postPlaces', { id: 'postPlaces:1', postId: 'post:turner', batchId: 'batch:spring', places: 6 }),
    row('postPlaces', { id: 'postPlaces:2', postId: 'post:fitter', batchId: 'batch:old', places: 20 }),
    row('student', { id: 'student:1', number: '1', name: '陈浩' }),
    row('placement', { id: 'placement:1', studentId: 'student:1', kind: 'post', enterpriseId: JINYU, from: '2026-03-01', to: '2026-06-28', status: 'ended' }), // 120 days, less what follows
    row('placementChange', { placementId: 'placement:1', from: '2026-05-30', reason: '–', enterpriseId: HUAGONG }), // 30 days at the other
    row('placement', { id: 'placement:2', studentId: 'student:1', kind: 'visit', enterpriseId: JINYU, from: '2026-07-01', to: '2026-07-30', status: 'ended' }),
    row('placement', { id: 'placement:3', studentId: 'student:1', kind: 'post', enterpriseId: JINYU, from: '2026-07-01', to: '2026-07-30', status: 'cancelled' }),
    row('placement', { id: 'placement:4', studentId: 'student:1', kind: 'post', enterpriseId: JINYU, from: '2025-12-01', to: '2026-01-15', status: 'ended' }), // 15 days
    rate('placeMonth', 300),
    rate('placeMonth', 600, '2026-04-30'),
  )
  expect(line(world, 'places')).toMatchObject({ quantity: 10, value: null, records: 2 })
  // 15 + 60 days at 300, 30 at 600
  expect(line(world, 'placeMonths')).toMatchObject({ quantity: 3.5, value: 1350, records: 2, parts: [{ quantity: 2.5, value: 750 }, { quantity: 1, value: 600 }] })
  expect(line(world, 'placeMonths', HUAGONG)).toMatchObject({ quantity: 1, value: 600 })
})

test('training by people and hours, less what was paid; services are told and in no sum', () => {
  const service = (id: string, serviceType: string, more: object) => row('enterpriseService', { id: `enterpriseService:${id}`, enterpriseId: JINYU, serviceType, what: id, from: '2026-05-01', to: '2026-05-03', ...more })
  const world = worldOf(
    service('course', 'staffTraining', { people: 20, hours: 16, income: 3000 }),
    service('no hours', 'staffTraining', { people: 5 }),
    service('tests', 'testing', { income: 8000 }),
    service('advice', 'technical', {}),
    rate('trainedHour', 30),
  )
  expect(line(world, 'trainedHours')).toMatchObject({ quantity: 320, value: 9600, paid: 3000, people: 25, records: 2, lacking: 1 })
  expect(said(world, 'trainedHours')).toBe('320 person-hours × ¥30 = ¥9,600 · less ¥3,000 that the enterprise paid: ¥6,600 · 25 people trained · 1 training without people or hours')
  expect(line(world, 'services')).toMatchObject({ quantity: 2, value: 8000 })
  expect(of(world).back).toMatchObject({ value: 9600, paid: 3000, saved: 6600 })
})

test('what was paid can be more than what the rate makes it worth: it is said with its sign', () => {
  const world = worldOf(
    row('enterpriseService', { enterpriseId: JINYU, serviceType: 'staffTraining', what: '–', from: '2026-05-01', to: '2026-05-03', people: 2, hours: 10, income: 1000.5 }),
    once('training', '2026-04-01T08:00', '2026-04-01T12:00', [OWN], { use: 'enterprise', enterpriseId: JINYU }),
    rate('trainedHour', 30),
    rate('collegeHour', 80),
  )
  expect(of(world).back).toMatchObject({ value: 920, paid: 1000.5, saved: -80.5 })
  expect(said(world, 'trainedHours')).toBe('20 person-hours × ¥30 = ¥600 · less ¥1,000.50 that the enterprise paid: −¥400.50 · 2 people trained')
  expect(textIn('en', savedWords('back', of(world).back))).toBe('The enterprise saved ¥320 (Use of the college’s equipment) − ¥400.50 (Staff trained) = −¥80.50')
  expect(textIn('zh-CN', savedWords('back', of(world).back))).toBe('企业节省 320 元（使用学校设备） − 400.50 元（培训职工） = −80.50 元')
})

test('graduates at work there: rated if they had been interns there, else only counted', () => {
  const graduate = (id: string, graduatedOn = '2026-06-30') => row('student', { id: `student:${id}`, number: id, name: id, graduatedOn })
  const went = (id: string, destination: string, more: object = {}) => row('destination', { id: `destination:${id} ${destination}`, studentId: `student:${id}`, date: '2026-09-01', destination, source: 'survey', ...more })
  const stay = (id: string, enterpriseId: string) => row('placement', { id: `placement:${id} ${enterpriseId}`, studentId: `student:${id}`, kind: 'post', enterpriseId, from: '2025-09-01', to: '2026-02-28', status: 'ended' })
  const world = worldOf(
    ...['intern', 'stranger', 'host', 'two hosts', 'left', 'studies'].map(id => graduate(id)),
    graduate('year before', '2025-06-30'),
    ...['intern', 'host', 'two hosts', 'year before'].map(id => stay(id, JINYU)),
    stay('two hosts', HUAGONG),
    went('intern', 'employed', { enterpriseId: JINYU }),
    went('stranger', 'employed', { enterpriseId: JINYU }),
    went('host', 'host'),
    went('two hosts', 'host'), // by which of the two nobody has said
    went('left', 'employed', { enterpriseId: JINYU, leftOn: '2026-11-01' }),
    went('studies', 'study', { enterpriseId: JINYU }),
    went('year before', 'host', { enterpriseId: JINYU }),
    rate('recruit', 2500),
  )
  expect(line(world, 'recruits')).toMatchObject({ quantity: 2, value: 5000 })
  expect(line(world, 'hired')).toMatchObject({ quantity: 1, value: null })
  expect(line(world, 'recruits', HUAGONG).quantity).toBe(0)
  expect(line(world, 'hired', JINYU, { ...YEAR, asOf: '2026-08-31' }).quantity).toBe(0)
})

test('the list of all has who gave, was given or has an agreement in force, and adds up what stands on the pages of each', () => {
  const gift = (id: string, value: number) => row('donation', { id: `donation:${id}`, enterpriseId: id, date: '2026-02-01', giftType: 'money', what: '–', value })
  const agreement = (id: string, enterpriseId: string, to: string) => row('agreement', { id: `agreement:${id}`, enterpriseId, title: id, type: 'cooperation', from: '2026-01-01', to, collegeSignedOn: '2026-01-01', enterpriseSignedOn: '2026-01-01' })
  const world = worldOf(
    row('enterprise', { id: 'enterprise:new', name: '新伙伴' }),
    row('enterprise', { id: 'enterprise:none', name: '无往来' }),
    agreement('new', 'enterprise:new', '2027-12-31'),
    agreement('over', 'enterprise:none', '2026-06-30'),
    gift(JINYU, 100.05),
    gift(HUAGONG, 200.1),
    row('mentorWork', { enterpriseId: HUAGONG, from: '2026-01-01', to: '2026-01-31', hours: 10 }),
    rate('mentorHour', 33.33, '2026-01-01', '实训中心收费标准'),
  )
  const { enterprises, all, rates } = ledgerOf(world.outcomes.view, YEAR)
  expect(enterprises.map(e => [e.name, e.partner, e.gave.value])).toEqual([['华工机床', false, 533.4], ['金宇精工', false, 100.05], ['新伙伴', true, 0]])
  expect(all.gave).toMatchObject({ value: 633.45, saved: 633.45 })
  expect(all.gave.lines.find(l => l.key === 'donations')).toMatchObject({ quantity: 2, value: 300.15, records: 2 })
  expect(rates.map(r => textIn('en', rateWords(r)))).toEqual(['Hour of a mentor: ¥33.33 from 1 Jan 2026; basis: 实训中心收费标准'])
})
