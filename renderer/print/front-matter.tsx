import type { ContentsBlock, CoverBlock, ReportModel } from '#domain/report/model.ts'
import { sheetAnchor } from '#domain/report/page-starts.ts'
import { Marked } from './Marked.tsx'
import { usePaperWords } from './words.tsx'

/** The first page: both houses above, the title where the eye falls, below for whom, of which days, as of when. */
export function Cover({ cover, college }: { cover: CoverBlock; college: ReportModel['college'] }) {
  const { text } = usePaperWords()
  return (
    <div className="paper-cover">
      <div className="cover-houses">
        {college.logo && <img src={college.logo} alt="" />}
        <span>{college.name}</span>
        {cover.logo && <img className="cover-partner" src={cover.logo} alt="" />}
      </div>
      <div className="cover-title">
        <svg width="76" height="40" viewBox="0 0 76 40" fill="none" strokeWidth="1.5" strokeLinejoin="round" aria-hidden="true">
          <path d="M3 3H34V11L20 15V25L34 29V37H3Z" stroke="var(--college)" />
          <path d="M73 3V37H42V29L28 25V15L42 11V3Z" stroke="var(--enterprise)" />
        </svg>
        <h1>{text(cover.title)}</h1>
        {cover.subtitle && <p>{text(cover.subtitle)}</p>}
      </div>
      <dl className="cover-facts">
        {cover.items.map((item, i) => (
          <div key={i}>
            <dt>{text(item.label)}</dt>
            <dd>
              <Marked text={text(item.value)} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The sheets by title, each with its page once that is known; in a file the titles lead there. */
export function Contents({ items, linked }: { items: ContentsBlock['items']; linked: boolean }) {
  const { text, say } = usePaperWords()
  const list = (
    <ol className="paper-contents">
      {items.map(({ title, sheet, page }) => {
        const line = (
          <>
            <span>{text(title)}</span>
            <i aria-hidden="true" />
            <span className="contents-page">{page ?? ''}</span>
          </>
        )
        return <li key={sheet}>{linked ? <a href={`#${sheetAnchor(sheet)}`}>{line}</a> : <div>{line}</div>}</li>
      })}
    </ol>
  )
  return linked ? list : <>{list}<p className="block-text quiet">{say('report.contents.later')}</p></>
}
