import { birth } from '#domain/base/change.ts'
import type { Context } from '#domain/base/decision.ts'
import { addDays, clockMinutes, clockOf } from '#domain/base/time.ts'
import type { TableName } from '#domain/table-names.ts'
import type { Row } from '#domain/tables.ts'
import { World } from '#domain/world.ts'
import { NO_PAST } from '../no-past.ts'

/** A college small enough to count by hand, and what tests add to it. Week 12 of its term begins on 2026-11-23. */
export const MONDAY = '2026-11-23'
export const ctx: Context = { now: '2026-11-23T08:14', actor: { name: '' }, newId: table => `${table}:new`, past: NO_PAST }

export type Rows = { [K in TableName]?: Row<K>[] }

export function worldOf(...all: Rows[]): World {
  const world = new World()
  for (const rows of all) for (const [table, list] of Object.entries(rows)) world.apply(list.map(row => birth(table as TableName, row)))
  return world
}

const CLOCKS = ['08:00', '08:50', '10:05', '10:55', '14:00', '14:50', '16:05', '16:55', '19:00', '19:50']

export const college: Rows = {
  college: [{ id: 'college:main', name: '江州职业技术学院' }],
  term: [{ id: 'term:a', name: '2026 秋', start: addDays(MONDAY, -77), weeks: 18 }],
  bellTable: [
    { id: 'bellTable:a', name: '作息', termId: 'term:a', periods: CLOCKS.map((start, i) => ({ no: i + 1, start, end: clockOf(clockMinutes(start) + 45) })) },
  ],
  programme: [{ id: 'programme:cnc', name: '数控技术' }],
  teacher: [
    { id: 'teacher:wang', name: '王建国', staffNo: 'T001', department: '机电系' },
    { id: 'teacher:li', name: '李雪', staffNo: 'T002' },
  ],
  enterprise: [{ id: 'enterprise:jinyu', name: '金宇精密机械', contactName: '赵工', contactPhone: '0700-0001' }],
  workshop: [
    { id: 'workshop:cnc', name: '数控加工实训室', code: 'A101', building: '一号实训楼', stations: 20, keeper: '王建国' },
    { id: 'workshop:weld', name: '焊接实训室', code: 'A102', stations: 12 },
  ],
  classGroup: [
    { id: 'classGroup:m1', name: '数控2301', programmeId: 'programme:cnc', size: 40, adviserId: 'teacher:wang' },
    { id: 'classGroup:m2', name: '数控2302', size: 38 },
  ],
  equipment: [
    { id: 'equipment:l1', name: '数控车床 1', assetNo: 'SB-0001', model: 'CK6140', units: 2, statusCode: '1', unitPrice: 120000, workshopId: 'workshop:cnc', purchasedOn: '2020-05-01' },
    { id: 'equipment:l2', name: '数控车床 2', assetNo: 'SB-0002', units: 1, statusCode: '1', workshopId: 'workshop:cnc' },
    { id: 'equipment:x', name: '五轴加工中心', assetNo: 'JY-01', units: 1, statusCode: '3', unitPrice: 900000.5, workshopId: 'workshop:cnc', lenderId: 'enterprise:jinyu', loanFrom: '2026-09-01', loanTo: '2027-07-15' },
    { id: 'equipment:s', name: '移动空压机', units: 3, statusCode: '1', unitPrice: 3000 },
  ],
  booking: [
    {
      id: 'booking:a', title: '数控编程', use: 'teaching', status: 'confirmed', workshopId: 'workshop:cnc', classGroupIds: ['classGroup:m1'], teacherIds: ['teacher:wang'],
      items: [{ equipmentId: 'equipment:l1', units: 2 }],
      times: { kind: 'series', termId: 'term:a', weekday: 1, periods: { from: 1, to: 2 }, weeks: '1-16' },
    },
    {
      id: 'booking:b', title: '金宇员工培训', use: 'enterprise', status: 'held', workshopId: 'workshop:cnc', enterpriseId: 'enterprise:jinyu', stations: 8, people: 8,
      items: [{ equipmentId: 'equipment:x', units: 1 }],
      times: { kind: 'once', start: '2026-11-28T09:00', end: '2026-11-28T11:30' },
    },
    { id: 'booking:c', title: '外出参观', use: 'other', status: 'confirmed', classGroupIds: ['classGroup:m2'], times: { kind: 'once', start: '2026-11-25T12:30', end: '2026-11-25T13:30' } },
    { id: 'booking:d', title: '作废', use: 'other', status: 'cancelled', workshopId: 'workshop:cnc', times: { kind: 'once', start: '2026-11-24T08:00', end: '2026-11-24T09:35' } },
  ],
  maintenance: [{ id: 'maintenance:1', equipmentId: 'equipment:l2', kind: 'maintenance', start: '2026-11-24T08:00', end: '2026-11-24T12:00', status: 'planned' }],
}
