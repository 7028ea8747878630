import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FunnelChart } from '#domain/outcome/chart.ts'
import { behindFinding, drawFinding } from '#domain/outcome/finding/findings.ts'
import { textIn } from '#words/say.ts'
import { assessed, collegeWith, lookAt, student, YEAR } from './college.ts'

type Look = ReturnType<typeof lookAt>
const funnel = (look: Look, programme?: string) => drawFinding(look, { kind: 'funnel', ...(programme ? { programme } : {}) })
const counts = (finding: { chart: unknown }) => Object.fromEntries((finding.chart as FunnelChart).stages.map(s => [s.key, s.count]))
const left = { graduatedOn: '2026-06-30', status: 'graduated' }
const booking = (group: string, more: object = {}) => ({
  title: '车工实训', use: 'teaching', status: 'confirmed', classGroupIds: [`classGroup:${group}`], items: [{ equipmentId: 'equipment:lathe', units: 10 }],
  times: { kind: 'once', start: '2026-03-02T08:00', end: '2026-03-02T11:30' }, ...more,
})
const certificate = (who: string, more: object = {}) => ({ studentId: `student:${who}`, name: '车工四级', certificateType: 'skillLevel', issuedOn: '2026-05-01', ...more })
const destination = (who: string, more: object = {}) => ({ studentId: `student:${who}`, date: '2026-07-01', destination: 'employed', source: 'phone', fieldMatch: true, ...more })

/** M2301 had lathes and an item that trains turning; E2401 had an item that names no skill; M2401 had a room without machines and a theory item. */
const rows = {
  equipment: [{ id: 'equipment:lathe', name: '车床', units: 20, statusCode: '1' }],
  trainingItem: [
    { id: 'trainingItem:turn', name: '车削实训', part: 'practice', hours: 40, skillIds: ['skill:turn'] },
    { id: 'trainingItem:wire', name: '电工实训', part: 'practice', hours: 20 },
    { id: 'trainingItem:paper', name: '制图', part: 'theory', hours: 20, skillIds: ['skill:mill'] },
  ],
  itemDelivery: [
    { trainingItemId: 'trainingItem:turn', classGroupId: 'classGroup:a', plannedOn: '2026-03-02', deliveredOn: '2026-03-06' },
    { trainingItemId: 'trainingItem:wire', classGroupId: 'classGroup:c', plannedOn: '2026-03-02', deliveredOn: '2026-03-06' },
    { trainingItemId: 'trainingItem:wire', classGroupId: 'classGroup:b', plannedOn: '2026-03-02' }, // not given
    { trainingItemId: 'trainingItem:paper', classGroupId: 'classGroup:b', plannedOn: '2026-03-02', deliveredOn: '2026-03-06' },
  ],
  booking: [booking('a'), booking('a', { status: 'cancelled' }), booking('b', { items: [] }), booking('b', { times: { kind: 'once', start: '2026-12-02T08:00', end: '2026-12-02T11:30' } })],
  student: [
    student('1', 'a', left), // turning mastered, certificate, job in the field: came to the end
    student('2', 'a', left), // the job is in another field
    student('3', 'a', left), // certificate and job, of which nobody knows whether it is in the field
    student('4', 'a', left), // the certificate ran out
    student('5', 'a', left), // milling mastered, which the class's item does not train
    student('6', 'b', left), // the class was never at a machine
    student('7', 'c', left), // wiring mastered: no item names a skill, so any of the programme will do; a language certificate
    student('8', undefined, left),
    student('9', 'a', { graduatedOn: '2026-12-31' }), // graduates after the cohort date
  ],
  assessment: ['1', '2', '3', '4', '6'].map(who => assessed(who, 'turn', 3)).concat([assessed('5', 'mill', 3), assessed('7', 'wire', 4)]),
  certificate: [
    certificate('1'),
    certificate('2', { skillIds: ['skill:turn', 'skill:mill'], certificateType: 'other' }),
    certificate('3'),
    certificate('4', { expires: '2026-11-22' }),
    certificate('4', { skillIds: ['skill:mill'] }), // about a skill that was not mastered
    certificate('4', { issuedOn: '2026-11-24' }), // not yet on the cohort date
    certificate('5'),
    certificate('6'),
    certificate('7', { certificateType: 'language' }),
  ],
  destination: [destination('1'), destination('2', { fieldMatch: false }), destination('3', { fieldMatch: undefined }), destination('6')].map(row => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined))),
}
const world = collegeWith(rows)

describe('from the machine to the job', () => {
  test('each stage counts people of the stage before', () => {
    const finding = funnel(lookAt(world))
    expect(counts(finding)).toEqual({ graduates: 8, trained: 6, mastered: 5, certified: 3, inField: 1 })
    expect(textIn('en', finding.sentence)).toBe('Of 8 graduates, 1 came to the end: Work in their field (12.5%) · most fall behind before “Trained on equipment” (2) · of 1 with a certificate the job or its field is unknown')
  })

  test('of one programme, and as known earlier', () => {
    expect(counts(funnel(lookAt(world), 'programme:me'))).toEqual({ graduates: 1, trained: 1, mastered: 1, certified: 0, inField: 0 })
    // the day before, the certificate of 4 was still valid
    expect(counts(funnel(lookAt(world, { ...YEAR, asOf: '2026-11-22' })))).toEqual({ graduates: 8, trained: 6, mastered: 5, certified: 4, inField: 1 })
    expect(counts(funnel(lookAt(world, { from: '2026-09-01', to: '2027-01-31', asOf: '2027-01-31' })))).toEqual({ graduates: 1, trained: 1, mastered: 0, certified: 0, inField: 0 })
  })

  test('a class is at the machines of one with which it shares students', () => {
    const union = collegeWith({ ...rows, itemDelivery: [], booking: [booking('both')], classGroup: [{ id: 'classGroup:a', name: 'M2301', programmeId: 'programme:nc', year: 2023 }, { id: 'classGroup:b', name: 'M2401', programmeId: 'programme:nc', partOf: ['classGroup:both'] }, { id: 'classGroup:both', name: 'M24' }] })
    expect(counts(funnel(lookAt(union)))).toMatchObject({ trained: 1, mastered: 1, certified: 1, inField: 1 })
  })

  test('behind a stage stand those who reached it, and those of the stage before who did not', () => {
    const of = (key: string) => Object.fromEntries(behindFinding(lookAt(world), { kind: 'funnel' }, { key }).rows.map(row => [row.id, row.part]))
    expect(of('certified')).toEqual({ 'student:1': 'reached', 'student:2': 'reached', 'student:3': 'reached', 'student:4': 'notReached', 'student:7': 'notReached' })
    expect(of('inField')).toEqual({ 'student:1': 'reached', 'student:2': 'notReached', 'student:3': 'unknown' })
    const [row] = behindFinding(lookAt(world), { kind: 'funnel' }, { key: 'graduates' }).rows
    expect(row!.cells.map(c => (typeof c === 'object' && c ? textIn('en', c) : c))).toEqual(['1', 'M2301', '2026-06-30', 3.5, '车削实训', '车削', '车工四级', 'Employed elsewhere'])
  })

  test('outside the office stages of few people are left out', () => {
    expect(counts(funnel(lookAt(world, YEAR, 4)))).toEqual({ graduates: 8, trained: 6, mastered: 5 })
    expect(textIn('en', funnel(lookAt(world, YEAR, 4)).sentence)).toBe('Of 8 graduates, 5 came to the end: Mastered a skill of it (62.5%) · most fall behind before “Trained on equipment” (2)')
    expect(counts(funnel(lookAt(world, YEAR, 9)))).toEqual({})
  })

  test('says where to enter what nobody reached', () => {
    const finding = funnel(lookAt(collegeWith({ student: rows.student })))
    expect(counts(finding)).toEqual({ graduates: 8, trained: 0, mastered: 0, certified: 0, inField: 0 })
    expect(finding.notes.map(n => textIn('en', n))).toContain('Nobody reached “Trained on equipment”. That may only mean that nothing was entered: see “Training delivered”.')
    expect(funnel(lookAt(collegeWith({}))).empty.enter).toBe('student')
  })
})

test('whatever is recorded, each stage is what asking each graduate anew gives, no stage has more people than the one before, and the people behind each are those that it counts', () => {
  const who = fc.nat(5).map(String)
  const random = fc.record({
    group: fc.array(fc.constantFrom('a', 'b', 'c', undefined), { minLength: 1, maxLength: 6 }),
    itemDelivery: fc.array(fc.record({ trainingItemId: fc.constantFrom('trainingItem:turn', 'trainingItem:wire'), classGroupId: fc.constantFrom('classGroup:a', 'classGroup:b', 'classGroup:c'), plannedOn: fc.constant('2026-03-02'), deliveredOn: fc.constantFrom('2026-03-02', '2026-12-24') }), { maxLength: 3 }),
    levels: fc.array(fc.tuple(who, fc.constantFrom('turn', 'mill', 'wire'), fc.nat(4)), { maxLength: 12 }),
    certificates: fc.array(fc.tuple(who, fc.constantFrom('skillLevel', 'language'), fc.option(fc.constantFrom('skill:turn', 'skill:wire'), { nil: undefined })), { maxLength: 6 }),
    jobs: fc.array(fc.tuple(who, fc.option(fc.boolean(), { nil: undefined })), { maxLength: 6 }),
  })
  fc.assert(
    fc.property(random, ({ group, itemDelivery, levels, certificates, jobs }) => {
      const look = lookAt(
        collegeWith({
          trainingItem: rows.trainingItem,
          itemDelivery,
          student: group.map((g, i) => student(String(i), g, left)),
          assessment: levels.map(([s, skill, level]) => assessed(s, skill, level)),
          certificate: certificates.map(([s, certificateType, skill]) => certificate(s, { certificateType, ...(skill ? { skillIds: [skill] } : {}) })),
          destination: jobs.map(([s, fieldMatch]) => destination(s, fieldMatch === undefined ? { destination: 'seeking' } : { fieldMatch })),
        }),
      )
      const stages = (funnel(look).chart as FunnelChart).stages
      // the same, asked of each graduate anew
      const skillsOf: Record<string, string[]> = { a: ['turn', 'mill'], b: ['turn', 'mill'], c: ['wire'] }
      const steps = group.map((g, i) => {
        const given = itemDelivery.filter(d => d.classGroupId === `classGroup:${g}` && d.deliveredOn === '2026-03-02').map(d => d.trainingItemId)
        const skills = given.includes('trainingItem:turn') ? ['turn'] : (skillsOf[g ?? ''] ?? [])
        const mastered = skills.filter(skill => levels.some(([s, of, level]) => s === String(i) && of === skill && level >= (of === 'mill' ? 2 : 3)))
        const certified = certificates.some(([s, type, skill]) => s === String(i) && (skill ? mastered.includes(skill.slice('skill:'.length)) : type === 'skillLevel'))
        const job = jobs.filter(([s]) => s === String(i)).at(-1)
        return [given.length > 0, mastered.length > 0, certified, job?.[1] === true]
      })
      expect(stages.map(s => s.count)).toEqual([group.length, ...[1, 2, 3, 4].map(n => steps.filter(way => way.slice(0, n).every(Boolean)).length)])
      for (const [i, { key, count }] of stages.entries()) {
        if (i) expect(count).toBeLessThanOrEqual(stages[i - 1]!.count)
        const behind = behindFinding(look, { kind: 'funnel' }, { key })
        expect(behind.parts.find(p => p.key === 'reached')!.count).toBe(count)
        expect(behind.rows).toHaveLength(i ? stages[i - 1]!.count : count)
      }
    }),
    { numRuns: 200 },
  )
})
