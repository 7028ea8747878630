import { App, Button, Popconfirm } from 'antd'
import { memo } from 'react'
import { Link } from 'react-router'
import { addDays } from '#domain/base/time.ts'
import type { ListFormat } from '#contract/files.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import { useJob, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { FormatMenu } from '#renderer/ui/FormatMenu.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useFileOut, useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import type { ShownPlan } from './effective.ts'

type RosterActionsProps = { plan: ShownPlan; host: RosterHost; post: string | null; from: string; days: number; panel: string | null; disabled: boolean; onPanel: (panel: string) => void }

/** What is done with the days as a whole: copied, repeated, filled, made binding, taken along. */
export const RosterActions = memo(function RosterActions({ plan, host, post, from, days, panel, disabled, onPanel }: RosterActionsProps) {
  const { say, day, language } = useSay()
  const { message } = App.useApp()
  const undoToast = useUndoToast()
  const copying = useRun('roster.copy')
  const publishing = useRun('roster.publish')
  const exporting = useJob('files.exportRows')
  const to = addDays(from, days - 1)
  const placementIds = plan.rows.map(r => r.placementId)
  const broken = plan.rows.reduce((n, r) => n + r.cells.filter(c => c.breaks.length > 0).length, 0)
  const nobody = placementIds.length === 0 || plan.types.length === 0
  const tell = useRefusalToast()
  const fileOut = useFileOut()

  async function copy() {
    const outcome = await copying.run({ placementIds, from: addDays(from, -days), to: addDays(from, -1), target: from })
    if (!outcome.ok) return tell(outcome)
    if (outcome.value.changed) undoToast(say('roster.copied', { n: outcome.value.changed }), outcome.seq)
    else void message.info(say('roster.copied.nothing'))
  }
  async function publish() {
    const outcome = await publishing.run({ placementIds, from, to, enterpriseId: host.id })
    if (!outcome.ok) return tell(outcome)
    undoToast(say('roster.published', { n: outcome.value.published }), outcome.seq)
  }
  /** With a column a day it has a paper of its own, to be signed. */
  async function exportRows(format: ListFormat) {
    const nameOf = new Map(plan.types.map(t => [t.id, t.name]))
    const heads = [say('field.student.number'), say('field.student.name'), say('roster.post'), ...plan.days.map(d => day(d.date)), say('roster.head.hours.text'), say('roster.head.nights.text'), say('roster.head.free.text')]
    const lines = plan.rows.map(r => [r.number, r.student, r.post, ...r.cells.map(c => (c.here ? (nameOf.get(c.shiftTypeId ?? '') ?? (c.onLeave ? say('roster.cell.leave') : '')) : say('roster.cell.away'))), Math.round(r.minutes / 0.6) / 100, r.nightShifts, r.freeDays])
    const foot = plan.types.map((t, i) => ['', `${t.name} ${t.start}–${t.end}`, '', ...plan.coverage.map((c, d) => (plan.needs[d]![i] ? `${c[i]}/${plan.needs[d]![i]}` : c[i]!))])
    const outcome = await exporting.start({ name: `${say('menu.roster')} ${host.name} ${from}`, format, language, rows: [heads, ...lines, [], ...foot] })
    fileOut(outcome)
  }
  const print = `/reports?${new URLSearchParams({ name: 'roster', enterpriseId: host.id, from, to, ...(post ? { postId: post } : {}) }).toString()}`
  const publishButton = (
    <Button type="primary" disabled={disabled || plan.drafts === 0} loading={publishing.busy} onClick={broken ? undefined : () => void publish()}>
      {say(days === 7 ? 'roster.publish' : 'roster.publish.days')}
    </Button>
  )
  return (
    <>
      <FormatMenu lists={[{ key: 'roster', formats: ['xlsx', 'csv'], write: exportRows }]} busy={exporting.busy} />
      <Link to={print}><Button>{say('roster.print')}</Button></Link>
      <Button disabled={disabled || nobody} loading={copying.busy} title={say('roster.copy.text', { from: addDays(from, -days), to: addDays(from, -1) })} onClick={() => void copy()}>
        {say(days === 7 ? 'roster.copy' : 'roster.copy.days')}
      </Button>
      <Button disabled={disabled || nobody} aria-expanded={panel === 'pattern'} onClick={() => onPanel('pattern')}>{say('roster.pattern')}</Button>
      <Button disabled={nobody} aria-expanded={panel === 'fill'} onClick={() => onPanel('fill')}>{say('roster.fill')}</Button>
      {broken && plan.drafts && !disabled ? (
        <Popconfirm title={say('roster.publish.broken', { n: broken })} okText={say('roster.publish.anyway')} cancelText={say('ui.close')} onConfirm={() => void publish()}>
          {publishButton}
        </Popconfirm>
      ) : (
        publishButton
      )}
    </>
  )
})
