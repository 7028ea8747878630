import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { MOST_WISHES } from '#domain/placement/wishes.ts'
import type { MatchingView } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import type { Names } from './names.ts'

type WishEditorProps = { wishes: readonly string[]; view: MatchingView; names: Names; onChange: (wishes: string[]) => void }

/** Wishes in their order: a post is added by typing part of its name or its enterprise's, moved up and down, and taken out. */
export function WishEditor({ wishes, view, names, onChange }: WishEditorProps) {
  const { say } = useSay()
  const options = useMemo(() => view.posts.map(p => ({ value: p.id, label: `${p.host} · ${p.name}`, search: `${p.host} · ${p.name} ${p.category ?? ''}`.toLowerCase() })), [view])
  const swap = (at: number, by: -1 | 1) => onChange(wishes.map((id, i) => (i === at ? wishes[at + by]! : i === at + by ? wishes[at]! : id)))
  return (
    <>
      <ol className="match-wishes">
        {wishes.map((id, i) => (
          <li key={id}>
            <span className="match-rank">{i + 1}</span>
            <span className="match-wish-name" title={names.post(id)}>{names.post(id)}</span>
            <Button size="small" type="text" disabled={i === 0} aria-label={say('matching.wish.up', { post: names.post(id) })} icon={<Icon name="up" size={12} />} onClick={() => swap(i, -1)} />
            <Button size="small" type="text" disabled={i === wishes.length - 1} aria-label={say('matching.wish.down', { post: names.post(id) })} icon={<Icon name="down" size={12} />} onClick={() => swap(i, 1)} />
            <Button size="small" type="text" aria-label={say('matching.wish.remove', { post: names.post(id) })} icon={<Icon name="close" size={12} />} onClick={() => onChange(wishes.filter(w => w !== id))} />
          </li>
        ))}
      </ol>
      <Select
        className="wide"
        aria-label={say('matching.wish.add')}
        placeholder={say('matching.wish.add')}
        disabled={wishes.length >= MOST_WISHES}
        value={null}
        showSearch={{ filterOption: (typed, option) => typed.toLowerCase().split(/\s+/).every(word => option?.search.includes(word)) }}
        options={options.filter(o => !wishes.includes(o.value))}
        onChange={(id: string | null) => id && onChange([...wishes, id])}
      />
    </>
  )
}
