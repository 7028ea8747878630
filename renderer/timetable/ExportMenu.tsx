import { Button, Dropdown } from 'antd'
import type { Proposal } from '#domain/timetable/college/choice.ts'
import { toExport } from '#domain/timetable/college/proposal.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

/** The proposal as a file: what is placed, and what is not and why. */
export function ExportMenu({ proposal }: { proposal: Proposal }) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const job = useJob('timetable.export')
  async function exportAs(format: 'xlsx' | 'csv') {
    fileOut(await job.start({ ...toExport(proposal), format, language }))
  }
  return (
    <Dropdown menu={{ items: [{ key: 'xlsx', label: '.xlsx' }, { key: 'csv', label: '.csv' }], onClick: ({ key }) => void exportAs(key === 'csv' ? 'csv' : 'xlsx') }} trigger={['click']}>
      <Button icon={<Icon name="download" size={14} />} loading={job.busy}>{say('register.export')}</Button>
    </Dropdown>
  )
}
