import { NavLink, useParams } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { CHAPTERS, GUIDE_PARTS } from './chapters.ts'
import { GuideText } from './GuideText.tsx'

/** The whole guide: its chapters by whom they are for, and one of them. */
export function GuidePage() {
  const { say } = useSay()
  const { chapter = CHAPTERS[0]!.key } = useParams()
  return (
    <Page title={say('help.title')} scroll={false}>
      <div className="guide-page">
        <nav className="guide-list" aria-label={say('help.chapters')}>
          {GUIDE_PARTS.map(part => (
            <section key={part}>
              <h2>{say(`help.part.${part}`)}</h2>
              {CHAPTERS.filter(c => c.part === part).map(({ key }) => <NavLink key={key} to={`/help/${key}`}>{say(`guide.${key}`)}</NavLink>)}
            </section>
          ))}
        </nav>
        <div className="guide-main" tabIndex={0} role="region" aria-label={say('help.title')}><GuideText key={chapter} chapter={chapter} /></div>
      </div>
    </Page>
  )
}
