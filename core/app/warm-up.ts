import type { LocalDate } from '#domain/base/time.ts'
import { PACKS } from '#domain/compliance/packs.ts'
import type { QueryName } from '#contract/contract.ts'
import type { App } from './app.ts'

/** What the main pages ask first, in the order of the menu: asked once, their code is compiled and what they keep is there. */
const FIRST_QUESTIONS: readonly QueryName[] = [
  'internship.due', 'outcome.due', 'compliance.board', 'compliance.findings', 'placement.overview', 'agreement.overview', 'attendance.hosts', 'outcome.overview', 'skill.overview', 'ledger.all',
]

/** Work for the time in which the window opens: indexes and first answers, each a step of its own, so that whoever clicks meanwhile waits for one of them at most. */
export function warmUpSteps({ world, answer }: Pick<App, 'world' | 'answer'>, breath: () => Promise<void>, today: LocalDate): (() => unknown)[] {
  const dates = { 'visit.board': { month: today.slice(0, 7) }, 'roster.hosts': { from: today, to: today } }
  return [
    async () => {
      while (world.readOn()) await breath()
    },
    () => world.stays,
    () => world.shiftDays,
    () => world.complianceOn(today, PACKS['cn-2021-4']),
    () => world.attendanceDays,
    () => world.occupancy,
    ...FIRST_QUESTIONS.map(name => () => answer({ name, input: {} })),
    () => answer({ name: 'find.records', input: { text: '' } }),
    ...Object.entries(dates).map(([name, input]) => () => answer({ name, input })),
  ]
}
