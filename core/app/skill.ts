import { assess } from '#domain/outcome/skills/assess.ts'
import { assessSheet } from '#domain/outcome/skills/assess-sheet.ts'
import { skillDetail, skillOverview } from '#domain/outcome/skills/coverage.ts'
import { expiringCertificates } from '#domain/outcome/skills/expiring.ts'
import { questionOf } from '#domain/outcome/period.ts'
import type { skillContract } from '#contract/skill.ts'
import type { CommandHandlers, JobHandlers, QueryHandlers } from './handlers.ts'

type C = typeof skillContract

export const skillCommands: CommandHandlers<C['commands']> = { 'skill.assess': assess }

export const skillQueries: QueryHandlers<C['queries']> = {
  'skill.overview'({ outcomes, calendar }, { scope, programme }, { now }) {
    const question = questionOf(scope, now.slice(0, 10), calendar)
    return question.ok ? { ok: true, value: skillOverview(outcomes.scene(question.value), scope.within, programme) } : question
  },
  'skill.detail'({ outcomes, calendar }, { scope, id }, { now }) {
    const question = questionOf(scope, now.slice(0, 10), calendar)
    return question.ok ? { ok: true, value: skillDetail(outcomes.scene(question.value), scope.within, id) } : question
  },
  'skill.sheet': ({ outcomes }, { classGroupId, ...how }) => assessSheet(outcomes.view, classGroupId, how),
  'certificate.expiring': ({ outcomes }, { withinDays, programme }, { now }) => expiringCertificates(outcomes.view, now.slice(0, 10), withinDays, programme),
}

export const skillJobs: JobHandlers<C['jobs']> = {}
