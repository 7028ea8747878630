import type { VisitScene } from '#domain/visit/form.ts'
import type { VisitDraft } from './visit-draft.ts'

/** What every part of the form is given. */
export type VisitPart = {
  draft: VisitDraft
  set: (patch: Partial<VisitDraft> | ((old: VisitDraft) => Partial<VisitDraft>)) => void
  /** who and what is at the host on that day; null while no host is chosen */
  scene: VisitScene | null
  /** what is missing, by place, once somebody has tried to save */
  gaps: ReadonlyMap<string, string>
}

/** The tutor of the first intern there, who usually goes; empty where none is named. */
export function tutorAt(scene: VisitScene | null | undefined): string {
  return scene?.interns.find(intern => intern.tutorId !== null)?.tutorId ?? ''
}
