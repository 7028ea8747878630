import type { CheckItem, PartiesBlock, Photo } from '#domain/report/model.ts'
import { Box, Marked } from './Marked.tsx'
import { usePaperWords } from './words.tsx'

/** What was looked at: a box each, ticked, crossed, or left for the hand. */
export function Checklist({ items, columns }: { items: readonly CheckItem[]; columns: 1 | 2 | 3 }) {
  const { text } = usePaperWords()
  return (
    <ul className={`paper-checks columns-${columns}`}>
      {items.map((item, i) => (
        <li key={i}>
          <Box state={item.state} />
          <span>
            {text(item.text)}
            {item.note && (
              <small>
                <Marked text={text(item.note)} />
              </small>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Photos side by side, each with its caption; a lost one keeps its place and says so. */
export function Photos({ items }: { items: readonly Photo[] }) {
  const { text, say } = usePaperWords()
  return (
    <div className="paper-photos">
      {items.map((item, i) => (
        <figure key={i}>
          {item.image ? <img src={item.image} alt={item.caption ? text(item.caption) : say('report.photo', { no: i + 1 })} /> : <p>{say('report.photo.lost')}</p>}
          <figcaption>{item.caption ? text(item.caption) : say('report.photo', { no: i + 1 })}</figcaption>
        </figure>
      ))}
    </div>
  )
}

/** Who signs an agreement, side by side, each with lines for hands, seal and date. */
export function Parties({ parties }: { parties: PartiesBlock['parties'] }) {
  const { text } = usePaperWords()
  return (
    <div className="paper-parties" style={{ gridTemplateColumns: `repeat(${parties.length}, 1fr)` }}>
      {parties.map((party, i) => (
        <div key={i}>
          <b>{text(party.role)}</b>
          <p>{text(party.name)}</p>
          {party.lines.map((line, j) => (
            <div key={j} className="party-line">
              {text(line)}
              <i />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
