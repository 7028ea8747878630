import type { Facts } from '../../base/decision.ts'
import type { BookedItem } from '../../records/booking.ts'

/** What the office can ask of a timetable besides that everything is placed; each is weighed from 0 (does not count) to 3. */
export const TIMETABLE_GOALS = ['gapsClasses', 'gapsTeachers', 'spread', 'sameRoom', 'compactDays', 'preferences', 'evenLoad', 'change'] as const
export type TimetableGoal = (typeof TIMETABLE_GOALS)[number]
export type Weights = Record<TimetableGoal, number>

/** The weights with which the office begins. */
export const USUAL_WEIGHTS: Weights = { gapsClasses: 2, gapsTeachers: 1, spread: 1, sameRoom: 2, compactDays: 0, preferences: 2, evenLoad: 1, change: 3 }

/** When, where, by whom and with what a session is held, every week of its pattern. Periods are the numbers of the bell table. */
export type Place = { weekday: number; from: number; to: number; weeks: string; workshopId: string | null; teacherIds: string[]; items: BookedItem[] }

/** One session of a request, counted from 1. */
export type SessionName = { requestId: string; nth: number }

/** How the office wants a term to be scheduled. */
export type TimetableChoice = {
  termId: string
  /** `open`: only what has no time yet; `all`: sessions that have one may move too, unless they are locked */
  scope: 'open' | 'all'
  /** only sessions of these requests; absent: of all of the term */
  requestIds?: readonly string[]
  /** the first week that may change: sessions that began before stay as they are */
  fromWeek: number
  goals: Weights
  /** sessions of an earlier proposal that keep their place */
  locks: readonly (SessionName & Place)[]
  /** sessions of two periods and more begin with the first, third, fifth … period of a half day */
  doubles: boolean
}

/** A session as the timetable would have it. */
export type ProposedSession = SessionName &
  Place & {
    /** `requestId#nth` */
    key: string
    title: string
    classGroupIds: string[]
    /** as it is published; null where it has no time yet */
    before: (Place & { bookingId: string }) | null
    state: 'new' | 'moved' | 'same'
    locked: boolean
  }

/**
 * Why a session is not placed, worded by `timetable.obstacle.<code>`: what stands in the way at `starts` of the `of` times at which it could
 * begin. Each time is counted once, under the first thing in its way.
 */
export type Obstacle = { code: ObstacleCode; facts: Facts; starts: number; of: number }
export type ObstacleCode =
  | 'class' | 'classAway' | 'teacher' | 'teacherAway' | 'teachers' | 'room' | 'roomClosed' | 'rooms' | 'machines' | 'machinesOut' | 'sameDay' | 'noLesson' | 'loanHours' | 'free' | 'finding'

/**
 * What would let a session in, cheapest first, worded by `timetable.cure.<kind>`. `move`: another session elsewhere; both `places` can be
 * kept as locks. The others are changes of the request. `changes` counts what is touched.
 */
export type Cure = { kind: 'move' | 'fewer' | 'weeks' | 'place' | 'anyDay'; facts: Facts; changes: number; places: (SessionName & Place)[] }

export type LeftOut = SessionName & {
  key: string
  title: string
  classGroupIds: string[]
  before: (Place & { bookingId: string }) | null
  obstacles: Obstacle[]
  /** null: none was found, or there was no time to look for one: `timetable.why` looks again */
  cure: Cure | null
}

/** What a goal comes to, in what the office counts; `before`: as published, null where nothing is. Worded by `timetable.figure.<code>` {n}. */
export type GoalFigure = { code: TimetableGoal; weight: number; before: number | null; after: number }

/**
 * What is known of the plan for certain. `best`: no plan is better by the goals; `most`: some sessions can be placed by nobody, and no plan places
 * more than this one; `unknown`: neither is proven. `atMost` sessions can be placed by any plan.
 */
export type Proof = { kind: 'best' | 'most' | 'unknown'; placed: number; all: number; atMost: number; cost: number; bound: number }

/** Something wrong or doubtful in what was asked for, found before any search; worded by `timetable.finding.<code>`. `blocks`: such a request is not scheduled. */
export type RequestFinding = { requestId: string; code: FindingCode; facts: Facts; blocks: boolean }
export type FindingCode =
  | 'pieces' | 'noKind' | 'noRoomKind' | 'stations' | 'people' | 'noTeacher' | 'teacherUnqualified' | 'weeksOutside' | 'noWeeks' | 'tooLong' | 'noTime' | 'noStart'
  | 'classFull' | 'teacherFull' | 'roomFull' | 'lockTaken' | 'lockGone' | 'tooManySessions' | 'empty' | 'howOften'

/** A booking of a request that stays as it is, and why: locked, changed by hand on single dates, not by period, begun, or not asked for. */
export type Kept = { requestId: string; bookingId: string; why: 'locked' | 'exceptions' | 'clock' | 'begun' | 'scope' | 'over' }

/** What a search offers; nothing is written until somebody accepts it. */
export type Proposal = {
  termId: string
  sessions: ProposedSession[]
  leftOut: LeftOut[]
  kept: Kept[]
  goals: GoalFigure[]
  findings: RequestFinding[]
  proof: Proof
  ended: 'proven' | 'time' | 'steps' | 'cancelled'
  milliseconds: number
  seed: number
  /** of the search that found it */
  steps: number
  /** searches that ran side by side, and how many of them broke down */
  threads: { ran: number; lost: number }
  /** of every record that the proposal speaks of */
  names: Record<string, string>
}

/** Another time at which a session could begin. `worse`: what it would cost more, by goal; `obstacles`: what is in the way there. */
export type OtherStart = { weekday: number; from: number; to: number; verdict: 'here' | 'taken' | 'worse' | 'same' | 'better'; obstacles: { code: ObstacleCode; facts: Facts }[]; worse: { code: TimetableGoal; by: number }[] }

/** Why a session is where it is, or nowhere. */
export type Why = { key: string; placed: boolean; starts: OtherStart[]; /** the commonest first */ obstacles: Obstacle[]; cures: Cure[]; names: Record<string, string> }
