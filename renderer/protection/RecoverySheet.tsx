import { Button, Checkbox } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import './protection.css'

type RecoverySheetProps = { recoveryKey: string; folder: string; /** a date */ madeOn: string; onDone: () => void }

/** The recovery key as it is printed; it goes away when somebody says that it is kept. */
export function RecoverySheet({ recoveryKey, folder, madeOn, onDone }: RecoverySheetProps) {
  const { say, day } = useSay()
  const [kept, setKept] = useState(false)
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  useEffect(() => {
    if (kept) return
    const stay = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [kept])
  return (
    <section className="recovery-sheet" aria-label={say('protection.sheet.title')}>
      <h3 ref={head} tabIndex={-1}>Mortise 榫卯 · {say('protection.sheet.title')}</h3>
      <p>{say('protection.sheet.once')}</p>
      <div className="recovery-key" role="group" aria-label={say('protection.sheet.title')}>
        {recoveryKey.split('-').map((group, i) => <span key={i}>{group}</span>)}
      </div>
      <dl>
        <dt>{say('protection.sheet.for')}</dt>
        <dd>{folder}</dd>
        <dt>{say('protection.sheet.made')}</dt>
        <dd>{day(madeOn, true)}</dd>
      </dl>
      <p>{say('protection.sheet.how')}</p>
      <div className="recovery-sheet-acts">
        <Button onClick={() => window.print()}>{say('protection.sheet.print')}</Button>
        <Checkbox checked={kept} onChange={e => setKept(e.target.checked)}>{say('protection.sheet.kept')}</Checkbox>
        <Button type="primary" disabled={!kept} onClick={onDone}>{say('protection.sheet.done')}</Button>
      </div>
    </section>
  )
}
