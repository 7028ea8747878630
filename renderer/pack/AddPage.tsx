import { Button, Dropdown } from 'antd'
import { FINDING_KINDS, firstFinding } from '#domain/pack/finding-forms.ts'
import type { FindingKind } from '#domain/records/finding.ts'
import { MOST_PAGES, type Audience, type PackPage } from '#domain/records/pack.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

const OTHERS = ['figures', 'ledger', 'evidence', 'people'] as const
type AddPageProps = { audience: Audience; count: number; onAdd: (page: PackPage) => void }

/** Everything that a page can be. */
export function AddPage({ audience, count, onAdd }: AddPageProps) {
  const { say } = useSay()
  const full = count >= MOST_PAGES
  function add(kind: string) {
    if (kind === 'words') return onAdd({ kind, heading: say('pack.kind.words'), text: '' })
    const other = OTHERS.find(o => o === kind)
    onAdd(other ? { kind: other } : { kind: 'finding', finding: firstFinding(kind as FindingKind) }) // the menu has no others
  }
  const item = (kind: string) => ({ key: kind, label: say(`pack.kind.${kind}`), disabled: kind === 'people' && audience === 'partner' })
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      disabled={full}
      menu={{ items: [...FINDING_KINDS.map(item), { type: 'divider' }, ...OTHERS.map(item), { type: 'divider' }, item('words')], onClick: ({ key }) => add(key) }}
    >
      <Button icon={<Icon name="plus" />} title={full ? say('packs.full', { most: MOST_PAGES }) : undefined}>{say('packs.add')}</Button>
    </Dropdown>
  )
}
