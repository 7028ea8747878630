import { groupedBy } from '../../base/grouped-by.ts'
import { weekList } from '../../calendar/week-pattern.ts'
import type { Tables } from '../../tables.ts'
import { TIMETABLE_GOALS, type GoalFigure, type Place, type TimetableGoal } from './choice.ts'
import { kindOf } from './equipment-kind.ts'
import type { CollegeModel } from './model.ts'
import { publishedPlace, samePlace } from './read-plan.ts'
import { idlePeriods } from './rules.ts'
import type { Session } from './sessions.ts'

type Held = Place & { classGroupIds: readonly string[]; session: Session | null }

/** Goals that lessons which stay count for as well. */
const BY_LESSONS: ReadonlySet<TimetableGoal> = new Set(['gapsClasses', 'gapsTeachers', 'compactDays', 'evenLoad'])

/**
 * What each goal comes to, as published and as proposed, in what the office counts: idle periods a week, days a week, sessions. Lessons that
 * stay are counted on both sides. Groups are counted with their parts: the people who wait.
 */
export function goalFigures(model: CollegeModel, after: readonly { session: Session; place: Place }[]): GoalFigure[] {
  const { moving, scene, choice, grid } = model
  const fixed = [...scene.tables.booking.values()].flatMap((b): Held[] => {
    if (moving.has(b.id) || b.times.kind !== 'series' || b.times.termId !== grid.term.id || !b.times.periods || b.status === 'cancelled') return []
    return [{ ...publishedPlace(b), classGroupIds: b.classGroupIds ?? [], session: null }]
  })
  const before = after.filter(s => s.session.booking).map(({ session }): Held => ({ ...publishedPlace(session.booking!), classGroupIds: session.request.classGroupIds ?? [], session }))
  const held = after.map(({ session, place }): Held => ({ ...place, classGroupIds: session.request.classGroupIds ?? [], session }))
  const was = figuresOf(model, [...fixed, ...before])
  const is = figuresOf(model, [...fixed, ...held])
  return TIMETABLE_GOALS.map(code => ({ code, weight: choice.goals[code], before: before.length || (fixed.length && BY_LESSONS.has(code)) ? was[code] : null, after: is[code] }))
}

function figuresOf(model: CollegeModel, held: readonly Held[]): Record<TimetableGoal, number> {
  const { scene, grid, choice } = model
  const weeks = grid.term.weeks - choice.fromWeek + 1
  const parts = leavesOf(scene.tables.classGroup)
  const own = held.filter(h => h.session)
  const byRequest = groupedBy(own, h => h.session!.requestId)
  const classes = daysOf(model, held, h => h.classGroupIds.flatMap(id => parts(id)))
  const teachers = daysOf(model, held, h => h.teacherIds)
  let extra = 0
  let near = 0
  for (const sessions of byRequest.values()) {
    extra += Math.max(0, new Set(sessions.map(s => s.workshopId)).size - 1) + Math.max(0, new Set(sessions.map(s => s.teacherIds.toSorted().join())).size - 1)
    if (sessions[0]!.session!.request.perWeek !== undefined) near += nearDays(sessions)
  }
  return {
    gapsClasses: perWeek(classes.gaps, weeks),
    gapsTeachers: perWeek(teachers.gaps, weeks),
    spread: near,
    sameRoom: extra,
    compactDays: perWeek(classes.days + teachers.days, weeks),
    preferences: own.filter(h => !isPreferred(h)).length,
    evenLoad: unevenHours(scene.tables, held, weeks),
    change: own.filter(h => h.session!.booking && !samePlace(h, publishedPlace(h.session!.booking))).length,
  }
}

function isPreferred({ session, weekday, from, to }: Held): boolean {
  const { preferred } = session!.request
  return !preferred || preferred.some(d => d.weekday === weekday && d.from <= from && to <= d.to)
}

/** Sessions of one request that are on the same day as another or on the next. */
function nearDays(sessions: readonly Held[]): number {
  const days = sessions.map(s => s.weekday).sort((a, b) => a - b)
  return days.filter((d, i) => i > 0 && d - days[i - 1]! <= 1).length
}

/** Idle periods and days used, summed over people and weeks. */
function daysOf({ grid, choice }: CollegeModel, held: readonly Held[], peopleOf: (h: Held) => readonly string[]): { gaps: number; days: number } {
  const masks = new Map<string, Int32Array>()
  const size = grid.term.weeks * 7
  for (const one of held) {
    const [p, q] = [grid.placeOf.get(one.from), grid.placeOf.get(one.to)]
    if (p === undefined || q === undefined) continue
    let bits = 0
    for (let i = p; i <= q; i++) bits |= 1 << i
    for (const id of peopleOf(one)) {
      let days = masks.get(id)
      if (!days) masks.set(id, (days = new Int32Array(size)))
      for (const week of weekList(one.weeks)) if (week >= choice.fromWeek && week <= grid.term.weeks) days[(week - 1) * 7 + one.weekday - 1]! |= bits
    }
  }
  let gaps = 0
  let days = 0
  for (const own of masks.values()) {
    for (const mask of own) {
      if (!mask) continue
      days++
      gaps += idlePeriods(mask)
    }
  }
  return { gaps, days }
}

/** Periods a week that the busiest machine of each kind runs above the mean of its kind, at its place; summed. */
function unevenHours(tables: Pick<Tables, 'equipment'>, held: readonly Held[], weeks: number): number {
  const load = new Map<string, number>()
  for (const { items, from, to, weeks: pattern } of held) for (const { equipmentId } of items) load.set(equipmentId, (load.get(equipmentId) ?? 0) + (to - from + 1) * weekList(pattern).length)
  const used = new Set([...load.keys()].flatMap(id => keyOf(tables, id) ?? []))
  const groups = groupedBy([...tables.equipment.values()].filter(m => used.has(keyOf(tables, m.id)!)), m => keyOf(tables, m.id)!)
  let above = 0
  for (const machines of groups.values()) {
    const loads = machines.map(m => load.get(m.id) ?? 0)
    above += Math.max(...loads) - loads.reduce((a, b) => a + b, 0) / loads.length
  }
  return perWeek(above, weeks)
}

function keyOf({ equipment }: Pick<Tables, 'equipment'>, id: string): string | null {
  const machine = equipment.get(id)
  return machine ? `${machine.workshopId ?? ''} ${kindOf(machine)}` : null
}

/** The parts of a group that have no parts themselves: those whose days are looked at. */
function leavesOf(groups: Tables['classGroup']): (id: string) => readonly string[] {
  const parts = new Map<string, string[]>()
  for (const group of groups.values()) for (const whole of group.partOf ?? []) parts.set(whole, [...(parts.get(whole) ?? []), group.id])
  const leaves = new Map<string, string[]>()
  return id => {
    let own = leaves.get(id)
    if (!own) {
      const seen = new Set([id])
      for (const group of seen) for (const part of parts.get(group) ?? []) seen.add(part)
      leaves.set(id, (own = [...seen].filter(one => !parts.has(one))))
    }
    return own
  }
}

function perWeek(sum: number, weeks: number): number {
  return Math.round((sum / Math.max(1, weeks)) * 10) / 10
}
