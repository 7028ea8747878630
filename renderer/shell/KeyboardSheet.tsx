import { Modal } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { keyGroups, SHORTCUT_PLACES, SHORTCUTS, type Shortcut } from './shortcuts.ts'
import './keyboard-sheet.css'

/** All keys of the program on one sheet, by where they work. */
export function KeyboardSheet({ onClose }: { onClose: () => void }) {
  const { say } = useSay()
  return (
    <Modal open title={say('keys.title')} footer={null} onCancel={onClose} width={860} className="keyboard-sheet">
      <div className="keys-places" tabIndex={0} role="group" aria-label={say('keys.title')}>
        <div className="keys-columns">
        {SHORTCUT_PLACES.map(place => (
          <section key={place}>
            <h3>{say(`keys.${place}`)}</h3>
            <dl>
              {(SHORTCUTS as readonly Shortcut[]).filter(s => s.place === place).map(({ id, keys }) => (
                <div key={id}>
                  <dt>{say(`shortcut.${id}`)}</dt>
                  <dd>{keyGroups(keys).map(caps => <span className="key-combination" key={caps.join()}>{caps.map((cap, i) => <kbd key={i}>{cap}</kbd>)}</span>)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        </div>
      </div>
    </Modal>
  )
}
