import { Button } from 'antd'
import { useEffect } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { pressed } from '#renderer/shell/shortcuts.ts'
import { TOUR, useTour } from './tour.ts'
import './guide.css'

/** Four things worth knowing, in a corner: nothing waits for it, Esc skips it, and it never comes again by itself. */
export function Tour() {
  const { say } = useSay()
  const { at, go, skip } = useTour()
  const step = TOUR[at]
  useEffect(() => {
    const shown = step && document.querySelector(step.shows)
    shown?.classList.add('tour-shows')
    return () => shown?.classList.remove('tour-shows')
  }, [step])
  if (!step) return null
  const isLast = at === TOUR.length - 1
  return (
    <aside className="tour" aria-label={say('tour.title')} onKeyDown={event => pressed(event, 'close') && skip()}>
      <div aria-live="polite">
        <h2>{say(`tour.${step.key}`)}</h2>
        <p>{say(`tour.${step.key}.text`)}</p>
      </div>
      <div className="tour-foot">
        <span className="quiet">{say('tour.step', { at: at + 1, of: TOUR.length })}</span>
        {!isLast && <Button size="small" type="text" onClick={skip}>{say('tour.skip')}</Button>}
        {at > 0 && <Button size="small" onClick={() => go(at - 1)}>{say('tour.back')}</Button>}
        <Button size="small" type="primary" onClick={() => go(at + 1)}>{say(isLast ? 'tour.done' : 'tour.next')}</Button>
      </div>
    </aside>
  )
}
