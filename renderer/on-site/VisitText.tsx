import { Input } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import type { VisitPart } from './visit-parts.ts'

const FIELDS = ['content', 'progress', 'note'] as const

/** What was seen, in words. */
export function VisitText({ draft, set }: Pick<VisitPart, 'draft' | 'set'>) {
  const { say } = useSay()
  return (
    <section className="visit-part">
      <div className="form-grid">
        {FIELDS.map(field => (
          <div className="form-field" key={field}>
            <label htmlFor={`visit-${field}`}>{say(`field.visit.${field}`)}</label>
            <Input.TextArea id={`visit-${field}`} autoSize={{ minRows: field === 'content' ? 3 : 1, maxRows: 10 }} maxLength={4000} value={draft[field]} onChange={e => set({ [field]: e.target.value })} />
          </div>
        ))}
      </div>
    </section>
  )
}
