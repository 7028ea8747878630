import type { BookedItem } from '../../records/booking.ts'
import type { Equipment } from '../../records/equipment.ts'
import type { Placed, Plan } from '../problem.ts'
import { Board } from './board.ts'
import type { Place, ProposedSession } from './choice.ts'
import type { CollegeModel, Item } from './model.ts'
import type { Source } from './options.ts'
import type { Session } from './sessions.ts'

/** A plan in the college's own terms: every placed session with its room, teachers and machines by name; null for what is not placed. */
export function readPlan(model: CollegeModel, plan: Plan): (ProposedSession | null)[] {
  const machines = pickMachines(model, plan)
  return model.items.map((item, a) => {
    const placed = plan[a]
    if (!item.session || !placed) return null
    return proposed(item.session, placeOf(model, item, placed, machines[a]!), model.problem.activities[a]!.locked !== null)
  })
}

function proposed(session: Session, place: Place, isPinned: boolean): ProposedSession {
  const { request, booking, requestId, nth, key } = session
  const before = booking && publishedPlace(booking)
  return {
    requestId, nth, key, ...place,
    title: request.title,
    classGroupIds: request.classGroupIds ?? [],
    before: before && { ...before, bookingId: booking.id },
    state: !before ? 'new' : samePlace(place, before) ? 'same' : 'moved',
    locked: isPinned,
  }
}

/** Where a booking of a request is; one by the clock has no periods. */
export function publishedPlace({ times, workshopId, teacherIds = [], items = [] }: { times: unknown; workshopId?: string | undefined; teacherIds?: string[] | undefined; items?: BookedItem[] | undefined }): Place {
  const { weekday, weeks, periods } = times as { weekday: number; weeks: string; periods: { from: number; to: number } } // only series by period may move
  return { weekday, from: periods.from, to: periods.to, weeks, workshopId: workshopId ?? null, teacherIds, items }
}

export function samePlace(a: Place, b: Place): boolean {
  const key = ({ weekday, from, to, weeks, workshopId, teacherIds, items }: Place) => JSON.stringify([weekday, from, to, weeks, workshopId, teacherIds.toSorted(), items.map(i => `${i.equipmentId} ${i.units}`).sort()])
  return key(a) === key(b)
}

function placeOf({ grid, problem }: CollegeModel, item: Item, placed: Placed, items: BookedItem[]): Place {
  const { request } = item.session!
  const p = placed.slot % problem.periods
  return {
    weekday: Math.floor(placed.slot / problem.periods) + 1,
    from: grid.periods[p]!.no,
    to: grid.periods[p + request.periods - 1]!.no,
    weeks: item.patterns[placed.pattern]!.text,
    workshopId: wayOf(item, placed).workshopId,
    teacherIds: item.teacherChoice < 0 ? [...item.teachers] : [item.teachers[placed.options[item.teacherChoice]!]!],
    items,
  }
}

export function wayOf(item: Item, placed: Placed) {
  return item.ways[item.wayChoice < 0 ? 0 : placed.options[item.wayChoice]!]!
}

/**
 * Which pieces each session takes: those that the search picked, changed one for another where that spreads the hours of machines of one kind
 * more evenly; machines that the session has now come first. A session that stays where it is keeps more than it asks for, if nobody wants it.
 */
function pickMachines(model: CollegeModel, plan: Plan): BookedItem[][] {
  const { items, problem, drafts, choice } = model
  const cells = problem.days * problem.periods
  const kinds = problem.weeks.length
  const busy = new Map<number, Set<number>>()
  const load = new Map<string, number>()
  const spanOf = (a: number, { slot, pattern }: Placed) => {
    const { length, patterns } = problem.activities[a]!
    const own: number[] = []
    for (let k = 0; k < kinds; k++) if (patterns[pattern]! & (1 << k)) for (let i = 0; i < length; i++) own.push(k * cells + slot + i)
    return own
  }
  const hold = (row: number, span: readonly number[], isHeld: boolean) => {
    const own = busy.get(row) ?? new Set()
    busy.set(row, own)
    for (const cell of span) if (isHeld) own.add(cell)
    else own.delete(cell)
  }
  const isOpen = (row: number, span: readonly number[]) => {
    const { closed, rules } = problem.rows[row]!
    return !rules.length && span.every(cell => !busy.get(row)?.has(cell) && !(closed && closed[cell % cells]! & (1 << Math.floor(cell / cells))))
  }
  const hoursOf = (a: number, { pattern }: Placed) => items[a]!.patterns[pattern]!.weeks.length * problem.activities[a]!.length
  const machineOf = (row: number) => drafts[row]!.meaning.id
  const addLoad = (id: string, by: number) => void load.set(id, (load.get(id) ?? 0) + by)

  const rowsTaken: number[][] = items.map((_, a) => (items[a]!.session && plan[a] ? [...plan[a].picks] : []))
  for (const [a, rows] of rowsTaken.entries()) {
    for (const row of rows) {
      hold(row, spanOf(a, plan[a]!), true)
      addLoad(machineOf(row), hoursOf(a, plan[a]!))
    }
  }
  const chosen: BookedItem[][] = items.map(() => [])
  for (const [a, item] of items.entries()) {
    const placed = plan[a]
    if (!item.session || !placed) continue
    const hours = hoursOf(a, placed)
    const span = spanOf(a, placed)
    const had = new Set((item.session.booking?.items ?? []).map(i => i.equipmentId))
    const rank = (id: string) => (had.has(id) ? -1 : choice.goals.evenLoad ? (load.get(id) ?? 0) : 0)
    let at = 0
    for (const source of wayOf(item, placed).sources) {
      if ('always' in source) {
        chosen[a]!.push(...fromAlways(source, rank, machine => addLoad(machine, hours)))
        continue
      }
      const first = at
      const rows = rowsTaken[a]!.slice(at, (at += source.count))
      if (!source.pieces.machines.length) continue
      for (const [i, row] of rows.entries()) {
        const better = source.rows.filter(r => !rows.includes(r) && isOpen(r, span)).sort((x, y) => rank(machineOf(x)) - rank(machineOf(y)))[0]
        if (better === undefined || rank(machineOf(better)) + (had.has(machineOf(better)) ? 0 : hours) >= rank(machineOf(row))) continue
        hold(row, span, false)
        hold(better, span, true)
        addLoad(machineOf(row), -hours)
        addLoad(machineOf(better), hours)
        rows[i] = rowsTaken[a]![first + i] = better
      }
      chosen[a]!.push(...inUnits(source, rows.map(machineOf)))
    }
  }
  let board: Board | null = null
  for (const [a, item] of items.entries()) {
    const placed = plan[a]
    if (!item.session?.booking || !placed || !staysPut(model, item, placed)) continue
    const more = moreThanAsked(item.session.booking.items ?? [], chosen[a]!, wayOf(item, placed).sources)
    if (!more) continue
    board ??= new Board(problem, plan.map((p, b) => p && { ...p, picks: items[b]!.session ? rowsTaken[b]! : p.picks }))
    const free = (rows: readonly number[], id: string) => board!.freeIn(rows.filter(r => machineOf(r) === id), a, placed.slot, problem.activities[a]!.length, problem.activities[a]!.patterns[placed.pattern]!)
    const rows = more.map(({ source, id, units }) => ('always' in source ? [] : free(source.rows, id).filter(r => !rowsTaken[a]!.includes(r)).slice(0, Math.ceil(units / source.each))))
    if (!more.every(({ source, units }, i) => 'always' in source || rows[i]!.length * source.each >= units)) continue
    const had = board.take(a)
    board.put(a, { ...had, picks: [...had.picks, ...rows.flat()] })
    chosen[a] = item.session.booking.items!
  }
  return chosen
}

/** The pieces that a published session has beyond those asked for, each with where it comes from; null where there are none, or not only such. */
function moreThanAsked(published: readonly BookedItem[], chosen: readonly BookedItem[], sources: readonly Source[]): { source: Source; id: string; units: number }[] | null {
  const has = new Map(published.map(i => [i.equipmentId, i.units]))
  if (chosen.some(i => (has.get(i.equipmentId) ?? 0) < i.units)) return null
  const more: { source: Source; id: string; units: number }[] = []
  for (const { equipmentId: id, units } of published) {
    const left = units - (chosen.find(i => i.equipmentId === id)?.units ?? 0)
    if (!left) continue
    const source = sources.find(s => ('always' in s ? s.always : s.pieces.machines).some(m => m.id === id))
    if (!source) return null
    more.push({ source, id, units: left })
  }
  return more.length ? more : null
}

/** Is a session where it is published, machines apart? */
function staysPut(model: CollegeModel, item: Item, placed: Placed): boolean {
  const before = publishedPlace(item.session!.booking!)
  return samePlace({ ...placeOf(model, item, placed, []), items: [] }, { ...before, items: [] })
}

/** Enough of the machines that are free whenever the room is; those of the lowest rank first, then as they stand in the register. */
function fromAlways({ pieces, always }: Extract<Source, { always: unknown }>, rank: (id: string) => number, note: (id: string) => void): BookedItem[] {
  const taken: BookedItem[] = []
  let left = pieces.pieces
  const inOrder: readonly Equipment[] = always.map((m, i) => ({ m, i })).sort((x, y) => rank(x.m.id) - rank(y.m.id) || x.i - y.i).map(({ m }) => m)
  for (const machine of inOrder) {
    if (!left) break
    const units = Math.min(left, machine.units)
    taken.push({ equipmentId: machine.id, units })
    note(machine.id)
    left -= units
  }
  return inRegisterOrder(taken, pieces.machines)
}

/** Rows stand for portions of a machine's pieces; the last portion may be more than is wanted. */
function inUnits({ pieces, each }: Extract<Source, { rows: unknown }>, ids: readonly string[]): BookedItem[] {
  const units = new Map<string, number>()
  let left = pieces.pieces
  for (const id of ids) {
    const some = Math.min(each, left)
    if (some) units.set(id, (units.get(id) ?? 0) + some)
    left -= some
  }
  return inRegisterOrder([...units].map(([equipmentId, n]) => ({ equipmentId, units: n })), pieces.machines)
}

function inRegisterOrder(items: BookedItem[], machines: readonly Equipment[]): BookedItem[] {
  const place = new Map(machines.map((m, i) => [m.id, i]))
  return items.sort((a, b) => place.get(a.equipmentId)! - place.get(b.equipmentId)!)
}
