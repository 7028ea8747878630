import { useMemo } from 'react'
import type { MatchingPost, MatchingStudent, MatchingView } from '#contract/matching.ts'
import type { Step } from '#domain/matching/cure.ts'
import { isAtShare } from '#domain/placement/free-places.ts'
import type { StepNames } from '#words/obstacle-text.ts'
import { cureText, stepText } from '#words/obstacle-text.ts'
import { useSay } from '#renderer/client/language.tsx'

/** Finds what a page about a view speaks of. */
export type Names = {
  postOf: (id: string) => MatchingPost | undefined
  studentOf: (id: string) => MatchingStudent | undefined
  /** `Enterprise · Post` */
  post: (id: string) => string
  student: (id: string) => string
  step: (step: Step) => string
  cure: (steps: readonly Step[]) => string
}

export function useNames(view: MatchingView): Names {
  const { language } = useSay()
  return useMemo(() => {
    const posts = new Map(view.posts.map(p => [p.id, p]))
    const students = new Map(view.students.map(s => [s.id, s]))
    const hosts = new Map(view.hosts.map(h => [h.id, h.name]))
    const names: StepNames = {
      post: id => (posts.has(id) ? `${posts.get(id)!.host} · ${posts.get(id)!.name}` : id),
      student: id => students.get(id)?.name ?? id,
      host: id => hosts.get(id) ?? id,
      atShare: (id, batch) => isAtShare(posts.get(id)?.rooms[batch]),
    }
    return { ...names, postOf: id => posts.get(id), studentOf: id => students.get(id), step: step => stepText(language, step, names), cure: steps => cureText(language, steps, names) }
  }, [view, language])
}
