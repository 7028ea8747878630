import { Button, Popconfirm } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

/** What can be done with the chosen rows. */
export function ChosenBar({ n, onRemove, onClear }: { n: number; onRemove: () => void; onClear: () => void }) {
  const { say } = useSay()
  if (n === 0) return null
  return (
    <div className="register-chosen">
      <span role="status">{say('register.chosen', { n })}</span>
      <Popconfirm title={say('register.remove.ask', { n })} okText={say('ui.remove')} cancelText={say('ui.cancel')} onConfirm={onRemove}>
        <Button size="small" danger icon={<Icon name="trash" size={14} />}>{say('ui.remove')}</Button>
      </Popconfirm>
      <Button size="small" type="text" onClick={onClear}>{say('register.clearChosen')}</Button>
    </div>
  )
}
