import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { PARTS } from '#domain/records/outcome.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { registerPath } from '#renderer/registers/register-tables.ts'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefSelect } from '#renderer/ui/RefSelect.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { DateInput } from '#renderer/ui/TimeInput.tsx'
import { AssessWork } from './AssessWork.tsx'
import type { AssessPlace } from './skills-address.ts'

const ASSESSORS = ['teacher', 'mentor'] as const

type AssessClassProps = { place: AssessPlace; onPlace: (patch: Partial<AssessPlace>) => void }

/** Which class is assessed, when, in which way and by whom; below, its sheet. */
export function AssessClass({ place, onPlace }: AssessClassProps) {
  const { say } = useSay()
  const state = useAsk('college.state', {})
  return <Answered ask={state}>{({ today }) => <Assess place={place} date={place.date ?? today} onPlace={onPlace} label={say('skills.assess.tools')} />}</Answered>
}

function Assess({ place, date, onPlace, label }: AssessClassProps & { date: string; label: string }) {
  const { say } = useSay()
  const { name } = usePreferences()
  const { classGroupId, part, assessor } = place
  const [by, setBy] = useState(assessor === 'teacher' ? name : '')
  const groups = useAsk('register.options', { table: 'classGroup' })
  return (
    <div className="assess">
      <div className="assess-tools" role="group" aria-label={label}>
        <RefSelect label={say('table.classGroup')} table="classGroup" placeholder={say('skills.assess.class')} value={classGroupId} onChange={id => onPlace({ classGroupId: id ?? undefined })} />
        <DateInput label={say('field.assessment.date')} value={date} onChange={day => day && onPlace({ date: day })} />
        <Segmented aria-label={say('field.assessment.part')} value={part} options={PARTS.map(value => ({ value, label: say(`choice.part.${value}`) }))} onChange={next => onPlace({ part: next })} />
        <Segmented
          aria-label={say('field.assessment.assessor')}
          value={assessor}
          options={ASSESSORS.map(value => ({ value, label: say(`choice.assessor.${value}`) }))}
          onChange={next => {
            setBy(next === 'teacher' ? name : '') // a mentor's name is no teacher's
            onPlace({ assessor: next })
          }}
        />
        <Input className="assess-by" maxLength={200} aria-label={say('field.assessment.by')} placeholder={say('field.assessment.by')} value={by} onChange={e => setBy(e.target.value)} />
      </div>
      {classGroupId ? (
        <AssessWork key={[classGroupId, date, part, assessor].join(' ')} classGroupId={classGroupId} how={{ date, part, assessor }} by={by.trim()} />
      ) : groups.data?.length === 0 ? (
        <EmptyState title={say('skills.assess.noClasses')} text={say('skills.assess.noClasses.text')}>
          <Link to={registerPath('classGroup')}><Button type="primary">{say('tables.classGroup')}</Button></Link>
        </EmptyState>
      ) : (
        <EmptyState title={say('skills.assess.choose')} text={say('skills.assess.choose.text')} />
      )}
    </div>
  )
}
