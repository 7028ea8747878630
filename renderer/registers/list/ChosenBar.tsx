import { Button } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

type ChosenBarProps = { n: number; /** absent: nothing can be written in this list */ onSet?: (() => void) | undefined; onCopy: () => void; onRemove: () => void; onClear: () => void }

/** What can be done with the chosen rows. */
export function ChosenBar({ n, onSet, onCopy, onRemove, onClear }: ChosenBarProps) {
  const { say } = useSay()
  if (n === 0) return null
  return (
    <div className="register-chosen">
      <span role="status">{say('register.chosen', { n })}</span>
      {onSet && <Button size="small" icon={<Icon name="pen" size={14} />} onClick={onSet}>{say('register.bulk')}</Button>}
      <Button size="small" title="Ctrl+C" onClick={onCopy}>{say('register.copy')}</Button>
      <Button size="small" danger icon={<Icon name="trash" size={14} />} onClick={onRemove}>{say('ui.remove')}</Button>
      <Button size="small" type="text" onClick={onClear}>{say('register.clearChosen')}</Button>
    </div>
  )
}
