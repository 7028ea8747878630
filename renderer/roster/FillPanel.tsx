import { Button, InputNumber, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { addDays } from '#domain/base/time.ts'
import type { RosterHost } from '#domain/shifts/hosts.ts'
import type { Proposal } from '#domain/shifts/proposal.ts'
import type { FillProgress } from '#contract/roster.ts'
import { useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import type { ShownPlan } from './effective.ts'
import type { FillSettings } from './fill-settings.ts'
import { FillRunning } from './FillRunning.tsx'
import { NeedsTable } from './NeedsTable.tsx'
import type { ShiftMark } from './shift-marks.ts'
import type { RosterPlace, useRosterPlace } from './use-place.ts'
import { WhoField } from './WhoField.tsx'

type FillPanelProps = {
  host: RosterHost
  plan: ShownPlan
  marks: readonly ShiftMark[]
  rowIds: readonly string[]
  chosenIds: readonly string[]
  place: RosterPlace
  settings: FillSettings
  onSettings: (settings: FillSettings) => void
  onGo: ReturnType<typeof useRosterPlace>['go']
  onFound: (proposal: Proposal) => void
  onClose: () => void
}
const MEASURES = ['nights', 'weekends', 'hours'] as const
const BUDGETS = [10, 30, 60]
const WEEKS = [1, 2, 3, 4]
/** A name by which this search can be told that it is enough. */
const newRun = () => crypto.randomUUID()

/** Fills the days that are shown: what is wanted, who takes part, what stays, how evenly. What is found is shown before anything is written. */
export function FillPanel({ host, plan, marks, rowIds, chosenIds, place, settings, onSettings, onGo, onFound, onClose }: FillPanelProps) {
  const { say, day } = useSay()
  const job = useJob('roster.fill')
  const enough = useJob('roster.enough')
  const { who, keep, weights, mostInRow, restHours, seed, seconds } = settings
  const set = (patch: Partial<FillSettings>) => onSettings({ ...settings, ...patch })
  const [run, setRun] = useState('')
  const to = addDays(place.from, place.days - 1)
  const placementIds = who === 'chosen' && chosenIds.length ? chosenIds : rowIds
  const wanted = plan.needs.reduce((sum, needs) => sum + needs.reduce((a, b) => a + b, 0), 0)
  const { cancel } = job
  useEffect(() => cancel, [cancel]) // who leaves the page wants no result

  async function start() {
    const name = newRun()
    setRun(name)
    const outcome = await job.start({ enterpriseId: host.id, placementIds: [...placementIds], from: place.from, to, keep, weights, mostInRow, restHours, seed, seconds, run: name })
    if (outcome.ok) onFound(outcome.value)
  }
  if (job.busy) {
    return (
      <SidePanel title={say('roster.fill.title')} subtitle={`${day(place.from)} – ${day(to)}`} keepFocus onClose={() => (cancel(), onClose())}>
        <FillRunning progress={job.progress as FillProgress | null /* the job's own progress */} seconds={seconds} onEnough={() => void enough.start({ run })} onCancel={cancel} />
      </SidePanel>
    )
  }
  const refusal = job.refusal?.code === 'job.cancelled' ? null : job.refusal
  return (
    <SidePanel
      title={say('roster.fill.title')}
      subtitle={host.name}
      onClose={onClose}
      footer={
        <>
          <Button type="primary" disabled={!placementIds.length || wanted === 0} onClick={() => void start()}>{say('roster.fill.start')}</Button>
          {wanted === 0 && <span className="quiet">{say('roster.fill.noNeed')}</span>}
        </>
      }
    >
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="form-grid">
        <div className="form-field">
          <span className="form-label">{say('roster.fill.span', { from: place.from, to })}</span>
          <Segmented aria-label={say('roster.span')} value={place.days % 7 === 0 ? place.days / 7 : 0} options={WEEKS.map(value => ({ value, label: say('roster.fill.weeks', { n: value }) }))} onChange={weeks => onGo({ days: weeks * 7 })} />
        </div>
        <div className="form-field">
          <span className="form-label">{say('roster.needs')}</span>
          <NeedsTable marks={marks} enterpriseId={host.id} />
          <span className="field-hint">{say('roster.needs.kept')}</span>
        </div>
        <WhoField who={who} all={rowIds.length} chosen={chosenIds.length} onWho={next => set({ who: next })} />
        <div className="form-field">
          <span className="form-label" id="fill-keep">{say('roster.fill.keep')}</span>
          <Radio.Group
            aria-labelledby="fill-keep"
            value={keep}
            onChange={e => set({ keep: e.target.value as FillSettings['keep'] })}
            options={(['all', 'published'] as const).map(value => ({ value, label: say(`roster.fill.keep.${value}`) }))}
          />
        </div>
        <div className="form-field">
          <span className="form-label">{say('roster.fill.fair')}</span>
          {MEASURES.map(measure => (
            <div key={measure} className="roster-weight">
              <span>{say(`roster.measure.${measure}`)}</span>
              <Segmented
                size="small"
                aria-label={say('roster.fill.fair.of', { what: say(`roster.measure.${measure}`) })}
                value={weights[measure]}
                options={[0, 1, 2].map(value => ({ value, label: say(`roster.weight.${value}`) }))}
                onChange={value => set({ weights: { ...weights, [measure]: value } })}
              />
            </div>
          ))}
        </div>
        <div className="form-field half">
          <label htmlFor="fill-row">{say('roster.fill.inRow')}</label>
          <InputNumber id="fill-row" min={1} max={14} precision={0} value={mostInRow} onChange={n => n && set({ mostInRow: n })} />
        </div>
        <div className="form-field half">
          <label htmlFor="fill-rest">{say('roster.fill.rest')}</label>
          <InputNumber id="fill-rest" min={0} max={24} precision={0} value={restHours} onChange={n => set({ restHours: n ?? 0 })} />
        </div>
        <div className="form-field">
          <span className="form-label">{say('roster.fill.budget')}</span>
          <Segmented aria-label={say('roster.fill.budget')} value={seconds} options={BUDGETS.map(value => ({ value, label: say('roster.seconds', { n: value }) }))} onChange={value => set({ seconds: value })} />
        </div>
        <details className="form-field">
          <summary>{say('roster.fill.more')}</summary>
          <label htmlFor="fill-seed">{say('roster.fill.seed')}</label>
          <InputNumber id="fill-seed" min={0} max={2_147_483_647} precision={0} value={seed} onChange={n => set({ seed: n ?? 1 })} />
          <p className="field-hint">{say('roster.fill.seed.text')}</p>
        </details>
      </div>
      <p className="field-hint">{say('roster.fill.rules')}</p>
    </SidePanel>
  )
}
