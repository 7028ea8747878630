import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import { bit, type When } from './grid.ts'
import type { Machine, Scene } from './scene.ts'
import { TEACHING_WEEKS } from './term.ts'

/** Plans of maintenance, calibration and inspection; a few are overdue and some fall due within a fortnight. */
export function putPlans({ sheaf, dice, wish, rooms }: Scene): void {
  let n = 0
  for (const machine of [...rooms.values()].flatMap(room => room.machines)) {
    for (const { kind, days, hours, minutes } of machine.upkeep) {
      n++
      const cycle = days ?? 365
      const elapsed = n % 47 === 5 ? cycle + dice.between(2, 20) : n % 23 === 7 ? cycle - dice.between(1, 13) : dice.between(1, Math.max(2, Math.floor(cycle * 0.8)))
      sheaf.put('maintenancePlan', {
        equipmentId: machine.row.id,
        kind,
        ...(days ? { everyDays: days } : {}),
        ...(hours ? { everyHours: hours } : {}),
        lastOn: addDays(wish.today, -elapsed),
        minutes,
      })
    }
  }
}

/** Stretches of upkeep on Friday afternoons and Saturdays, before any lesson is placed: those that are past are done. */
export function putMaintenance({ sheaf, dice, wish, plan, term, grid, rooms }: Scene): void {
  const machines = dice.shuffled([...rooms.values()].flatMap(room => room.machines).filter(m => m.upkeep.length && !m.idle))
  for (const [i, machine] of machines.slice(0, plan.maintenance).entries()) {
    const week = 1 + (i % TEACHING_WEEKS)
    const friday = i % 2 === 0
    const when: When = { weekday: friday ? 5 : 6, from: friday ? 7 : 1, to: friday ? 8 : 4, weeks: bit(week) }
    const date = term.dateIn(week, when.weekday)
    if (term.isHoliday(date)) continue
    grid.take(machine.row.id, when)
    const planned = sheaf.all('maintenancePlan').find(p => p.equipmentId === machine.row.id)!
    const done = date < wish.today
    sheaf.put('maintenance', {
      equipmentId: machine.row.id,
      planId: planned.id,
      kind: planned.kind,
      ...term.clocks(date, when.from, when.to),
      status: done ? 'done' : 'planned',
      ...(done ? { doneBy: machine.row.keeper } : {}),
    })
    if (done && planned.lastOn! < date) planned.lastOn = date
  }
}

/** Faults: a machine out of order for each that stands idle, some that still work, and some mended ones. */
export function putFaults({ sheaf, dice, wish, say, rooms, plan, term }: Scene): void {
  const machines = [...rooms.values()].flatMap(room => room.machines)
  const { faults, repairs } = wish.catalogue
  const report = (machine: Machine, n: number, date: LocalDate, severity: Row<'fault'>['severity'], fixed: LocalDate | null): void => {
    sheaf.put('fault', {
      equipmentId: machine.row.id,
      reportedAt: `${date}T${n % 2 ? '10:15' : '16:20'}`,
      reporter: machine.row.keeper,
      description: say(faults[n % faults.length]!),
      severity,
      ...(fixed ? { fixedAt: `${fixed}T17:00`, repair: say(repairs[n % repairs.length]!) } : {}),
    })
  }
  for (const [i, machine] of machines.filter(m => m.idle).entries()) report(machine, i, addDays(wish.today, -3 - i * 4), 'stopped', null)
  if (plan.crowdedWeek) return
  const others = dice.shuffled(machines.filter(m => !m.idle)).slice(0, 10)
  for (const [i, machine] of others.entries()) {
    const date = i < 4 ? addDays(wish.today, -1 - i * 2) : addDays(term.term.start, i * 5)
    const fixed = i < 4 || addDays(date, 3) > wish.today ? null : addDays(date, 3)
    report(machine, i + 3, date, i % 2 ? 'works' : 'limited', fixed)
  }
}
