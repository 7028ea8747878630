import type { LocalDate } from '../base/time.ts'
import { nameOf } from '../record-name.ts'
import type { Scope, TakeAlong } from '../records/exchange.ts'
import { takenBy } from './part-held.ts'
import type { Tables } from '../tables.ts'

/** `out`: until it comes home; `back`; `late`: its day has passed; `off`: nothing is waited for any more. */
export type LaptopState = 'out' | 'late' | 'back' | 'off'
export type LaptopRow = Pick<TakeAlong, 'id' | 'label' | 'madeAt' | 'records'> & {
  state: LaptopState
  madeBy: string
  dueBack: LocalDate | null
  /** UTC instant of the last time */
  backAt: string | null
  /** names of what was chosen, and the days */
  chosen: string[]
  from: LocalDate
  to: LocalDate
  writtenOff: string | null
}
export type DeviceRow = { id: string; name: string; revoked: boolean; isThis: boolean; note: string | null }
export type Overview = {
  /** this computer; `name` null until it has sent something */
  device: { id: string; name: string | null }
  /** the file that this folder lives from, on a laptop: it holds a part of the college and goes home to `home` */
  takenAlong: { id: string; label: string; from: LocalDate; to: LocalDate; madeAt: string; dueBack: LocalDate | null; home: string } | null
  laptops: LaptopRow[]
  devices: DeviceRow[]
  conflicts: number
}

type ExchangeTables = Pick<Tables, 'takeAlong' | 'device' | 'conflict' | 'college' | 'enterprise' | 'placement' | 'classGroup' | 'workshop' | 'student'>

const ORDER: readonly LaptopState[] = ['late', 'out', 'back', 'off']

/** Laptops that are out, those that are late first; the computers that are known; how many questions are open. */
export function overviewOf(tables: ExchangeTables, device: string, today: LocalDate): Overview {
  const all = [...tables.takeAlong.values()]
  const mine = takenBy(device, all)
  const home = mine?.madeOn ?? [...tables.college.values()][0]?.school
  return {
    device: { id: device, name: tables.device.get(device)?.name ?? null },
    takenAlong: mine ? { id: mine.id, label: mine.label, from: mine.scope.from, to: mine.scope.to, madeAt: mine.madeAt, dueBack: mine.dueBack ?? null, home: (home && tables.device.get(home)?.name) || '' } : null,
    laptops: mine ? [] : all.map(t => laptopOf(tables, t, today)).sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.madeAt > b.madeAt ? -1 : 1)),
    devices: [...tables.device.values()]
      .map(d => ({ id: d.id, name: d.name, revoked: d.revoked === true, isThis: d.id === device, note: d.note ?? null }))
      .sort((a, b) => Number(b.isThis) - Number(a.isThis) || (a.name < b.name ? -1 : 1)),
    conflicts: tables.conflict.size,
  }
}

function laptopOf(tables: ExchangeTables, { id, label, madeAt, madeBy, records, dueBack, backAt, writtenOff, scope }: TakeAlong, today: LocalDate): LaptopRow {
  const state = writtenOff !== undefined ? 'off' : backAt !== undefined ? 'back' : dueBack !== undefined && dueBack < today ? 'late' : 'out'
  return {
    id,
    label,
    state,
    madeAt,
    madeBy: madeBy ?? '',
    dueBack: dueBack ?? null,
    backAt: backAt ?? null,
    records,
    chosen: chosenIn(scope).map(chosen => nameOf(tables, chosen)),
    from: scope.from,
    to: scope.to,
    writtenOff: writtenOff ?? null,
  }
}

function chosenIn({ enterprises = [], placements = [], classGroups = [], workshops = [] }: Scope): string[] {
  return [...enterprises, ...placements, ...classGroups, ...workshops]
}
