import type { Problem, Request } from '#domain/roster/problem.ts'

/** Reads an instance of T. Curtois and R. Qu's public shift rosters (schedulingbenchmarks.org), text format. */
export function readCurtois(text: string): Problem {
  const sections = new Map<string, string[][]>()
  let lines: string[][] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('SECTION_')) sections.set(line, (lines = []))
    else lines.push(line.split(','))
  }
  const section = (name: string) => sections.get(`SECTION_${name}`) ?? []
  const daysOff = new Map(section('DAYS_OFF').map(([id, ...days]) => [id!, days.map(Number)]))
  const requests = (kind: Request['kind'], name: string) =>
    section(name).map(([person, day, shift, weight]): Request => ({ kind, person: person!, day: Number(day), shift: shift!, weight: Number(weight) }))
  return {
    from: '2014-01-06', // all start on a Monday
    days: Number(section('HORIZON')[0]![0]),
    shifts: section('SHIFTS').map(([code, minutes, notNext]) => ({ code: code!, start: 0, minutes: Number(minutes), notNext: notNext ? notNext.split('|') : [] })),
    people: section('STAFF').map(([id, most, maxMinutes, minMinutes, maxRun, minRun, minOff, maxWeekends]) => ({
      id: id!,
      skills: [],
      maxShifts: Object.fromEntries(most!.split('|').map(m => [m.split('=')[0]!, Number(m.split('=')[1])])),
      minMinutes: Number(minMinutes),
      maxMinutes: Number(maxMinutes),
      minRun: Number(minRun),
      maxRun: Number(maxRun),
      minOff: Number(minOff),
      maxWeekends: Number(maxWeekends),
      daysOff: daysOff.get(id!) ?? [],
    })),
    requests: [...requests('on', 'SHIFT_ON_REQUESTS'), ...requests('off', 'SHIFT_OFF_REQUESTS')],
    cover: section('COVER').map(([day, shift, need, under, over]) => ({ day: Number(day), shift: shift!, need: Number(need), under: Number(under), over: Number(over) })),
    locks: [],
  }
}
