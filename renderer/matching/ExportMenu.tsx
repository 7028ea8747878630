import type { MatchingView } from '#contract/matching.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import type { Names } from './names.ts'
import type { ResultRow } from './proposal-rows.ts'

const HEADS = ['student', 'number', 'group', 'host', 'post', 'wish', 'km', 'change', 'wishes'] as const

/** The proposal as a list, with the wishes beside the places. */
export function ExportMenu({ rows, names, view }: { rows: readonly ResultRow[]; names: Names; view: MatchingView }) {
  const { say } = useSay()
  const batch = view.chosen.map(id => view.batches.find(b => b.id === id)?.name ?? '').join(' + ')
  const lines = () => [
    HEADS.map(h => say(`matching.col.${h}`)),
    ...rows.map(r => {
      const post = r.post ? names.postOf(r.post) : undefined
      const change = r.change === 'none' ? '' : say(`matching.change.${r.change}`, { post: r.was ? names.post(r.was) : '' })
      return [r.student.name, r.student.number, r.student.group, post?.host ?? say('matching.noPlace'), post?.name ?? '', r.wish, r.km, change, r.student.wishes.map((id, i) => `${i + 1} ${names.post(id)}`).join('; ')]
    }),
  ]
  return <ListExport name={say('matching.export.name', { batch })} lines={lines} />
}
