import { refuse, type Facts, type Result } from '../../base/decision.ts'
import type { FetActivity, FetConstraint, FetFile, FetRoom } from '../../intake/fet.ts'
import { MOST_PERIODS, NEVER, type Activity, type Option, type Placed, type Problem, type Row } from '../problem.ts'
import { openDraft, type FetDraft } from './draft.ts'
import { lockFixed } from './fixed.ts'
import { addPairConstraint } from './pair-constraints.ts'
import { addPersonConstraint } from './person-constraints.ts'
import { placesOf, type Place } from './places.ts'
import { addRoomConstraint } from './room-constraints.ts'
import { takenRows } from './rows.ts'
import { addStartConstraint, forbid } from './start-constraints.ts'
import { unknownNames } from './unknown-names.ts'

export type FetProblem = {
  problem: Problem
  /** by index of the problem's activities */
  activities: readonly FetActivity[]
  /** by activity: the rooms of its options; one or none where there is nothing to choose */
  places: readonly (readonly (string | null)[])[]
  /** real rooms by row */
  roomOfRow: ReadonlyMap<number, string>
  /** rules that are not held to, and rules that name what the file does not have and hold only for the rest */
  notModelled: { type: string; weight: number; count: number }[]
  /** why no complete plan can be: found before any search */
  impossible: { code: string; facts: Facts }[]
}

/**
 * A FET file as a problem. A rule of 100 % is hard; one of less costs its percents each time it is broken, so that a cost is a hundred
 * times FET's own sum of conflicts. Worth of every activity: 1, as FET counts what is placed.
 * Refusals: `fet.tooManyPeriods` {count, most}.
 */
export function fetProblem(file: FetFile): Result<FetProblem> {
  if (file.hours.length > MOST_PERIODS) return refuse('fet.tooManyPeriods', { count: file.hours.length, most: MOST_PERIODS })
  const draft = openDraft(file)
  const notModelled = addConstraints(draft)
  const impossible: FetProblem['impossible'] = []
  const roomOf = new Map(file.rooms.map(r => [r.name, r]))
  const taken = takenRows(draft, { counts: new Map(), prices: new Map() })
  const rows: Row[] = taken.map(t => t.row)
  const fixedRows = draft.activities.map((): number[] => [])
  for (const [r, { activities }] of taken.entries()) for (const a of activities) fixedRows[a]!.push(r)

  const roomRows = roomRowsOf(draft, rows)
  const places = draft.activities.map((_, a) => placesOf(draft, a, roomOf))
  const activities = draft.activities.map((fet, a): Activity => {
    forbid(draft, a, draft.breaks)
    const own = places[a]
    const facts = { id: fet.id, subject: fet.subject }
    if (!own) impossible.push({ code: 'fet.noRoom', facts })
    const options = (own ?? []).map(place => optionOf(place, roomRows))
    const [only] = options
    const settled = options.length === 1 && !only!.cost && !only!.pools.length
    // a room that is settled is taken like a teacher, and closes the starts
    if (settled) for (const row of only!.rows) if (rows[row]!.closed) forbid(draft, a, Uint8Array.from(rows[row]!.closed))
    const starts = own ? draft.starts[a]! : draft.starts[a]!.fill(NEVER)
    if (own && starts.every(cost => cost >= NEVER)) impossible.push({ code: 'fet.noStart', facts })
    return {
      length: fet.duration,
      patterns: [1],
      rows: settled ? [...fixedRows[a]!, ...only!.rows] : fixedRows[a]!,
      starts,
      choices: settled || !options.length ? [] : [options],
      locked: null,
      worth: 1,
      family: -1,
    }
  })
  const problem: Problem = { days: draft.days, periods: draft.periods, weeks: Int32Array.of(1), rows, activities, pairs: draft.pairs, families: [] }
  const fixed = lockFixed(problem)
  for (const [a, other] of fixed.clashes) {
    const [one, two] = [draft.activities[a]!, draft.activities[other]!]
    impossible.push({ code: 'fet.fixedClash', facts: { id: one.id, subject: one.subject, other: two.id, otherSubject: two.subject } })
  }
  return {
    ok: true,
    value: {
      problem: fixed.problem,
      activities: draft.activities,
      places: places.map(own => (own ?? []).map(place => place.room)),
      roomOfRow: new Map(roomRows.names),
      notModelled,
      impossible,
    },
  }
}

/** The room of a placed activity, as the file calls it, and the real rooms that it takes; null: it takes none. */
export function placeOf(fet: FetProblem, a: number, { options, picks }: Placed): { room: string; realRooms: string[] } | null {
  const activity = fet.problem.activities[a]!
  const room = fet.places[a]![options[0] ?? 0]
  if (!room) return null
  const rows = [...activity.rows, ...(activity.choices[0]?.[options[0] ?? 0]?.rows ?? []), ...picks]
  return { room, realRooms: rows.flatMap(row => fet.roomOfRow.get(row) ?? []) }
}

/** Breaks come first: other rules count around them. */
function addConstraints(draft: FetDraft): FetProblem['notModelled'] {
  const { file } = draft
  const left = new Map<string, FetProblem['notModelled'][number]>()
  const leaveOut = (type: string, weight: number) => {
    const entry = left.get(`${type}/${weight}`) ?? { type, weight, count: 0 }
    entry.count++
    left.set(`${type}/${weight}`, entry)
  }
  if (file.mode !== 'Official') leaveOut(`Mode ${file.mode}`, 100)
  const namesUnknown = unknownNames(file)
  const isBreak = (c: FetConstraint) => c.type === 'BreakTimes'
  const inOrder = [...file.constraints.filter(isBreak), ...file.constraints.filter(c => !isBreak(c))]
  for (const c of inOrder) {
    if (c.weight <= 0) continue
    const modelled = addStartConstraint(draft, c) || addPairConstraint(draft, c) || addPersonConstraint(draft, c) || addRoomConstraint(draft, c)
    if (!modelled || namesUnknown(c)) leaveOut(c.type, c.weight)
  }
  return [...left.values()].sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1))
}

type RoomRows = { names: [number, string][]; real(name: string): number; closedVirtual(name: string): number[] }

/** Rows of rooms, made when first asked for. A virtual room is no row, save where it is closed at times itself. */
function roomRowsOf(draft: FetDraft, rows: Row[]): RoomRows {
  const known = new Map<string, number>()
  const virtual = new Set(draft.file.rooms.flatMap((r: FetRoom) => (r.virtual.length ? r.name : [])))
  const names: [number, string][] = []
  const row = (name: string, exclusive: boolean) => {
    const closed = draft.roomClosed.get(name)
    if (!known.has(name)) known.set(name, rows.push({ exclusive, closed: closed ? Int32Array.from(closed) : null, rules: [] }) - 1)
    return known.get(name)!
  }
  return {
    names,
    real(name) {
      const isNew = !known.has(name)
      const number = row(name, true)
      if (isNew) names.push([number, name])
      return number
    },
    closedVirtual: name => (virtual.has(name) && draft.roomClosed.has(name) ? [row(name, false)] : []),
  }
}

function optionOf({ room, cost, rows, pools }: Place, rooms: RoomRows): Option {
  return {
    cost,
    rows: [...(room === null ? [] : rooms.closedVirtual(room)), ...rows.map(name => rooms.real(name))],
    pools: pools.map(p => ({ rows: p.rooms.map(name => rooms.real(name)), count: p.count })),
  }
}
