import type { CollegeState } from '#contract/college.ts'
import { todayAsks } from '#contract/today-asks.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useLook, useStorageState } from '#renderer/storage/use-look.ts'
import type { Desk } from './desks.ts'
import { todayLines, type TodayFacts } from './today-lines.ts'

/** A college without any of these has nothing that this page could speak of. */
const FIRST_TABLES = ['equipment', 'workshop', 'placement', 'enterprise'] as const
/** Asks for nothing: an id that no record has. */
const NOBODY = 'teacher:-'

/** What is to be done at a desk, and the figures above it. At a teacher's desk all is about `teacherId`; where it is not known, about nobody. */
export function useToday(state: CollegeState, desk: Desk, teacherId: string | undefined) {
  const { today } = state
  const me = desk === 'teacher' ? (teacherId ?? NOBODY) : undefined
  const asks = todayAsks(state, me)
  const counts = useAsk(...asks.counts)
  const upkeep = useAsk(...asks.upkeep)
  const clashes = useAsk(...asks.clashes)
  const week = useAsk(...asks.week)
  const term = useAsk(...asks.term, { enabled: state.week !== null })
  const held = useAsk(...asks.held)
  const requests = useAsk(...asks.requests)
  const due = useAsk(...asks.due)
  const outcome = useAsk(...asks.outcome)
  const exchange = useAsk(...asks.exchange)
  const waiting = useLook('exchange.waiting', {})
  const erased = useAsk(...asks.erased, { enabled: !me })
  const kept = useAsk(...asks.kept, { enabled: !me })
  const storage = useStorageState()
  const facts: TodayFacts = {
    today,
    upkeep: me ? undefined : upkeep.data,
    internship: due.data,
    outcome: outcome.data,
    exchange: exchange.data,
    waiting: waiting.data,
    people: { waiting: erased.data?.people ?? 0, due: kept.data?.classes ?? [] },
    clashes: clashes.data,
    requests: me ? undefined : requests.data?.sessions,
    lastBackup: storage.data && (storage.data.backups.last?.slice(0, 10) ?? null),
    days: term.data?.weeks.flatMap(w => w.days),
    qualifications: held.data?.rows.flatMap(({ id, names, fields }) =>
      typeof fields['expires'] === 'string' && (!me || fields['teacherId'] === me) ? [{ id, teacher: names['teacherId'] ?? '', qualification: names['qualificationId'] ?? '', expires: fields['expires'] }] : [],
    ),
  }
  return {
    lines: todayLines(facts, desk),
    isLoading: [counts, upkeep, clashes, held, requests, due, outcome, exchange, storage].some(ask => ask.isPending),
    isEmpty: counts.data !== undefined && FIRST_TABLES.every(table => !counts.data[table]),
    hasInterns: counts.data === undefined || Boolean(counts.data['placement']),
    sessionsToday: week.data?.rows.filter(r => r.date === today).length,
    sessionsThisWeek: week.data?.rows.length,
    findings: due.data?.findings.count,
    clashes: clashes.data?.hard,
    stopped: upkeep.data?.faults.filter(f => f.severity === 'stopped').length,
    overdue: upkeep.data?.plans.filter(p => p.overdueDays > 0).length,
    unsigned: due.data?.unsigned.total,
    unmarked: due.data?.unmarked.total,
    unvisited: due.data?.unvisited.total,
    training: outcome.data?.training.count,
    unknown: outcome.data?.graduates.unknown,
    certificates: outcome.data?.certificates.count,
    lastBackup: storage.data?.backups.last ?? null,
  }
}

export type TodayData = ReturnType<typeof useToday>
