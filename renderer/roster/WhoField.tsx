import { Radio } from 'antd'
import { useSay } from '#renderer/client/language.tsx'

type WhoFieldProps = { who: 'all' | 'chosen'; all: number; chosen: number; onWho: (who: 'all' | 'chosen') => void }

/** Everybody in the sheet, or the rows chosen in it. */
export function WhoField({ who, all, chosen, onWho }: WhoFieldProps) {
  const { say } = useSay()
  return (
    <div className="form-field">
      <span className="form-label" id="roster-who">{say('roster.who')}</span>
      <Radio.Group
        aria-labelledby="roster-who"
        value={chosen ? who : 'all'}
        onChange={e => onWho(e.target.value as 'all' | 'chosen')}
        options={[
          { value: 'all', label: say('roster.who.all', { n: all }) },
          { value: 'chosen', label: say('roster.who.chosen', { n: chosen }), disabled: chosen === 0 },
        ]}
      />
    </div>
  )
}
