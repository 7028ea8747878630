import type { Figure } from '#renderer/ui/Figures.tsx'
import { compliancePath } from '#renderer/compliance/question.ts'
import type { Desk } from './desks.ts'
import type { TodayData } from './use-today.ts'

type Say = (key: string, facts?: Record<string, unknown>) => string

/** The figures that answer a desk's first question of the day, each leading to what is behind it. */
export function todayFigures(desk: Desk, data: TodayData, say: Say, to: (path: string) => void): Figure[] {
  const figure = (key: string, value: number | undefined, path: string, tone?: Figure['tone']): Figure => ({ label: say(key), value, onClick: () => to(path), ...(tone ? { tone } : {}) })
  const findings = figure('today.figure.findings', data.findings, compliancePath({ severity: 'E', answered: false }), 'refusal')
  const sessions = figure('today.figure.today', data.sessionsToday, '/board')
  const clashes = figure('today.figure.clashes', data.clashes, '/clashes', 'refusal')
  const stopped = figure('upkeep.figure.stopped', data.stopped, '/upkeep', 'refusal')
  const overdue = figure('upkeep.figure.overdue', data.overdue, '/upkeep', 'warning')
  const week = figure('today.figure.week', data.sessionsThisWeek, '/bookings')
  const unsigned = figure('today.figure.unsigned', data.unsigned, '/placements?lacking=any&phase=current', 'warning')
  const unmarked = figure('today.figure.unmarked', data.unmarked, '/attendance', 'warning')
  const unvisited = figure('today.figure.unvisited', data.unvisited, '/visits', 'enterprise')
  switch (desk) {
    case 'all':
      return [sessions, data.hasInterns ? findings : week, clashes, stopped, overdue]
    case 'centre':
      return [sessions, week, clashes, stopped, overdue]
    case 'internships':
      return [findings, unsigned, unmarked, unvisited]
    case 'teacher':
      return [sessions, week, unsigned, unmarked, unvisited]
    case 'quality':
      return [
        figure('today.figure.unknown', data.unknown, '/registers/student?among=graduatesUnknown', 'warning'),
        figure('today.figure.certificates', data.certificates, '/registers/certificate?among=certificatesExpiring', 'warning'),
        figure('today.figure.training', data.training, '/registers/itemDelivery?among=trainingOverdue', 'warning'),
        findings,
      ]
  }
}
