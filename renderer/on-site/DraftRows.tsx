import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useKeptForms, type KeptForm } from '#renderer/client/use-draft.ts'
import { Icon } from '#renderer/ui/Icon.tsx'
import { pathOfPlace, VISIT_FORMS, type VisitDraft } from './visit-draft.ts'

/** Forms of visits that were begun and not saved: to go on with, or to throw away. */
export function DraftRows() {
  const { say } = useSay()
  const navigate = useNavigate()
  const forms = useKeptForms<VisitDraft>(VISIT_FORMS)
  const hosts = useAsk('register.options', { table: 'enterprise' }, { enabled: forms.length > 0 })
  const hostOf = ({ values }: KeptForm<VisitDraft>) => hosts.data?.find(h => h.id === values.enterpriseId)?.name ?? say('visits.noHost')
  return forms.map(form => (
    <div className="banner warning" key={form.place}>
      <Icon name="pen" size={14} />
      <span>{say('visits.draft', { host: hostOf(form), date: form.values.date })}</span>
      <Button size="small" onClick={() => void navigate(pathOfPlace(form.place))}>{say('visits.draft.open')}</Button>
      <Button size="small" type="text" onClick={form.drop}>{say('visits.draft.drop')}</Button>
    </div>
  ))
}
