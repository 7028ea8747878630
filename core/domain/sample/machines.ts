import { addDays, type LocalDate } from '../base/time.ts'
import type { Row } from '../tables.ts'
import type { MachineType, WorkshopType } from './catalogue.ts'
import type { Machine, Room, Scene, School } from './scene.ts'
import { shares } from './size.ts'

/** Workshops and what stands in them, lent machines with their loan terms; returns the rooms by key. */
export function putMachines(scene: Omit<Scene, 'rooms'>): Map<string, Room> {
  const rooms = new Map<string, Room>()
  const types = scene.schools.flatMap(school => school.type.workshops.map(type => ({ school, type })))
  const most = scene.plan.machines === 320 ? undefined : shares(scene.plan.machines, types.length)
  let serial = 0
  let loans = 0
  for (const [i, { school, type }] of types.entries()) {
    const workshop = putWorkshop(scene, school, type)
    const room: Room = { row: workshop, shared: type.shared, machines: [] }
    for (const [n, { machine, number, lent }] of linesOf(type, most?.[i]).entries()) {
      serial++
      const loan = lent ? loanTerms(scene, school, loans++) : {}
      const bought = `${scene.dice.between(2013, 2025)}-${String(scene.dice.between(1, 12)).padStart(2, '0')}-${scene.dice.between(10, 28)}` as LocalDate
      const idle = serial % 64 === 40 && !lent && !scene.plan.crowdedWeek
      const row = scene.sheaf.put('equipment', {
        assetNo: lent ? `J${String(loans).padStart(4, '0')}` : `${machine.category}${bought.slice(0, 4)}${String(serial).padStart(4, '0')}`,
        name: scene.say([`${machine.name[0]} ${number} 号`, `${machine.name[1]} ${number}`]),
        model: machine.model,
        categoryCode: machine.category,
        units: machine.units,
        statusCode: idle ? '3' : '1',
        unitPrice: machine.price,
        ...(lent ? {} : { purchasedOn: bought }),
        manufacturer: scene.say(machine.maker),
        source: lent ? 'lent' : scene.dice.chance(4) ? 'donated' : 'bought',
        keeper: workshop.keeper,
        workshopId: workshop.id,
        ...(machine.qualification ? { qualificationId: qualificationId(scene, machine.qualification) } : {}),
        ...loan,
      })
      room.machines.push({ row, half: n % 2 ? 1 : 0, idle, upkeep: machine.upkeep ?? [] })
    }
    school.rooms.set(type.key, room)
    rooms.set(type.key, room)
  }
  return rooms
}

function putWorkshop({ sheaf, say }: Omit<Scene, 'rooms'>, school: School, type: WorkshopType): Row<'workshop'> {
  const row = sheaf.put('workshop', {
    name: say(type.name),
    code: `${type.building[1].slice(0, 1)}${type.room}`,
    building: say(type.building),
    kind: say(type.kind),
    stations: type.stations,
    area: type.area,
    programmeId: school.row.id,
    keeper: school.lecturers[sheaf.all('workshop').length % school.lecturers.length]!.row.name,
  })
  if (type.key === 'plc') {
    for (let n = 1; n <= type.stations; n++) {
      sheaf.put('workstation', { workshopId: row.id, name: say([`${n} 号工位`, `Station ${n}`]), state: n % 24 === 17 ? 'closed' : 'usable' })
    }
  }
  return row
}

type Line = { machine: MachineType; number: number; lent: boolean }

/** The register lines of a room; of a smaller college the first of each type in turn, lent ones among them. */
function linesOf(type: WorkshopType, most?: number): Line[] {
  const all = type.types.map(machine =>
    Array.from({ length: machine.rows }, (_, i): Line => ({ machine, number: i + 1, lent: i >= machine.rows - machine.lent })),
  )
  if (most === undefined) return all.flat()
  const chosen: Line[][] = all.map(() => [])
  for (let turn = 0, left = most; left > 0; turn++) {
    for (const [i, lines] of all.entries()) {
      // by turns from the front and from the back, so that the lent ones at the back come too
      const line = turn % 2 ? lines.pop() : lines.shift()
      if (line && left-- > 0) chosen[i]!.push(line)
    }
  }
  return chosen.map(lines => lines.sort((a, b) => a.number - b.number)).flat()
}

function qualificationId({ wish, sheaf, say }: Omit<Scene, 'rooms'>, key: string): string {
  const name = say(wish.catalogue.qualifications.find(q => q.key === key)!.name)
  return sheaf.all('qualification').find(q => q.name === name)!.id
}

type LoanTerms = Pick<Row<'equipment'>, 'lenderId' | 'loanFrom' | 'loanTo' | 'loanHoursPerDay' | 'loanUse' | 'loanDueBack'>

/** Most loans run for years and allow everything; some bind hours or use, four end soon and one is overdue. */
function loanTerms({ wish, term, dice, plan }: Omit<Scene, 'rooms'>, school: School, n: number): LoanTerms {
  const lender = { lenderId: school.partner.id }
  const started = addDays(term.term.start, -dice.between(0, 8) * 91)
  if (plan.crowdedWeek) return { ...lender, loanFrom: started, loanTo: addDays(term.term.start, 730), loanUse: 'any', loanDueBack: addDays(term.term.start, 744) }
  const ends = n % 15 === 11 ? addDays(wish.today, dice.between(6, 26)) : n % 60 === 29 || n === 3 ? addDays(wish.today, -9) : addDays(term.term.start, dice.between(2, 8) * 91)
  return {
    ...lender,
    loanFrom: started,
    loanTo: ends,
    loanHoursPerDay: n % 10 === 4 ? 4 : n % 5 === 1 ? 6 : 8,
    loanUse: n % 6 === 2 ? 'teaching' : n % 20 === 13 ? 'enterprise' : 'any',
    loanDueBack: addDays(ends, n % 60 === 29 || n === 3 ? 5 : 7),
  }
}

/** May lessons of this use be given on the machine in every one of these weeks? Loan window and allowed use; hours are counted elsewhere. */
export function lends({ row }: Machine, use: Row<'booking'>['use'], first: LocalDate, last: LocalDate): boolean {
  if (!row.lenderId) return true
  return (row.loanUse === 'any' || row.loanUse === use) && (row.loanFrom ?? first) <= first && (row.loanTo ?? last) >= last
}
