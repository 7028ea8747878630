import type { Place, Proposal, SessionName } from './choice.ts'

/** Which session it is and where, without whatever else is known of it. */
export function nameAndPlace({ requestId, nth, weekday, from, to, weeks, workshopId, teacherIds, items }: SessionName & Place): SessionName & Place {
  return { requestId, nth, weekday, from, to, weeks, workshopId, teacherIds, items }
}

/** What of a proposal is needed to accept it. */
export function toAccept({ termId, sessions, leftOut }: Proposal) {
  return { termId, sessions: placesOf(sessions), leftOut: leftOut.map(({ requestId, nth, before }) => ({ requestId, nth, before })) }
}

/** What of a proposal is needed to put it into a file. */
export function toExport({ termId, sessions, leftOut }: Proposal) {
  return {
    termId,
    sessions: placesOf(sessions),
    leftOut: leftOut.map(({ requestId, nth, obstacles, cure }) => ({ requestId, nth, obstacles, cure: cure && { kind: cure.kind, facts: cure.facts } })),
  }
}

function placesOf(sessions: Proposal['sessions']) {
  return sessions.map(s => ({ ...nameAndPlace(s), before: s.before }))
}
