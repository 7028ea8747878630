import { Button } from 'antd'
import { useState } from 'react'
import { reasonOf, useAskAgain, useUntold } from '../client/failed-asks.ts'
import { useSay } from '../client/language.tsx'
import { Icon } from '../ui/Icon.tsx'
import './frame.css'

/** Stands over every page while something on it could not be fetched and is not told in its own place: what is missing is not nothing. */
export function FailedStrip() {
  const { say } = useSay()
  const error = useUntold()
  const again = useAskAgain()
  // what is asked again has no error yet: the strip stays until the end of it
  const [trying, setTrying] = useState<Error | null>(null)
  const shown = trying ?? error
  if (!shown) return null
  const why = reasonOf(shown)
  async function go() {
    setTrying(shown)
    await again()
    setTrying(null)
  }
  return (
    <div className="failed-strip" role="alert">
      <Icon name="warning" />
      <span>{say('shell.partMissing', { why: say(`refusal.${why.code}`, why.facts) })}</span>
      <Button size="small" loading={trying !== null} onClick={() => void go()}>{say('shell.again')}</Button>
    </div>
  )
}
