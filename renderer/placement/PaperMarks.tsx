import type { PaperState } from '#domain/placement/papers.ts'
import { PAPERS_BEFORE } from '#domain/placement/papers.ts'
import { useSay } from '#renderer/client/language.tsx'

/** The papers of a placement as small marks, full, half and hollow; in words for who can't see them or points at one. */
export function PaperMarks({ papers }: { papers: readonly PaperState[] }) {
  const { say } = useSay()
  const words = PAPERS_BEFORE.map((paper, i) => say('paper.mark', { paper: say(`paper.${paper}`), state: say(`paper.state.${papers[i] ?? 'missing'}`) }))
  const wanting = words.filter((_, i) => papers[i] === 'missing' || papers[i] === 'flawed')
  return (
    <span className="paper-marks" role="img" aria-label={wanting.length ? wanting.join(', ') : say('placement.papers.whole')}>
      {PAPERS_BEFORE.map((paper, i) => (
        <i key={paper} className={`paper-mark ${papers[i] ?? 'missing'}`} title={words[i]} />
      ))}
    </span>
  )
}
