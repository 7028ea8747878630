import { Drawer } from 'antd'
import { Link } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { GuideText } from './GuideText.tsx'
import { startTour } from './tour.ts'

type HelpDrawerProps = { open: boolean; chapter: string; onKeys: () => void; onClose: () => void }

/** The chapter about the page that lies behind, and the ways to the rest of the help. */
export function HelpDrawer({ open, chapter, onKeys, onClose }: HelpDrawerProps) {
  const { say } = useSay()
  return (
    <Drawer open={open} onClose={onClose} title={say('help.title')} size={560} destroyOnHidden>
      <GuideText chapter={chapter} onLeave={onClose} />
      <div className="guide-foot">
        <Link to={`/help/${chapter}`} onClick={onClose}>{say('help.whole')}</Link>
        <button type="button" className="link" onClick={onKeys}>{say('keys.title')}</button>
        <button type="button" className="link" onClick={() => (onClose(), startTour())}>{say('tour.again')}</button>
      </div>
    </Drawer>
  )
}
