import { Input } from 'antd'
import { useMemo, useState } from 'react'
import type { MatchingPost, MatchingView, Proposal } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RowGrid, type Column } from '#renderer/ui/RowGrid.tsx'
import type { Names } from './names.ts'

type PostsPartProps = { view: MatchingView; names: Names; proposal: Proposal | null; open: string | null; onOpen: (id: string) => void; onClose: () => void }

/** What there is: places of each post, who takes them besides, how many ask for it, and how many the plan puts there. */
export function PostsPart({ view, names, proposal, open, onOpen, onClose }: PostsPartProps) {
  const { say, number } = useSay()
  const [typed, setTyped] = useState('')
  const taken = useMemo(() => takenBy(view, proposal), [view, proposal])
  const columns = useMemo((): Column<MatchingPost>[] => {
    const sum = (of: (room: MatchingPost['rooms'][string]) => number) => (p: MatchingPost) => Object.values(p.rooms).reduce((n, room) => n + of(room), 0)
    const free = sum(r => r.places)
    return [
      { key: 'host', label: say('matching.col.host'), width: 190, text: p => p.host, render: p => <span className="enterprise-text">{p.host}</span> },
      { key: 'name', label: say('matching.col.post'), width: 150, text: p => p.name },
      { key: 'category', wide: true, label: say('matching.col.category'), width: 130, text: p => p.category },
      { key: 'km', wide: true, label: say('matching.col.km'), width: 64, figure: true, text: p => p.km },
      { key: 'given', wide: true, label: say('matching.col.given'), width: 104, figure: true, text: p => (Object.values(p.rooms).every(r => r.given === null) ? null : sum(r => r.given ?? 0)(p)) },
      { key: 'others', wide: true, label: say('matching.col.others'), width: 124, figure: true, text: sum(r => r.others) },
      { key: 'free', label: say('matching.col.free'), width: 104, figure: true, text: free },
      { key: 'first', wide: true, label: say('matching.col.first'), width: 116, figure: true, text: p => p.first },
      { key: 'wished', wide: true, label: say('matching.col.wished'), width: 96, figure: true, text: p => p.wished },
      {
        key: 'taken',
        label: say('matching.col.taken'),
        width: 150,
        figure: true,
        text: p => taken.get(p.id) ?? 0,
        render: p => <Fill taken={taken.get(p.id) ?? 0} places={free(p)} text={`${number(taken.get(p.id) ?? 0)} / ${number(free(p))}`} />,
      },
    ]
  }, [say, number, taken])
  const words = typed.trim().toLowerCase()
  const rows = view.posts.filter(p => `${names.post(p.id)} ${p.category ?? ''}`.toLowerCase().includes(words))
  return (
    <>
      <div className="match-tools">
        <Input className="match-find" allowClear prefix={<Icon name="search" size={14} />} aria-label={say('matching.find')} placeholder={say('matching.find')} value={typed} onChange={e => setTyped(e.target.value)} />
      </div>
      <RowGrid label={say('matching.posts')} rows={rows} columns={columns} idOf={p => p.id} open={open} onOpen={onOpen} onClose={onClose} empty={say('matching.rows.none')} />
    </>
  )
}

/** A bar for the eye beside the two figures, which say the same. */
function Fill({ taken, places, text }: { taken: number; places: number; text: string }) {
  const share = places ? Math.min(1, taken / places) : taken ? 1 : 0
  return (
    <span className="match-fill">
      <span className={taken > places ? 'match-bar over' : 'match-bar'} aria-hidden="true"><span style={{ width: `${share * 100}%` }} /></span>
      {text}
    </span>
  )
}

/** By post: students of the proposal, or of the plan that stands. */
function takenBy(view: MatchingView, proposal: Proposal | null): Map<string, number> {
  const posts = proposal ? proposal.placed.map(p => p.post) : view.students.flatMap(s => s.placement?.postId ?? [])
  const counts = new Map<string, number>()
  for (const id of posts) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
