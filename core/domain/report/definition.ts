import type { z } from 'zod'
import type { Context, Result } from '../base/decision.ts'
import type { Steps } from '../base/steps.ts'
import type { LocalTime } from '../base/time.ts'
import { COLLEGE_ID } from '../records/college.ts'
import type { World } from '../world.ts'
import type { ReportModel, Sheet, Text } from './model.ts'

/** A report that can be asked for by name: what it wants to know, and how it is made from the college's data. */
export type ReportDefinition<S extends z.ZodObject = z.ZodObject> = {
  params: S
  /** Pure: the same world, params and moment give the same model. Refuses when a record asked for is not there. One that takes a while is made step by step. */
  build(world: World, params: z.output<S>, ctx: Context, lastChanges: ReadonlyMap<string, LastChange>): Result<ReportModel> | Steps<ReportModel>
  /** Ids in the months of large tables that the report reads (`attendance:2025-03:`); they are brought into memory before it is made. */
  older?(params: z.output<S>, ctx: Context, world: World): string[]
  /** says when registers were changed last, which is read from the history before it is made */
  tellsChanges?: true
}

/** When a register was changed last, and by whom. */
export type LastChange = { at: LocalTime; by: string }

/** Declares a report; only here so that `build` gets the parsed type of its own params. */
export function defineReport<S extends z.ZodObject>(params: S, build: ReportDefinition<S>['build'], older?: ReportDefinition<S>['older']): ReportDefinition<S> {
  return { params, build, ...(older ? { older } : {}) }
}

/** A model with the college's name, logo and the stamp of its data filled in. */
export function modelOf(world: World, ctx: Context, is: { name: string; title: Text; about?: string; sheets: Sheet[] }): Result<ReportModel> {
  const college = world.tables.college.get(COLLEGE_ID)
  const head = { name: college?.name ?? '', ...(college?.logo ? { logo: college.logo } : {}), ...(college?.terms ? { terms: college.terms } : {}) }
  return { ok: true, value: { ...is, college: head, dataOf: ctx.now } }
}
