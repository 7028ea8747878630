import { VISIT_CHECKS, type VisitPhoto } from '#domain/records/on-site.ts'
import type { VisitSheet } from '#domain/visit/form.ts'
import type { CommandInput } from '#renderer/client/client.ts'

export type Check = (typeof VISIT_CHECKS)[number]
export const WAYS = ['onSite', 'phone', 'message', 'video', 'email'] as const
export type Way = (typeof WAYS)[number]
export type DraftIssue = { key: string; id?: string; what: string; owner: string; due: string; closedOn?: string; result?: string }

/** The form of a visit as it is being filled in; empty text where nothing is typed. */
export type VisitDraft = {
  enterpriseId: string
  placementId: string
  date: string
  start: string
  teacherId: string
  way: Way
  checks: Partial<Record<Check, 'yes' | 'no'>>
  remarks: Partial<Record<Check, string>>
  spokeWith: string
  seen: string[]
  content: string
  progress: string
  note: string
  photos: VisitPhoto[]
  issues: DraftIssue[]
}

/** A visit that begins now. `now` is college time. */
export function newDraft(enterpriseId: string, placementId: string, now: string, teacherId: string): VisitDraft {
  return { enterpriseId, placementId, date: now.slice(0, 10), start: now.slice(11, 16), teacherId, way: 'onSite', checks: {}, remarks: {}, spokeWith: '', seen: [], content: '', progress: '', note: '', photos: [], issues: [] }
}

/** A visit that is there already. One that was planned happens now, until somebody says otherwise. */
export function draftOf({ visit, issues }: VisitSheet, now: string): VisitDraft {
  const planned = visit.status === 'planned'
  return {
    enterpriseId: visit.enterpriseId,
    placementId: visit.placementId ?? '',
    date: planned ? now.slice(0, 10) : visit.date,
    start: planned ? now.slice(11, 16) : (visit.start ?? ''),
    teacherId: visit.teacherId,
    way: visit.way,
    checks: Object.fromEntries([...(visit.checks ?? []).map(c => [c, 'yes']), ...(visit.failed ?? []).map(c => [c, 'no'])]),
    remarks: Object.fromEntries((visit.remarks ?? []).map(r => [r.check, r.text])),
    spokeWith: visit.spokeWith ?? '',
    seen: visit.seen ?? [],
    content: visit.content ?? '',
    progress: visit.progress ?? '',
    note: visit.note ?? '',
    photos: visit.photos ?? [],
    issues: issues.map(({ id, what, owner, due, closedOn, result }) => ({ key: id, id, what, owner, due, ...(closedOn ? { closedOn } : {}), ...(result ? { result } : {}) })),
  }
}

/** What the form says to the core; what is empty is left out. */
export function entryOf(draft: VisitDraft, id: string | undefined): CommandInput<'visit.record'> {
  const { enterpriseId, teacherId, date, way, checks, remarks, photos, issues } = draft
  const text = (field: 'placementId' | 'start' | 'spokeWith' | 'content' | 'progress' | 'note') => (draft[field].trim() ? { [field]: draft[field].trim() } : {})
  const answered = (answer: 'yes' | 'no') => VISIT_CHECKS.filter(check => checks[check] === answer)
  const noted = VISIT_CHECKS.flatMap(check => (remarks[check]?.trim() ? [{ check, text: remarks[check].trim() }] : []))
  const [inOrder, failed] = [answered('yes'), answered('no')]
  return {
    ...(id ? { id } : {}),
    enterpriseId,
    teacherId,
    date,
    way,
    ...text('placementId'),
    ...text('start'),
    ...text('spokeWith'),
    ...text('content'),
    ...text('progress'),
    ...text('note'),
    ...(inOrder.length ? { checks: inOrder } : {}),
    ...(failed.length ? { failed } : {}),
    ...(noted.length ? { remarks: noted } : {}),
    ...(draft.seen.length && way === 'onSite' ? { seen: draft.seen } : {}),
    ...(photos.length ? { photos: photos.map(({ image, caption }) => ({ image, ...(caption?.trim() ? { caption: caption.trim() } : {}) })) } : {}),
    ...(issues.length ? { issues: issues.map(({ id, what, owner, due, closedOn, result }) => ({ ...(id ? { id } : {}), what: what.trim(), owner: owner.trim(), due, ...(closedOn ? { closedOn } : {}), ...(result ? { result } : {}) })) } : {}),
  }
}

/** What keeps the form from being saved; by the place on the form. */
export type Gap = { place: string; key: string }
export function gapsIn(draft: VisitDraft): Gap[] {
  return [
    ...(draft.enterpriseId ? [] : [{ place: 'host', key: 'visit.gap.host' }]),
    ...(draft.teacherId ? [] : [{ place: 'teacher', key: 'visit.gap.teacher' }]),
    ...VISIT_CHECKS.filter(check => draft.checks[check] === 'no' && !draft.remarks[check]?.trim()).map(check => ({ place: `check-${check}`, key: 'visit.gap.remark' })),
    ...draft.issues.filter(i => !i.what.trim() || !i.owner.trim() || !i.due).map(i => ({ place: `issue-${i.key}`, key: 'visit.gap.issue' })),
  ]
}

/** Under what the form of a visit is kept until it is saved: of one that is there, or of a new one at a host. */
export const VISIT_FORMS = 'visit:'
export function visitPlace(id: string | undefined, enterpriseId: string): string {
  return `${VISIT_FORMS}${id ?? `new:${enterpriseId}`}`
}
/** Where the form that is kept under a place is opened again, to go on with it. */
export function pathOfPlace(place: string): string {
  const id = place.slice(VISIT_FORMS.length)
  return id.startsWith('new:') ? `/visits/new?resume&enterprise=${encodeURIComponent(id.slice('new:'.length))}` : `/visits/${encodeURIComponent(id)}?resume`
}
