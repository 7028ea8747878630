import { App, Input } from 'antd'
import { TERMS, type Term, type Terms } from '#domain/base/terms.ts'
import type { College } from '#domain/records/college.ts'
import { useSay } from '#renderer/client/language.tsx'
import { catalogue } from '#words/say.ts'
import { SettingsForm } from './SettingsForm.tsx'
import { useCollegeEdits } from './use-college-edits.ts'

const PARTS = ['zh', 'en', 'enMany'] as const
type Part = (typeof PARTS)[number]

/** What a thing is called as long as nobody has said otherwise. */
function usual(term: Term, part: Part): string {
  const word = part === 'zh' ? catalogue['zh-CN'][`term.${term}`] : catalogue.en[part === 'en' ? `term.${term}` : `term.${term}.many`]
  return word ?? term
}

/** What the college calls its programmes, departments, classes and workshops: every page and every paper says it so. */
export function TermsForm({ college }: { college: College }) {
  const { say } = useSay()
  const { message } = App.useApp()
  const { form, values, edit, dirty, save, busy, refusal } = useCollegeEdits('terms', college, () => void message.success(say('ui.saved')))
  const terms: Terms = values.terms ?? {}
  function name(term: Term, part: Part, word: string) {
    const { [part]: _, ...others } = terms[term] ?? {}
    const own = word ? { ...others, [part]: word } : others
    const { [term]: __, ...rest } = terms
    const next = Object.keys(own).length ? { ...rest, [term]: own } : rest
    edit({ terms: Object.keys(next).length ? next : null })
  }
  return (
    <SettingsForm form={form} onSave={save} ready={dirty} busy={busy} refusal={refusal}>
      <table className="terms">
        <thead>
          <tr>
            <th>{say('terms.usual')}</th>
            {PARTS.map(part => <th key={part}>{say(`terms.${part}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {TERMS.map(term => (
            <tr key={term}>
              <th scope="row">{usual(term, 'zh')} · {usual(term, 'en')}</th>
              {PARTS.map(part => (
                <td key={part}>
                  <Input aria-label={`${usual(term, part)}: ${say(`terms.${part}`)}`} maxLength={30} placeholder={usual(term, part)} value={terms[term]?.[part] ?? ''} onChange={e => name(term, part, e.target.value)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SettingsForm>
  )
}
