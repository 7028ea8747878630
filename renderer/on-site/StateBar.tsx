import type { State } from '#domain/attendance/mark.ts'
import { useSay } from '#renderer/client/language.tsx'
import { STATE_KEYS } from './sheet-selection.ts'

type StateBarProps = { /** how many days are selected */ selected: number; disabled: boolean; onState: (state: State | null) => void; onOpen: () => void }

/** The states with their keys: what the letters mean, and buttons that mark what is selected. */
export function StateBar({ selected, disabled, onState, onOpen }: StateBarProps) {
  const { say } = useSay()
  return (
    <div className="state-bar" role="toolbar" aria-label={say('attendance.states')}>
      {STATE_KEYS.map(({ state, key }, i) => (
        <button type="button" key={state} className="state-button" disabled={disabled} onClick={() => onState(state)} title={say('attendance.keys', { letter: key, digit: i + 1 })}>
          <span className={`state state-${state}`}>{say(`attendance.letter.${state}`)}</span>
          {say(`choice.state.${state}`)}
          <kbd>{key}</kbd>
        </button>
      ))}
      <button type="button" className="state-button" disabled={disabled} onClick={() => onState(null)} title="Delete">
        {say('attendance.clear')}
        <kbd>Del</kbd>
      </button>
      <span className="spacer" />
      <span className="quiet" aria-live="polite">{say('attendance.selected', { n: selected })}</span>
      {selected === 1 && <button type="button" className="link" onClick={onOpen}>{say('attendance.details')}</button>}
    </div>
  )
}
