import { useSay } from '#renderer/client/language.tsx'
import './ui.css'

export type Figure = { label: string; /** undefined: not known yet */ value: number | undefined; /** said instead of the value: a percentage */ text?: string | undefined; tone?: 'refusal' | 'warning' | 'good' | 'enterprise' | undefined; onClick: () => void }

/** Three to five figures that answer a page's question; each leads to what is behind it. A tone colours what is not nought. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { number } = useSay()
  return (
    <div className="figures">
      {figures.map(({ label, value, text, tone, onClick }) => (
        <button type="button" key={label} className={tone && value ? `figure-card tone-${tone}` : 'figure-card'} onClick={onClick}>
          <span className="figure-value">{text ?? (value === undefined ? '–' : number(value))}</span>
          <span className="figure-label" title={label}>{label}</span>
        </button>
      ))}
    </div>
  )
}
