import { addDays, mondayOf, type LocalDate } from '../base/time.ts'
import type { Scene } from './scene.ts'

const DOUBLES = [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]] as const
const STATIONS_EACH = 4

/**
 * One week, the present one or the next without a holiday, in which every machine is booked in every double period from Monday
 * to Friday, each time for another class group and teacher: 25 bookings a machine.
 */
export function putCrowdedWeek({ wish, term, sheaf, schools, say }: Scene): void {
  const monday = openWeek(mondayOf(wish.today), date => term.isHoliday(date))
  let slot = 0
  for (let day = 0; day < 5; day++) {
    const date = addDays(monday, day)
    for (const [from, to] of DOUBLES) {
      slot++
      for (const { type, groups, lecturers, rooms, partner } of schools) {
        const machines = [...rooms.values()].flatMap(room => room.machines)
        for (const [i, { row }] of machines.entries()) {
          const course = type.courses[(i + slot) % type.courses.length]!
          const enterprise = (i * 7 + slot) % 9 === 0
          sheaf.put('booking', {
            title: say(enterprise ? wish.catalogue.trainings[i % 4]! : course.name),
            use: enterprise ? 'enterprise' : 'teaching',
            status: 'confirmed',
            times: { kind: 'once', ...term.clocks(date, from, to), periods: { from, to } },
            workshopId: row.workshopId,
            stations: STATIONS_EACH,
            items: [{ equipmentId: row.id, units: row.units }],
            classGroupIds: [groups[(i + slot) % groups.length]!.id],
            teacherIds: [lecturers[(i + slot * 3) % lecturers.length]!.row.id],
            ...(enterprise ? { enterpriseId: partner.id } : {}),
            people: STATIONS_EACH,
          })
        }
      }
    }
  }
}

function openWeek(monday: LocalDate, isHoliday: (date: LocalDate) => boolean): LocalDate {
  const open = [0, 1, 2, 3, 4].every(day => !isHoliday(addDays(monday, day)))
  return open ? monday : openWeek(addDays(monday, 7), isHoliday)
}
