import type { ReportModel, Sheet } from '#domain/report/model.ts'
import { usePaperWords } from './words.tsx'

/** Top of a sheet: the college small at the left, what the paper is, and its span at the right. */
export function Letterhead({ model, sheet }: { model: ReportModel; sheet: Sheet }) {
  const { text } = usePaperWords()
  const title = text(sheet.title)
  const kind = text(model.title)
  return (
    <header className="letterhead">
      <div>
        <div className="letterhead-mark">
          {model.college.logo && <img src={model.college.logo} alt="" />}
          <span>{[model.college.name, kind === title ? '' : kind].filter(Boolean).join(' · ')}</span>
        </div>
        <h1>
          {title}
          {sheet.mark && <span className="letterhead-mark-word">{text(sheet.mark)}</span>}
        </h1>
      </div>
      {sheet.subtitle && <p className="letterhead-span">{text(sheet.subtitle)}</p>}
    </header>
  )
}
