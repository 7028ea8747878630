import type { FormDraft } from '#domain/base/form-draft.ts'
import { addDays, type LocalTime } from '#domain/base/time.ts'
import type { draftContract } from '#contract/draft.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof draftContract

/** Days after which nobody wants to go on with what he had typed. */
const GOOD_FOR = 30

export const draftCommands: CommandHandlers<C['commands']> = {}
export const draftQueries: QueryHandlers<C['queries']> = {}

export const draftJobs: JobHandlers<C['jobs']> = {
  async 'draft.keep'({ place, values }, { ports, ctx }) {
    const key = keyOf(ctx.actor.name, place)
    await ports.drafts.keep(key, { place: key, at: ctx.now, by: ctx.actor.name, values })
    return { ok: true, value: { at: ctx.now } }
  },
  async 'draft.get'({ place }, { ports, ctx }) {
    const key = keyOf(ctx.actor.name, place)
    const draft = await ports.drafts.get(key)
    if (draft && isOld(draft, ctx.now)) {
      await ports.drafts.drop(key)
      return { ok: true, value: null }
    }
    return { ok: true, value: draft && { at: draft.at, values: draft.values } }
  },
  async 'draft.list'(_, { ports, ctx }) {
    const mine = keyOf(ctx.actor.name, '')
    const drafts = (await ports.drafts.list()).filter(draft => draft.place.startsWith(mine) && !isOld(draft, ctx.now))
    return { ok: true, value: drafts.sort((a, b) => (a.at < b.at ? 1 : -1)).map(draft => draft.place.slice(mine.length)) }
  },
  async 'draft.drop'({ place }, { ports, ctx }) {
    await ports.drafts.drop(keyOf(ctx.actor.name, place))
    return { ok: true, value: null }
  },
}

function isOld({ at }: FormDraft, now: LocalTime): boolean {
  return at < addDays(now.slice(0, 10), -GOOD_FOR)
}

/** Whoever sits here goes on with what he himself has typed. */
function keyOf(name: string, place: string): string {
  return `${name}\n${place}`
}
