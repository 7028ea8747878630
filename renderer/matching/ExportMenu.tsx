import { Button, Dropdown } from 'antd'
import type { MatchingView } from '#contract/matching.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import type { Names } from './names.ts'
import type { ResultRow } from './proposal-rows.ts'

const HEADS = ['student', 'number', 'group', 'host', 'post', 'wish', 'km', 'change', 'wishes'] as const

/** The proposal as a list, with the wishes beside the places. */
export function ExportMenu({ rows, names, view }: { rows: readonly ResultRow[]; names: Names; view: MatchingView }) {
  const { say } = useSay()
  const fileOut = useFileOut()
  const job = useJob('files.exportRows')
  async function exportAs(format: 'xlsx' | 'csv') {
    const lines = rows.map(r => {
      const post = r.post ? names.postOf(r.post) : undefined
      const change = r.change === 'none' ? '' : say(`matching.change.${r.change}`, { post: r.was ? names.post(r.was) : '' })
      return [r.student.name, r.student.number, r.student.group, post?.host ?? say('matching.noPlace'), post?.name ?? '', r.wish, r.km, change, r.student.wishes.map((id, i) => `${i + 1} ${names.post(id)}`).join('; ')]
    })
    const batch = view.chosen.map(id => view.batches.find(b => b.id === id)?.name ?? '').join(' + ')
    const outcome = await job.start({ name: say('matching.export.name', { batch }).slice(0, 200), format, rows: [HEADS.map(h => say(`matching.col.${h}`)), ...lines] })
    fileOut(outcome)
  }
  return (
    <Dropdown menu={{ items: [{ key: 'xlsx', label: '.xlsx' }, { key: 'csv', label: '.csv' }], onClick: ({ key }) => void exportAs(key === 'csv' ? 'csv' : 'xlsx') }} trigger={['click']}>
      <Button icon={<Icon name="download" size={14} />} loading={job.busy}>{say('matching.export')}</Button>
    </Dropdown>
  )
}
