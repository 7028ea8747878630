import { Button, Dropdown } from 'antd'
import type { Proposal } from '#domain/timetable/college/choice.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import { pinOf } from './use-scheduling.ts'

/** The proposal as a file: what is placed, and what is not and why. */
export function ExportMenu({ proposal }: { proposal: Proposal }) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const job = useJob('timetable.export')
  async function exportAs(format: 'xlsx' | 'csv') {
    const { termId, sessions, leftOut } = proposal
    fileOut(
      await job.start({
        termId,
        format,
        language,
        sessions: sessions.map(s => ({ ...pinOf(s), before: s.before })),
        leftOut: leftOut.map(({ requestId, nth, obstacles, cure }) => ({ requestId, nth, obstacles, cure: cure && { kind: cure.kind, facts: cure.facts } })),
      }),
    )
  }
  return (
    <Dropdown menu={{ items: [{ key: 'xlsx', label: '.xlsx' }, { key: 'csv', label: '.csv' }], onClick: ({ key }) => void exportAs(key === 'csv' ? 'csv' : 'xlsx') }} trigger={['click']}>
      <Button icon={<Icon name="download" size={14} />} loading={job.busy}>{say('matching.export')}</Button>
    </Dropdown>
  )
}
