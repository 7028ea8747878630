import type { SignatureLine, Text } from '#domain/report/model.ts'
import { Marked } from './Marked.tsx'
import { usePaperWords } from './words.tsx'

type Item = { label: Text; value: Text }

/** Three to six figures that answer the report's question. */
export function Figures({ items }: { items: readonly Item[] }) {
  const { text } = usePaperWords()
  return (
    <dl className="figures">
      {items.map((item, i) => (
        <div key={i}>
          <dt>{text(item.label)}</dt>
          <dd>{text(item.value)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Facts as a form shows them: a label and what is so; an empty one leaves its line to be filled in by hand. */
export function Facts({ items, columns }: { items: readonly Item[]; columns: 1 | 2 }) {
  const { text } = usePaperWords()
  return (
    <dl className={columns === 2 ? 'facts two' : 'facts'}>
      {items.map((item, i) => (
        <div key={i}>
          <dt>{text(item.label)}</dt>
          <dd>
            <Marked text={text(item.value) || '\u00a0'} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Lines to sign on, each with a place for the date; what was signed already shows the hand instead. */
export function Signatures({ lines }: { lines: readonly SignatureLine[] }) {
  const { text, say } = usePaperWords()
  return (
    <div className="signatures">
      {lines.map((line, i) => {
        if (typeof line === 'object' && 'label' in line) {
          return (
            <div key={i} className="signed">
              {text(line.label)}
              {line.image && <img src={line.image} alt={line.by ? text(line.by) : ''} />}
              {[line.by ? text(line.by) : '', line.on ?? ''].filter(Boolean).join(' · ')}
            </div>
          )
        }
        return (
          <div key={i}>
            {text(line)}
            <i />
            {say('report.sign.date')}
            <i className="short" />
          </div>
        )
      })}
    </div>
  )
}
