import { Button, Checkbox, InputNumber, Radio, Select } from 'antd'
import { TIMETABLE_GOALS } from '#domain/timetable/college/choice.ts'
import type { TimetableView } from '#domain/timetable/college/view.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { BUDGETS, MOST_WEIGHT } from './draft.ts'
import type { Names } from './names.ts'
import type { Scheduling } from './use-scheduling.ts'

type SolvePanelProps = { view: TimetableView; names: Names; scheduling: Scheduling; /** the rows of the list of requests, where it shows some only */ listed: readonly string[] | null; onStart: () => void; onClose: () => void }

const WEIGHTS = Array.from({ length: MOST_WEIGHT + 1 }, (_, i) => i)

/** How the term is to be scheduled: what may move, which requests, which goals count how much, and for how long to look. */
export function SolvePanel({ view, names, scheduling, listed, onStart, onClose }: SolvePanelProps) {
  const { say } = useSay()
  const { draft, change, busy } = scheduling
  const { counts } = view
  const term = view.terms.find(t => t.id === view.termId)
  const nothing = draft.scope === 'open' ? counts.open === 0 : counts.sessions === 0
  const chosen = draft.requestIds?.filter(id => view.requests.some(r => r.id === id)) ?? null
  const cannot = busy || nothing || chosen?.length === 0
  return (
    <SidePanel
      title={say('schedule.solve')}
      subtitle={term?.name}
      onClose={onClose}
      onSave={() => !cannot && onStart()}
      footer={
        <>
          <Button type="primary" disabled={cannot} onClick={onStart} title="Ctrl+S">{say('schedule.start')}</Button>
          {nothing && <span className="quiet">{say(draft.scope === 'open' ? 'schedule.start.nothing' : 'schedule.start.noRequest')}</span>}
        </>
      }
    >
      <div className="form-grid">
        <div className="form-field">
          <span className="form-label" id="schedule-scope">{say('schedule.scope')}</span>
          <Radio.Group
            aria-labelledby="schedule-scope"
            className="schedule-choices"
            value={draft.scope}
            onChange={e => change({ ...draft, scope: e.target.value === 'all' ? 'all' : 'open' })}
            options={(['open', 'all'] as const).map(value => ({ value, label: say(`schedule.scope.${value}`, { n: counts.open }) }))}
          />
        </div>
        <div className="form-field">
          <span className="form-label" id="schedule-which">{say('schedule.which')}</span>
          <Radio.Group
            aria-labelledby="schedule-which"
            className="schedule-choices"
            value={chosen ? 'chosen' : 'all'}
            onChange={e => change({ ...draft, requestIds: e.target.value === 'chosen' ? [...(listed ?? [])] : null })}
            options={[
              { value: 'all', label: say('schedule.which.all', { n: counts.requests }) },
              { value: 'chosen', label: listed ? say('schedule.which.listed', { n: listed.length }) : say('schedule.which.chosen') },
            ]}
          />
          {chosen && (
            <Select
              mode="multiple"
              className="wide"
              allowClear
              maxTagCount={3}
              aria-label={say('schedule.which.chosen')}
              placeholder={say('schedule.which.choose')}
              value={chosen}
              showSearch={{ optionFilterProp: 'label' }}
              options={view.requests.map(r => ({ value: r.id, label: names.session(r) }))}
              onChange={ids => change({ ...draft, requestIds: ids })}
            />
          )}
        </div>
        <div className="form-field">
          <span className="form-label">{say('schedule.goals')}</span>
          {TIMETABLE_GOALS.map(code => (
            <div key={code} className="schedule-weight">
              <span title={say(`timetable.goal.${code}`)}>{say(`timetable.goal.${code}`)}</span>
              <Segmented
                size="small"
                aria-label={say('schedule.weight.of', { goal: say(`timetable.goal.${code}`) })}
                value={draft.goals[code]}
                options={WEIGHTS.map(value => ({ value, label: say(`timetable.weight.${value}`) }))}
                onChange={value => change({ ...draft, goals: { ...draft.goals, [code]: value } })}
              />
            </div>
          ))}
        </div>
        <div className="form-field">
          <Checkbox checked={draft.doubles} onChange={e => change({ ...draft, doubles: e.target.checked })}>{say('schedule.doubles')}</Checkbox>
          <span className="field-hint">{say('schedule.doubles.text')}</span>
        </div>
        <div className="form-field half">
          <label htmlFor="schedule-from">{say('schedule.fromWeek')}</label>
          <InputNumber id="schedule-from" min={1} max={term?.weeks ?? 60} precision={0} value={draft.fromWeek ?? view.thisWeek ?? 1} onChange={n => change({ ...draft, fromWeek: n })} />
        </div>
        <div className="form-field half">
          <span className="form-label">{say('schedule.budget')}</span>
          <Segmented aria-label={say('schedule.budget')} value={draft.seconds} options={BUDGETS.map(value => ({ value, label: value < 60 ? say('roster.seconds', { n: value }) : say('schedule.minutes', { n: value / 60 }) }))} onChange={value => change({ ...draft, seconds: value })} />
        </div>
      </div>
      <p className="field-hint">{say('schedule.rules')}</p>
    </SidePanel>
  )
}
