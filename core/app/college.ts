import { accept, refuse } from '#domain/base/decision.ts'
import { saveCollege, setUpCollege } from '#domain/college-setup.ts'
import { COLLEGE_ID } from '#domain/records/college.ts'
import type { Tables } from '#domain/tables.ts'
import { say } from '#words/say.ts'
import { collegeContract, type CollegeState } from '#contract/college.ts'
import type { ResultOf } from '#contract/define.ts'
import { todayAsks } from '#contract/today-asks.ts'
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
  'college.first': async ({ today }, { answer }) => {
    const asked: ResultOf<C['jobs']['college.first']>['asked'] = []
    const ask = async (name: string, input: object) => {
      const frame = await answer(name, input)
      asked.push({ ask: { name, input }, frame })
      return frame
    }
    const frame = await ask('college.state', {})
    const state = 'value' in frame ? (frame.value as CollegeState) : null // the query that was asked
    if (state?.college) {
      const { term, ...others } = todayAsks(state, undefined)
      const questions = today ? [...Object.values(others), ...(state.week ? [term] : [])] : [others.exchange]
      for (const [name, input] of questions) await ask(name, input)
    }
    return { ok: true, value: { asked } }
  },
  /** A large college comes in many sets. Whoever stops half-way keeps what is there: the first set is whole in itself. */
  'college.sample': async ({ size, language }, { world: before, ports, ctx, commit, progress, signal }) => {
    const taken = (tables: Pick<Tables, 'college'>) => refuse('college.exists', { name: tables.college.get(COLLEGE_ID)?.name ?? '' })
    if (before.tables.college.has(COLLEGE_ID)) return taken(before.tables)
    progress({ code: 'sample.making', done: 0 })
    let records = 0
    for (const { changes, done, total } of (await ports.sample()).sets(size, language, ctx.now.slice(0, 10))) {
      if (records && signal.aborted) break
      const made = await commit('college.sample', world => {
        if (!records && world.tables.college.has(COLLEGE_ID)) return taken(world.tables)
        return accept(changes, null, { records: changes.length })
      })
      if (!made.ok) return made
      records = done
      if (done < total) progress({ code: 'sample.making', done, total })
    }
    return { ok: true, value: { records } }
  },
}
