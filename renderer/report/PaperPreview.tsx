import { useLayoutEffect, useMemo } from 'react'
import type { ReportModel } from '#domain/report/model.ts'
import { useSay } from '#renderer/client/language.tsx'
import { A4, DESK, zoomOf } from '#renderer/print/a4.ts'
import { fitTiles } from '#renderer/print/fit-tiles.ts'
import { Paper } from '#renderer/print/Paper.tsx'
import { useWidth } from '#renderer/ui/use-width.ts'
import { say as sayIn, type Language } from '#words/say.ts'
import { previewPart } from './preview-part.ts'

/** The report as it will be on paper, as large as the window has room. */
export function PaperPreview({ model, language }: { model: ReportModel; language: Language }) {
  const { say } = useSay()
  const [desk, room] = useWidth<HTMLDivElement>(A4.landscape.width + DESK)
  const part = useMemo(() => previewPart(model), [model])
  const widest = model.sheets.some(sheet => sheet.orientation === 'landscape') ? 'landscape' : 'portrait'

  useLayoutEffect(() => {
    if (desk.current) fitTiles(desk.current)
  }, [desk, part, language])

  const foot = sayIn(language, 'report.foot.data', { at: model.dataOf.replace('T', ' ') })
  return (
    <div className="report-desk" ref={desk} data-testid="report-preview">
      <div style={{ zoom: zoomOf(widest, room) }}>
        <Paper model={part.model} language={language} foot={foot} />
      </div>
      {part.cut && <p className="report-cut">{say('report.page.long')}</p>}
    </div>
  )
}
