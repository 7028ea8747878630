import { holdsPath } from './holds-path.ts'

/** For whom a part of the guide is. */
export type GuidePart = 'all' | 'centre' | 'internships' | 'quality' | 'office'
/** A chapter is a file of docs/guide in each language, called by `guide.<key>`; `paths` are the pages that it is about. */
export type Chapter = { key: string; part: GuidePart; paths: readonly string[] }

export const CHAPTERS: readonly Chapter[] = [
  { key: 'start', part: 'all', paths: [] },
  { key: 'basics', part: 'all', paths: [] },
  { key: 'keyboard', part: 'all', paths: [] },
  { key: 'today', part: 'all', paths: ['/today'] },
  { key: 'registers', part: 'all', paths: ['/registers'] },
  { key: 'teacher', part: 'all', paths: [] },
  { key: 'board', part: 'centre', paths: ['/board'] },
  { key: 'free', part: 'centre', paths: ['/free'] },
  { key: 'bookings', part: 'centre', paths: ['/bookings', '/month', '/clashes'] },
  { key: 'timetable', part: 'centre', paths: ['/timetable', '/registers/sessionRequest', '/registers/unavailableTime'] },
  { key: 'upkeep', part: 'centre', paths: ['/upkeep', '/registers/maintenance', '/registers/maintenancePlan', '/registers/fault'] },
  { key: 'utilisation', part: 'centre', paths: ['/utilisation'] },
  { key: 'calendar', part: 'centre', paths: ['/calendar', '/registers/term', '/registers/bellTable', '/registers/calendarDay'] },
  { key: 'placements', part: 'internships', paths: ['/placements', '/registers/placement'] },
  { key: 'agreements', part: 'internships', paths: ['/agreements', '/registers/agreement'] },
  { key: 'compliance', part: 'internships', paths: ['/compliance'] },
  { key: 'matching', part: 'internships', paths: ['/matching'] },
  { key: 'roster', part: 'internships', paths: ['/roster'] },
  { key: 'attendance', part: 'internships', paths: ['/attendance'] },
  { key: 'visits', part: 'internships', paths: ['/visits', '/registers/visit'] },
  { key: 'outcomes', part: 'quality', paths: ['/outcomes'] },
  { key: 'skills', part: 'quality', paths: ['/skills', '/registers/skill', '/registers/assessment'] },
  { key: 'contribution', part: 'quality', paths: ['/contribution', '/registers/ledgerRate'] },
  { key: 'packs', part: 'quality', paths: ['/packs'] },
  { key: 'import', part: 'office', paths: ['/import'] },
  { key: 'reports', part: 'office', paths: ['/reports'] },
  { key: 'exchange', part: 'office', paths: ['/exchange'] },
  { key: 'history', part: 'office', paths: ['/history'] },
  { key: 'data', part: 'office', paths: ['/data', '/recovery'] },
  { key: 'settings', part: 'office', paths: ['/settings'] },
]
export const GUIDE_PARTS: readonly GuidePart[] = ['all', 'centre', 'internships', 'quality', 'office']

/** The chapter about the page at an address: of several the one that says it most exactly. */
export function chapterOf(pathname: string): string {
  const fitting = CHAPTERS.flatMap(({ key, paths }) => paths.filter(path => holdsPath(path, pathname)).map(path => ({ key, length: path.length })))
  return fitting.sort((a, b) => b.length - a.length)[0]?.key ?? 'basics'
}
