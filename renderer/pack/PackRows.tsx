import { Button } from 'antd'
import { Link } from 'react-router'
import type { PackRow } from '#contract/pack.ts'
import { useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useFileOut, useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import { packDraft } from './pack-draft.ts'

type PackRowsProps = { rows: readonly PackRow[]; onIssue: (id: string) => void }

/** The saved packs, each with the button that issues it again as of today. */
export function PackRows({ rows, onIssue }: PackRowsProps) {
  return (
    <ul className="pack-rows">
      {rows.map(row => (
        <PackLine key={row.pack.id} row={row} onIssue={() => onIssue(row.pack.id)} />
      ))}
    </ul>
  )
}

function PackLine({ row: { pack, partner, span }, onIssue }: { row: PackRow; onIssue: () => void }) {
  const { say, language } = useSay()
  const pdf = useJob('pack.pdf')
  const copying = useRun('pack.copy')
  const removing = useRun('pack.remove')
  const undoToast = useUndoToast()
  const hand = useFileOut()
  const tell = useRefusalToast()

  async function copy() {
    const made = await copying.run({ id: pack.id })
    if (made.ok) undoToast(say('packs.copied', { name: pack.name }), made.seq)
    else tell(made)
  }
  async function remove() {
    const gone = await removing.run({ id: pack.id })
    if (gone.ok) undoToast(say('packs.removed', { name: pack.name }), gone.seq)
    else tell(gone)
  }
  return (
    <li className="pack-row">
      <div className="pack-row-name">
        <Link className="link" to={`/packs/${pack.id}`} title={pack.name}>{pack.name}</Link>
        {pack.subtitle && <span className="quiet">{pack.subtitle}</span>}
      </div>
      <div className={pack.audience === 'partner' ? 'pack-row-whom enterprise' : 'pack-row-whom'}>{pack.audience === 'partner' ? (partner ?? say('choice.audience.partner')) : say(`choice.audience.${pack.audience}`)}</div>
      <div className="pack-row-span">
        <span>{say(`choice.period.${pack.period}`)}</span>
        {span && <span className="quiet">{say('report.span', span)}</span>}
      </div>
      <div className="pack-row-pages quiet">{say('packs.pages', { n: pack.pages.length })}</div>
      <div className="pack-row-do">
        {pdf.busy ? (
          <Button size="small" onClick={pdf.cancel}>{say('packs.cancel')}</Button>
        ) : (
          <Button size="small" type="primary" aria-label={`${say('packs.issue')}: ${pack.name}`} onClick={() => void pdf.start({ pack: packDraft(pack), language }).then(hand)}>{say('packs.issue')}</Button>
        )}
        <Button size="small" aria-label={`${say('packs.issue.other')} ${pack.name}`} title={say('packs.issue.other')} icon={<Icon name="calendar" />} onClick={onIssue} />
        <Button size="small" type="text" aria-label={`${say('packs.copy')}: ${pack.name}`} title={say('packs.copy')} icon={<Icon name="file" />} onClick={() => void copy()} />
        <Button size="small" type="text" aria-label={`${say('packs.remove')}: ${pack.name}`} title={say('packs.remove')} icon={<Icon name="trash" />} onClick={() => void remove()} />
      </div>
    </li>
  )
}
