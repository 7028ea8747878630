import { useParams, useSearchParams } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { usePreferences } from '#renderer/shell/preferences.ts'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { draftOf, newDraft } from './visit-draft.ts'
import { useMyTeacherId } from './use-my-teacher.ts'
import { VisitForm } from './VisitForm.tsx'
import '#renderer/upkeep/upkeep.css'
import './on-site.css'
import './visits.css'

/** The form of one visit: `/visits/new?enterprise=…`, or that of a visit by its id. */
export function VisitFormPage() {
  const { say } = useSay()
  const { id = 'new' } = useParams()
  const [params] = useSearchParams()
  const isNew = id === 'new'
  const { name } = usePreferences()
  const me = useMyTeacherId()
  const teachers = useAsk('register.options', { table: 'teacher' })
  const state = useAsk('college.state', {})
  const stored = useAsk('visit.get', { id }, { enabled: !isNew, keep: false })
  const title = say(isNew ? 'visits.record' : 'table.visit')
  // who sits here is known once the teachers are
  if (!state.data || (isNew && name !== '' && !teachers.data)) return <Page title={title}><Waiting on={state.data ? teachers : state} /></Page>
  const { now } = state.data
  if (isNew) {
    const enterpriseId = params.get('enterprise') ?? ''
    return <VisitForm key={`new ${enterpriseId}`} first={newDraft(enterpriseId, params.get('intern') ?? '', now, me ?? '')} now={now} />
  }
  return (
    <Answered ask={stored}>
      {sheet =>
        sheet ? (
          <VisitForm key={id} id={id} planned={sheet.visit.status === 'planned'} first={draftOf(sheet, now)} now={now} />
        ) : (
          <Page title={title}><EmptyState title={say('register.gone')} text={say('register.gone.text')} /></Page>
        )
      }
    </Answered>
  )
}
