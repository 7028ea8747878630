/** The places of the program, in the order of the menu. Labels are worded by `menu.<key>`. */
export type Place = { key: string; path: string; /** pages that belong to it and have no place of their own */ also?: readonly string[] }
export type PlaceGroup = { key: string; places: Place[] }

/** Registers that are called otherwise in the menu: their names are too long for it, or those of another place. */
const SHORT: Readonly<Record<string, string>> = { skill: 'menu.skillList', destination: 'menu.destinations', enterpriseTeaching: 'menu.enterpriseTeachers', calendarDay: 'menu.holidays' }
const register = (table: string): Place => ({ key: SHORT[table] ?? `tables.${table}`, path: `/registers/${table}` })

export const MENU: PlaceGroup[] = [
  { key: 'menu.now', places: [{ key: 'menu.today', path: '/today' }] },
  {
    key: 'menu.workshops',
    places: [
      { key: 'menu.board', path: '/board' },
      { key: 'menu.timetable', path: '/timetable' },
      { key: 'menu.free', path: '/free' },
      { key: 'menu.bookings', path: '/bookings' },
      { key: 'menu.month', path: '/month' },
      { key: 'menu.clashes', path: '/clashes' },
      { key: 'menu.upkeep', path: '/upkeep' },
      { key: 'menu.utilisation', path: '/utilisation' },
    ],
  },
  {
    key: 'menu.internships',
    places: [
      { key: 'menu.placements', path: '/placements', also: ['/registers/placement'] },
      { key: 'menu.compliance', path: '/compliance' },
      { key: 'menu.matching', path: '/matching' },
      { key: 'menu.roster', path: '/roster' },
      { key: 'menu.attendance', path: '/attendance' },
      { key: 'menu.visits', path: '/visits', also: ['/registers/visit'] },
      register('journal'),
    ],
  },
  {
    // the quieter registers of internships are reached from these
    key: 'menu.partners',
    places: [
      ...['student', 'batch', 'enterprise', 'post', 'contact'].map(register),
      { key: 'menu.agreements', path: '/agreements', also: ['/registers/agreement'] },
      ...['incident', 'ticket'].map(register),
    ],
  },
  {
    key: 'menu.outcomes',
    places: [
      { key: 'menu.outcomes.page', path: '/outcomes' },
      { key: 'menu.skills', path: '/skills' },
      { key: 'menu.contribution', path: '/contribution' },
      { key: 'menu.packs', path: '/packs' },
    ],
  },
  {
    key: 'menu.outcomeRegisters',
    places: ['skill', 'trainingItem', 'itemDelivery', 'assessment', 'certificate', 'destination', 'feedback', 'ratingScale'].map(register),
  },
  {
    key: 'menu.ledgerRegisters',
    places: ['skillDemand', 'mentorWork', 'enterpriseTeaching', 'donation', 'enterpriseService', 'ledgerRate'].map(register),
  },
  {
    key: 'menu.registers',
    places: ['equipment', 'workshop', 'workstation', 'classGroup', 'teacher', 'programme', 'qualification', 'teacherQualification', 'maintenancePlan', 'maintenance', 'fault'].map(register),
  },
  { key: 'menu.time', places: [{ key: 'menu.calendar', path: '/calendar' }, register('term'), register('bellTable'), register('calendarDay'), register('sessionRequest'), register('unavailableTime')] },
  {
    key: 'menu.office',
    places: [
      { key: 'menu.import', path: '/import' },
      { key: 'menu.exchange', path: '/exchange' },
      { key: 'menu.reports', path: '/reports' },
      { key: 'menu.history', path: '/history' },
      { key: 'menu.data', path: '/data' },
      { key: 'menu.settings', path: '/settings' },
    ],
  },
]
