import { Button, Dropdown } from 'antd'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

const FORMATS = ['xlsx', 'csv'] as const

/** All cooperation agreements as a file that the import reads again. */
export function AgreementExport() {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const exporting = useJob('files.export')
  async function out(format: (typeof FORMATS)[number]) {
    const outcome = await exporting.start({ table: 'agreement', format, language })
    fileOut(outcome)
  }
  return (
    <Dropdown trigger={['click']} menu={{ items: FORMATS.map(key => ({ key, label: say(`placement.export.${key}`) })), onClick: ({ key }) => void out(key === 'csv' ? 'csv' : 'xlsx') }}>
      <Button type="text" loading={exporting.busy} icon={<Icon name="download" size={14} />}>{say('placement.export')}</Button>
    </Dropdown>
  )
}
