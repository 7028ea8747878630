import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ClockInput } from '#renderer/ui/ClockInput.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { NeedsTable } from './NeedsTable.tsx'
import type { ShiftMark } from './shift-marks.ts'
import { useTypes } from './use-types.ts'
import { DAY_SHIFT, ROUND_THE_CLOCK } from './usual-shifts.ts'

/** The kinds of shifts of a host: their hours and needs, set where they are used; a new one, or the usual ones. */
export function TypesPanel({ enterpriseId, host, marks, onClose }: { enterpriseId: string; host: string; marks: readonly ShiftMark[]; onClose: () => void }) {
  const { say } = useSay()
  const types = useTypes(enterpriseId)
  const posts = useAsk('register.list', { table: 'post', of: { field: 'enterpriseId', id: enterpriseId } }).data?.rows ?? []
  const [fresh, setFresh] = useState<{ name: string; start: string; end: string }>({ name: '', start: '', end: '' })
  const ready = fresh.name.trim() !== '' && fresh.start !== '' && fresh.end !== ''
  const has = (name: string) => marks.some(m => m.type.name === name)
  const usual = [...ROUND_THE_CLOCK, DAY_SHIFT].map(u => ({ ...u, name: say(`roster.usual.${u.key}`) })).filter(u => !has(u.name))

  async function add() {
    if (ready && (await types.add([{ ...fresh, name: fresh.name.trim() }]))) setFresh({ name: '', start: '', end: '' })
  }
  return (
    <SidePanel title={say('roster.types.title')} subtitle={host} onClose={onClose}>
      {types.refusal && <RefusalNote refusal={types.refusal} />}
      {marks.map(({ type, short, colour, keys }) => (
        <fieldset key={type.id} className="roster-type">
          <legend><span className={`roster-swatch colour-${colour}`}>{short}</span> {keys[0] && <kbd>{keys.map(k => k.toUpperCase()).join(' / ')}</kbd>}</legend>
          <Input aria-label={say('field.shiftType.name')} defaultValue={type.name} key={type.name} maxLength={40} onBlur={e => e.target.value.trim() && e.target.value.trim() !== type.name && void types.change(type.id, { name: e.target.value.trim() })} />
          <ClockInput label={say('field.shiftType.start')} value={type.start} onChange={start => start && void types.change(type.id, { start })} />
          <span aria-hidden="true">–</span>
          <ClockInput label={say('field.shiftType.end')} value={type.end} onChange={end => end && void types.change(type.id, { end })} />
          <InputNumber
            aria-label={say('field.shiftType.breakMinutes')}
            title={say('field.shiftType.breakMinutes')}
            min={0}
            max={720}
            precision={0}
            key={`${type.id} ${type.breakMinutes}`}
            defaultValue={type.breakMinutes}
            suffix={<span className="quiet">{say('roster.break')}</span>}
            onBlur={e => Number(e.target.value || 0) !== type.breakMinutes && void types.change(type.id, { breakMinutes: Number(e.target.value) || null })}
          />
          {posts.length > 0 && (
            <Select
              className="roster-type-post"
              aria-label={say('field.shiftType.postId')}
              value={type.postId ?? ''}
              popupMatchSelectWidth={false}
              options={[{ value: '', label: say('roster.types.everyPost') }, ...posts.map(post => ({ value: post.id, label: String(post.fields['name']) }))]}
              onChange={postId => void types.change(type.id, { postId: postId || null })}
            />
          )}
          <Link to={`/registers/shiftType?id=${type.id}`} title={say('roster.types.open')} aria-label={say('roster.types.openOne', { name: type.name })}>{say('ui.open')}</Link>
        </fieldset>
      ))}
      <h3 className="form-section">{say('roster.needs')}</h3>
      {marks.length ? <NeedsTable marks={marks} enterpriseId={enterpriseId} /> : <p className="quiet">{say('roster.types.none')}</p>}
      <h3 className="form-section">{say('roster.types.add')}</h3>
      <div className="roster-type">
        <Input aria-label={say('field.shiftType.name')} placeholder={say('field.shiftType.name')} maxLength={40} value={fresh.name} onChange={e => setFresh({ ...fresh, name: e.target.value })} />
        <ClockInput label={say('field.shiftType.start')} value={fresh.start} onChange={start => setFresh({ ...fresh, start: start ?? '' })} />
        <span aria-hidden="true">–</span>
        <ClockInput label={say('field.shiftType.end')} value={fresh.end} onChange={end => setFresh({ ...fresh, end: end ?? '' })} />
        <Button disabled={!ready} loading={types.busy} onClick={() => void add()}>{say('roster.types.addOne')}</Button>
      </div>
      {usual.length > 0 && (
        <div className="roster-adds">
          {usual.map(({ key, name, start, end, ...more }) => (
            <Button key={key} size="small" disabled={types.busy} onClick={() => void types.add([{ name, start, end }], 'breakMinutes' in more ? more.breakMinutes : undefined)}>
              + {name} {start}–{end}
            </Button>
          ))}
        </div>
      )}
    </SidePanel>
  )
}
