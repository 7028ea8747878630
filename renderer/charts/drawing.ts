import type { Chart } from '#domain/outcome/chart.ts'
import type { Unit } from '#domain/records/indicator.ts'
import type { Text } from '#domain/base/text.ts'
import { measureText, textIn, type Language } from '#words/say.ts'
import { linesOf, widthOf } from './fit-name.ts'

/** What each kind of chart is drawn from. */
export type Drawing<C extends Chart> = {
  chart: C
  label: string
  language: Language
  /** in CSS pixels */
  width: number
  paper: boolean
  onPick: ((key: string, series?: string) => void) | undefined
  /** tells the fills of this chart from those of others on the page */
  id: string
}

/** Where recharts draws a shape; it types the figures loosely. */
export type ShapePlace = { x?: Loose; y?: Loose; width?: Loose; height?: Loose; index?: number | undefined }
type Loose = number | string | undefined
export type Box = { x: number; y: number; width: number; height: number }

export function boxOf({ x = 0, y = 0, width = 0, height = 0 }: ShapePlace): Box {
  return { x: Number(x), y: Number(y), width: Number(width), height: Number(height) }
}

/** Sizes of type, in CSS pixels; on paper 8.5 pt. */
export function typeOf(paper: boolean): number {
  return paper ? 11.3 : 12
}

/** Share of the width that names of rows may take, and the most in pixels. */
const NAMES = 0.32
const NAMES_MOST = 260
/** Between a name and its bar, in pixels. */
const GAP = 4

/** `room` is the width of the names, in pixels. */
export type SideNames = { room: number; lines: string[][]; names: string[]; rowHeight: number }

/** The names at the side of bars: on one line each where there is room, else on two. */
export function namesAtSide(names: readonly Text[], { width, paper, language }: Pick<Drawing<Chart>, 'width' | 'paper' | 'language'>): SideNames {
  const size = typeOf(paper)
  const words = names.map(name => textIn(language, name))
  const widest = Math.max(0, ...words.map(word => widthOf(word, size)))
  const room = Math.ceil(Math.min(widest + GAP, NAMES * width, NAMES_MOST))
  const lines = words.map(word => linesOf(word, room - GAP, size))
  const isTall = lines.some(l => l.length > 1)
  return { room: room + 8, lines, names: words, rowHeight: paper ? (isTall ? 30 : 22) : isTall ? 36 : 28 }
}

export function valueText(value: number | null | undefined, unit: Unit, language: Language): string {
  return value === null || value === undefined ? '–' : measureText({ value, unit }, language)
}
