import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReportModel, Sheet } from '#domain/report/model.ts'
import { A4, DESK, zoomOf } from '#renderer/print/a4.ts'
import { Paper } from '#renderer/print/Paper.tsx'
import { useWidth } from '#renderer/ui/use-width.ts'
import { say as sayIn, type Language } from '#words/say.ts'

/** Sheets are drawn before they come into sight, in pixels of the desk. */
const AHEAD = 900
/** When a sheet is looked for again, in milliseconds. */
const AGAIN = [80, 300]

type PackPreviewProps = { model: ReportModel; language: Language; label: string; /** the sheet to be looked at; `turn` differs each time it is asked for */ show: { sheet: number; turn: number } | null }

/** All sheets of a pack one below the other; those far out of sight are blank paper, so that a long pack moves lightly. */
export function PackPreview({ model, language, label, show }: PackPreviewProps) {
  const [desk, room] = useWidth<HTMLDivElement>(A4.portrait.width + DESK)
  useEffect(() => {
    if (!show) return
    // sheets above it find their height only once they are drawn
    const look = () => desk.current?.querySelector(`[data-sheet="${show.sheet}"]`)?.scrollIntoView({ block: 'start' })
    look()
    const again = AGAIN.map(after => setTimeout(look, after))
    return () => again.forEach(clearTimeout)
  }, [desk, show])
  const foot = sayIn(language, 'report.foot.data', { at: model.dataOf.replace('T', ' ') })
  return (
    <div className="report-desk pack-desk" ref={desk} tabIndex={0} role="region" aria-label={label} data-testid="pack-preview">
      {model.sheets.map((sheet, i) => (
        <PackSheet key={i} no={i} sheet={sheet} model={model} language={language} foot={foot} zoom={zoomOf(sheet.orientation, room)} />
      ))}
    </div>
  )
}

type PackSheetProps = { no: number; sheet: Sheet; model: ReportModel; language: Language; foot: string; zoom: number }

function PackSheet({ no, sheet, model, language, foot, zoom }: PackSheetProps) {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(no < 2)
  const [height, setHeight] = useState(A4[sheet.orientation].height * zoom)
  // its own report of one sheet, the same one as long as the sheet is the same
  const { college, title, name, dataOf } = model
  const one = useMemo((): ReportModel => ({ name, title, dataOf, college, sheets: [sheet] }), [name, title, dataOf, college, sheet])
  useEffect(() => {
    const at = box.current
    if (!at) return
    const watch = new IntersectionObserver(([seen]) => setNear(seen!.isIntersecting), { root: at.parentElement, rootMargin: `${AHEAD}px 0px` })
    watch.observe(at)
    return () => watch.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (near && box.current) setHeight(box.current.offsetHeight)
  }, [near, one, zoom])
  return (
    <div ref={box} className="pack-sheet" data-sheet={no}>
      {near ? (
        <div style={{ zoom }}>
          <Paper model={one} language={language} foot={foot} />
        </div>
      ) : (
        <div className="pack-blank" style={{ height, width: A4[sheet.orientation].width * zoom }} />
      )}
    </div>
  )
}
