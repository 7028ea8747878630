import { Checkbox } from 'antd'
import { useSay } from '#renderer/client/language.tsx'

type RememberBoxProps = { checked: boolean; disabled?: boolean; onChange: (on: boolean) => void }

/** Whether this computer opens the folder by itself when the program starts. Shown only where its system can keep the key. */
export function RememberBox({ checked, disabled = false, onChange }: RememberBoxProps) {
  const { say } = useSay()
  return (
    <div className="remember">
      <Checkbox checked={checked} disabled={disabled} onChange={e => onChange(e.target.checked)}>{say('protection.remember')}</Checkbox>
      <p className="quiet">{say('protection.remember.text')}</p>
    </div>
  )
}
