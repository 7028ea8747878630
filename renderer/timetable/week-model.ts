import { weekList } from '#domain/calendar/week-pattern.ts'
import type { LeftOut, Place, Proposal, ProposedSession } from '#domain/timetable/college/choice.ts'
import type { PeriodRow } from '#domain/timetable/college/view.ts'
import type { FixedBooking } from './use-fixed-bookings.ts'

export const WHO_KINDS = ['classGroup', 'teacher', 'workshop'] as const
export type WhoKind = (typeof WHO_KINDS)[number]
export type Who = { kind: WhoKind; id: string }

/** What stands in the week of somebody. `was`: where a session is published that is elsewhere now, or nowhere. */
export type Block = {
  key: string
  weekday: number
  /** from the top, in periods */
  top: number
  bottom: number
  weeks: number[]
  lane: number
  lanes: number
} & ({ kind: 'session'; sessions: ProposedSession[] } | { kind: 'was'; sessions: ProposedSession[]; leftOut: LeftOut[] } | { kind: 'fixed'; fixed: FixedBooking })

type Draft = Block extends infer B ? (B extends Block ? Omit<B, 'lane' | 'lanes' | 'top' | 'bottom'> & { from: number; to: number } : never) : never

function isOf({ kind, id }: Who, classGroupIds: readonly string[], place: Pick<Place, 'teacherIds' | 'workshopId'>): boolean {
  return kind === 'classGroup' ? classGroupIds.includes(id) : kind === 'teacher' ? place.teacherIds.includes(id) : place.workshopId === id
}

/**
 * The blocks of somebody's week: of one week of the term, or of all laid over one another. What is over before `fromWeek` is then
 * left out. Sessions of a request that differ only in their weeks are one.
 */
export function blocksOf(proposal: Proposal, fixed: readonly FixedBooking[], who: Who, week: number | null, fromWeek: number, periods: readonly PeriodRow[]): Block[] {
  const drafts = new Map<string, Draft>()
  const isShown = (weeks: string) => week === null || weekList(weeks).includes(week)
  const put = (draft: Draft) => {
    const there = drafts.get(draft.key)
    if (!there) return void drafts.set(draft.key, draft)
    there.weeks = [...new Set([...there.weeks, ...draft.weeks])].sort((a, b) => a - b)
    if (there.kind === 'session' && draft.kind === 'session') there.sessions.push(...draft.sessions)
    if (there.kind !== 'was' || draft.kind !== 'was') return
    there.sessions.push(...draft.sessions)
    there.leftOut.push(...draft.leftOut)
  }
  for (const s of proposal.sessions) {
    const isHere = isOf(who, s.classGroupIds, s)
    if (isHere && isShown(s.weeks)) put({ kind: 'session', key: `${s.requestId} ${spot(s)} ${s.state}`, sessions: [s], weekday: s.weekday, from: s.from, to: s.to, weeks: [...weekList(s.weeks)] })
    const { before } = s
    if (s.state !== 'moved' || !before || !isOf(who, s.classGroupIds, before) || !isShown(before.weeks)) continue
    if (isHere && isSameTime(s, before)) continue
    put({ kind: 'was', key: `was ${s.requestId} ${spot(before)}`, sessions: [s], leftOut: [], weekday: before.weekday, from: before.from, to: before.to, weeks: [...weekList(before.weeks)] })
  }
  for (const l of proposal.leftOut) {
    if (!l.before || !isOf(who, l.classGroupIds, l.before) || !isShown(l.before.weeks)) continue
    put({ kind: 'was', key: `out ${l.requestId} ${spot(l.before)}`, sessions: [], leftOut: [l], weekday: l.before.weekday, from: l.before.from, to: l.before.to, weeks: [...weekList(l.before.weeks)] })
  }
  for (const one of fixed) {
    const weeks = one.weeks.filter(w => (week === null ? w >= fromWeek : w === week))
    if (weeks.length) put({ kind: 'fixed', key: one.key, fixed: one, weekday: one.weekday, from: one.from, to: one.to, weeks })
  }
  return inLanes([...drafts.values()], periods)
}

export function isSameTime(a: Place, b: Place): boolean {
  return a.weekday === b.weekday && a.from === b.from && a.to === b.to
}

function spot({ weekday, from, to, workshopId, teacherIds }: Place): string {
  return [weekday, from, to, workshopId, ...teacherIds].join(' ')
}

/** Sets blocks that overlap beside one another. */
function inLanes(drafts: readonly Draft[], periods: readonly PeriodRow[]): Block[] {
  const rowOf = new Map(periods.map(({ no }, i) => [no, i]))
  const blocks = drafts
    .map((d): Block => ({ ...d, top: rowOf.get(d.from) ?? 0, bottom: (rowOf.get(d.to) ?? rowOf.get(d.from) ?? 0) + 1, lane: 0, lanes: 1 }))
    .sort((a, b) => a.weekday - b.weekday || a.top - b.top || b.bottom - a.bottom || (a.key < b.key ? -1 : 1))
  let cluster: Block[] = []
  let bottom = 0
  const close = () => {
    const lanes = Math.max(1, ...cluster.map(b => b.lane + 1))
    for (const block of cluster) block.lanes = lanes
  }
  for (const block of blocks) {
    if (cluster[0] && (cluster[0].weekday !== block.weekday || block.top >= bottom)) {
      close()
      cluster = []
    }
    const taken = new Set(cluster.filter(b => b.bottom > block.top).map(b => b.lane))
    while (taken.has(block.lane)) block.lane++
    bottom = cluster.length ? Math.max(bottom, block.bottom) : block.bottom
    cluster.push(block)
  }
  close()
  return blocks
}

/** Everybody of a kind whom a proposal touches, with how much of it is new to them and how much moves. */
export function peopleOf(proposal: Proposal, kind: WhoKind): { id: string; fresh: number; moved: number }[] {
  const found = new Map<string, { id: string; fresh: number; moved: number }>()
  for (const s of proposal.sessions) {
    for (const place of s.before ? [s, s.before] : [s]) {
      const ids = kind === 'classGroup' ? s.classGroupIds : kind === 'teacher' ? place.teacherIds : place.workshopId ? [place.workshopId] : []
      for (const id of ids) {
        const one = found.get(id) ?? { id, fresh: 0, moved: 0 }
        found.set(id, one)
        if (place !== s) continue
        if (s.state === 'new') one.fresh++
        if (s.state === 'moved') one.moved++
      }
    }
  }
  for (const l of proposal.leftOut) if (kind === 'classGroup') for (const id of l.classGroupIds) if (!found.has(id)) found.set(id, { id, fresh: 0, moved: 0 })
  return [...found.values()]
}
