import { usePaperWords } from './words.tsx'

const PIECES = /(\d{4}-\d{2}-\d{2}|[☑☒□])/
const STATE = { '☑': 'yes', '☒': 'no', '□': 'open' } as const

/** A text on paper: dates are kept in one piece, and the boxes ☑ ☒ □ are drawn, as not every font has them. */
export function Marked({ text }: { text: string }) {
  return text.split(PIECES).map((piece, i) => {
    if (i % 2 === 0) return piece
    if (piece in STATE) return <Box key={i} state={STATE[piece as keyof typeof STATE]} />
    return (
      <span key={i} className="date">
        {piece}
      </span>
    )
  })
}

/** A box that is ticked, crossed, or left to be ticked by hand. */
export function Box({ state }: { state: 'yes' | 'no' | 'open' }) {
  const { say } = usePaperWords()
  return (
    <svg className="paper-box" viewBox="0 0 12 12" role="img" aria-label={say(`report.box.${state}`)}>
      <rect x="0.75" y="0.75" width="10.5" height="10.5" />
      {state === 'yes' && <path d="M2.6 6.2 5 8.8 9.6 3" />}
      {state === 'no' && <path d="M3 3 9 9M9 3 3 9" />}
    </svg>
  )
}
