import { Button, Dropdown } from 'antd'
import type { PlacementFilter, PlacementSort } from '#domain/placement/listing.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'

/** The list as it stands, or the chosen rows of it, as a file; and as a roster of interns that the import knows again. */
export function PlacementExport({ filter, sort, chosen }: { filter: PlacementFilter; sort: PlacementSort | undefined; chosen: ReadonlySet<string> }) {
  const { say, language } = useSay()
  const fileOut = useFileOut()
  const list = useJob('placement.export')
  const roster = useJob('placement.roster')
  async function out(key: string) {
    const format = key.endsWith('csv') ? ('csv' as const) : ('xlsx' as const)
    const what = { ...filter, format, language, ...(chosen.size ? { ids: [...chosen] } : {}) }
    const outcome = key.startsWith('roster') ? await roster.start(what) : await list.start({ ...what, sort })
    fileOut(outcome)
  }
  const formats = (what: string) => (['xlsx', 'csv'] as const).map(format => ({ key: `${what}.${format}`, label: say(`placement.export.${format}`) }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { type: 'group', key: 'list', label: say('placement.export.list'), children: formats('list') },
          { type: 'group', key: 'roster', label: say('placement.export.roster'), children: formats('roster') },
        ],
        onClick: ({ key }) => void out(key),
      }}
    >
      <Button type="text" loading={list.busy || roster.busy} icon={<Icon name="download" size={14} />} title={say('placement.export')} aria-label={say('placement.export')}>
        <span className="tool-label">{say('placement.export')}</span>
      </Button>
    </Dropdown>
  )
}
