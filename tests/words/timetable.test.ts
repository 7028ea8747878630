import { expect, test } from 'vitest'
import { TIMETABLE_GOALS, type Cure, type FindingCode, type Kept, type ObstacleCode, type OtherStart, type Proof, type Proposal, type ProposedSession } from '#domain/timetable/college/choice.ts'
import { catalogue } from '#words/say.ts'

/** Every code that a proposal can hold; the types see to it that none is forgotten. */
const codes = {
  obstacle: { class: 1, classAway: 1, teacher: 1, teacherAway: 1, teachers: 1, room: 1, roomClosed: 1, rooms: 1, machines: 1, machinesOut: 1, sameDay: 1, noLesson: 1, loanHours: 1, free: 1, finding: 1 } satisfies Record<ObstacleCode, 1>,
  finding: {
    pieces: 1, noKind: 1, noRoomKind: 1, stations: 1, people: 1, noTeacher: 1, teacherUnqualified: 1, weeksOutside: 1, noWeeks: 1, tooLong: 1, noTime: 1, noStart: 1, classFull: 1, teacherFull: 1, roomFull: 1,
    lockTaken: 1, lockGone: 1, tooManySessions: 1, empty: 1, howOften: 1,
  } satisfies Record<FindingCode, 1>,
  cure: { move: 1, fewer: 1, weeks: 1, place: 1, anyDay: 1 } satisfies Record<Cure['kind'], 1>,
  goal: Object.fromEntries(TIMETABLE_GOALS.map(g => [g, 1])),
  figure: Object.fromEntries(TIMETABLE_GOALS.map(g => [g, 1])),
  kept: { locked: 1, exceptions: 1, clock: 1, begun: 1, scope: 1, over: 1 } satisfies Record<Kept['why'], 1>,
  verdict: { here: 1, taken: 1, worse: 1, same: 1, better: 1 } satisfies Record<OtherStart['verdict'], 1>,
  proof: { best: 1, most: 1, unknown: 1 } satisfies Record<Proof['kind'], 1>,
  ended: { proven: 1, time: 1, steps: 1, cancelled: 1 } satisfies Record<Proposal['ended'], 1>,
  state: { new: 1, moved: 1, same: 1 } satisfies Record<ProposedSession['state'], 1>,
}

test.each(Object.entries(codes))('every %s of the timetable has its words', (kind, list) => {
  for (const code of Object.keys(list)) for (const words of Object.values(catalogue)) expect(Object.keys(words)).toContain(`timetable.${kind}.${code}`)
})
