import type { CSSProperties } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { listText } from '#words/say.ts'
import type { LocalDate } from '#domain/base/time.ts'
import { timeAfter } from './board-time.ts'
import type { Bar } from './board-types.ts'

type BoardBarProps = {
  bar: Bar
  /** its place among the bars of its row */
  at: number
  first: LocalDate
  box: { left: number; width: number; top: number; height: number }
  colour: string
  selected: boolean
  /** too narrow for words */
  bare: boolean
  /** the second word: who, or on rows of people where */
  second: 'who' | 'where'
}

/** One booking on one row: outlined while held, filled once confirmed. Pressing is handled by the board. */
export function BoardBar({ bar, at, first, box, colour, selected, bare, second }: BoardBarProps) {
  const { say, language } = useSay()
  const who = listText(bar.who, language)
  const start = timeAfter(first, bar.start)
  const end = timeAfter(first, bar.end)
  const facts = { title: bar.title, who: who || say('board.nobody'), at: start, end: end.slice(11), status: `choice.status.${bar.status}` }
  const sentence = say('board.bar', facts)
  const wide = box.width >= 88
  const short = second === 'who' && bar.who[0] ? shortName(bar.who[0], box.width) : bar.title
  const beside = second === 'who' ? who : bar.where
  const style: CSSProperties & { '--bar': string } = { ...box, '--bar': colour }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`bar ${bar.status}${box.width < 56 ? ' tight' : ''}${selected ? ' selected' : ''}${bar.pending ? ' pending' : ''}`}
      data-bar={at}
      data-booking={bar.bookingId}
      aria-label={sentence}
      aria-pressed={selected}
      title={sentence}
      style={style}
    >
      {!bare && box.width >= 24 && (
        <span className="bar-words">
          {wide ? bar.title : short}
          {beside && wide && <span className="bar-second"> {beside}</span>}
        </span>
      )}
    </button>
  )
}

/**
 * A class's name where there is no room for it, in a block of so many pixels: "数控2301班" -> "数控2301" -> "数2301" -> "2301".
 * The number tells classes of a programme apart, its first letter tells the programmes apart.
 */
export function shortName(name: string, width: number): string {
  if (width >= name.length * 12) return name
  const found = /\d[\w-]*/.exec(name)
  if (!found) return name
  const [number] = found
  const before = Array.from(name.slice(0, found.index).trim())
  const room = width - (width < 56 ? 6 : 11)
  return [before.join('') + number, (before[0] ?? '') + number].find(text => widthOf(text) <= room) ?? number
}

/** About how wide a text is in the blocks' type, in pixels: Chinese characters take the full 12. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12 : 7), 0)
}
