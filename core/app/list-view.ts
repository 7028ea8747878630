import { bySound } from '#domain/base/by-sound.ts'
import { removeView, saveView } from '#domain/register/keep-view.ts'
import type { listViewContract } from '#contract/list-view.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof listViewContract

export const listViewCommands: CommandHandlers<C['commands']> = {
  'view.save': (world, asked, ctx) => saveView(world, asked, ctx),
  'view.remove': (world, asked) => removeView(world, asked),
}

export const listViewQueries: QueryHandlers<C['queries']> = {
  'view.list': ({ tables }, { register }) => [...tables.listView.values()].filter(view => register === undefined || view.register === register).sort((a, b) => bySound.compare(a.name, b.name)),
}

export const listViewJobs: JobHandlers<C['jobs']> = {}
