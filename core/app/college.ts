import { accept, refuse } from '#domain/base/decision.ts'
import { saveCollege, setUpCollege } from '#domain/college-setup.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import { say } from '#words/say.ts'
import { collegeContract } from '#contract/college.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof collegeContract

export const collegeCommands: CommandHandlers<C['commands']> = {
  'college.setup': (world, { name, term, language }, ctx) => setUpCollege(world, { name, term, bellName: say(language, 'table.bellTable') }, ctx),
  'college.save': (world, { fields }) => saveCollege(world, fields),
}

export const collegeQueries: QueryHandlers<C['queries']> = {
  'college.state': ({ tables, calendar }, _, { now }) => {
    const today = now.slice(0, 10)
    const at = calendar.weekOf(today)
    return {
      college: tables.college.get(COLLEGE_ID) ?? null,
      today,
      now,
      week: at && { termId: at.term.id, term: at.term.name, week: at.week },
      terms: [...calendar.terms],
    }
  },
}

export const collegeJobs: JobHandlers<C['jobs']> = {
  'college.sample': async ({ size, language }, { ports, ctx, commit, progress }) => {
    progress({ code: 'sample.making', done: 0 })
    const made = await commit('college.sample', world => {
      if (world.tables.college.has(COLLEGE_ID)) return refuse('college.exists', { name: world.tables.college.get(COLLEGE_ID)!.name })
      const changes = ports.sample.changes(size, language, ctx.now.slice(0, 10))
      return accept(changes, { records: changes.length }, { records: changes.length })
    })
    return made.ok ? { ok: true, value: made.result } : made
  },
}
