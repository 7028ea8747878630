import type { ReactNode } from 'react'

type FieldProps = { label: string; needed?: boolean; half?: boolean; error?: string; hint?: ReactNode; children: ReactNode }

/** One labelled field of a form, with its error or hint below. */
export function Field({ label, needed, half, error, hint, children }: FieldProps) {
  return (
    <div className={half ? 'form-field half' : 'form-field'} role="group" aria-label={label}>
      <span className="form-label">
        {label}
        {needed && <span className="needed"> *</span>}
      </span>
      {children}
      {error ? <span className="field-error">{error}</span> : hint && <span className="field-hint">{hint}</span>}
    </div>
  )
}
