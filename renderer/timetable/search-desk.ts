import { useSyncExternalStore } from 'react'
import type { Refusal } from '#domain/base/decision.ts'
import type { Place, Proposal, SessionName, TimetableChoice } from '#domain/timetable/college/choice.ts'
import type { TimetableProgress } from '#contract/timetable.ts'
import type { Client } from '#renderer/client/client.ts'
import { refusalOf } from '#renderer/client/hooks.ts'

export type Pin = SessionName & Place
export type Pins = ReadonlyMap<string, Pin>

/** A proposal, and what was asked for to get it. */
export type Made = { proposal: Proposal; choice: TimetableChoice; /** how long it was looked for, in seconds */ seconds: number; /** what was told of changes when it was begun */ told: number }

type Running = { run: string; termId: string; seconds: number; /** of `performance.now` */ began: number }
type Desk = { running: Running | null; made: Made | null; pins: Pins; refusal: Refusal | null }

/** How far a search has come: `curve` has the best plans in their order. */
export type Course = { placed: number; all: number; cost: number; curve: readonly { at: number; placed: number; cost: number }[] }

const EMPTY: Desk = { running: null, made: null, pins: new Map(), refusal: null }
const MOST_POINTS = 400

/** One search of a timetable and its proposal. They stay while the user walks through the other pages; a window that is closed asks first. */
let desk = EMPTY
let course: Course | null = null
let abort: AbortController | null = null
const deskListeners = new Set<() => void>()
const courseListeners = new Set<() => void>()

function put(patch: Partial<Desk>): void {
  desk = { ...desk, ...patch }
  if (desk.running || desk.made) addEventListener('beforeunload', stay)
  else removeEventListener('beforeunload', stay)
  for (const tell of deskListeners) tell()
}
function putCourse(next: Course | null): void {
  course = next
  for (const tell of courseListeners) tell()
}
function stay(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function listen(listeners: Set<() => void>): (listener: () => void) => () => void {
  return listener => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
const toDesk = listen(deskListeners)
const toCourse = listen(courseListeners)

export function useSearchDesk(): Desk {
  return useSyncExternalStore(toDesk, () => desk)
}

/** For what shows a running search: nothing else is drawn anew at each step of it. */
export function useCourse(): Course | null {
  return useSyncExternalStore(toCourse, () => course)
}

export function searchDesk(): Desk {
  return desk
}

/**
 * Looks for a timetable; the proposal that is there stays until another is found. `held` are places that are kept this once, besides those pinned.
 * True where one was found.
 */
export async function solve(client: Client, choice: Omit<TimetableChoice, 'locks'>, seconds: number, held: readonly Pin[] = []): Promise<boolean> {
  abort?.abort()
  const mine = new AbortController()
  abort = mine
  const run = crypto.randomUUID()
  putCourse(null)
  put({ running: { run, termId: choice.termId, seconds, began: performance.now() }, refusal: null })
  const locks = [...new Map([...held, ...desk.pins.values()].map(l => [`${l.requestId}#${l.nth}`, l])).values()]
  let told: number | null = null
  const onProgress = (p: object) => {
    if (abort !== mine) return
    told ??= client.toldOf('timetable.view')
    putCourse(coursePast(course, p as TimetableProgress)) // the job's own progress
  }
  const { requestIds, ...rest } = choice
  const outcome = await client.job('timetable.solve', { ...rest, locks: [...locks], ...(requestIds ? { requestIds: [...requestIds] } : {}), seconds, run }, { onProgress, signal: mine.signal })
  // the answer may be large: it is read in one turn and drawn in another
  await new Promise(turn => setTimeout(turn))
  if (abort !== mine) return false
  abort = null
  putCourse(null)
  const refusal = refusalOf(outcome)
  if (!outcome.ok) {
    put({ running: null, refusal: refusal?.code === 'job.cancelled' ? null : refusal })
    return false
  }
  const { sessions } = outcome.value
  const found = new Set(sessions.map(s => s.key))
  const pins = new Map([...desk.pins].filter(([key]) => found.has(key)))
  const took = (performance.now() - (desk.running?.began ?? performance.now())) / 1000
  put({ running: null, made: { proposal: outcome.value, choice: { ...choice, locks: [] }, seconds: took, told: told ?? client.toldOf('timetable.view') }, pins })
  return true
}

function coursePast(past: Course | null, { placed, all, cost, seconds }: TimetableProgress): Course {
  const curve = past?.curve ?? []
  const last = curve.at(-1)
  const isBetter = !last || last.placed !== placed || last.cost !== cost
  return { placed, all, cost, curve: isBetter ? [...curve, { at: seconds, placed, cost }].slice(-MOST_POINTS) : curve }
}

/** Ends the search with the best that it has. */
export async function enough(client: Client): Promise<void> {
  if (desk.running) await client.job('timetable.enough', { run: desk.running.run })
}

export function cancelSearch(): void {
  abort?.abort()
}

export function setPins(pins: Pins): void {
  put({ pins })
}

/** Puts the proposal aside; what is given back brings it back. */
export function dropProposal(): () => void {
  const { made, pins } = desk
  put({ made: null, pins: new Map(), refusal: null })
  return () => put({ made, pins })
}
