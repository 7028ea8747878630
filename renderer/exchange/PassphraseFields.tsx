import { Button, Input } from 'antd'
import { useSay } from '#renderer/client/language.tsx'
import { passphraseOf, strengthOf, suggestPassphrase } from './passphrase.ts'

export type Phrase = { typed: string; again: string }
export const NO_PHRASE: Phrase = { typed: '', again: '' }

/** The phrase that was meant, once it is long enough and typed twice alike; null until then. */
export function readyPhrase({ typed, again }: Phrase): string | null {
  const phrase = passphraseOf(typed)
  return strengthOf(typed) !== 'short' && phrase === passphraseOf(again) ? phrase : null
}

/** A passphrase, typed twice or suggested, with a word on how hard it is to guess. */
export function PassphraseFields({ phrase, onChange }: { phrase: Phrase; onChange: (phrase: Phrase) => void }) {
  const { say } = useSay()
  const strength = strengthOf(phrase.typed)
  const differs = phrase.again !== '' && passphraseOf(phrase.again) !== passphraseOf(phrase.typed)
  function suggest() {
    const typed = suggestPassphrase()
    onChange({ typed, again: typed })
  }
  return (
    <>
      <div className="form-field">
        <label htmlFor="exchange-phrase">{say('exchange.passphrase')}</label>
        <div className="exchange-folder">
          <Input.Password id="exchange-phrase" autoComplete="new-password" maxLength={200} value={phrase.typed} onChange={e => onChange({ ...phrase, typed: e.target.value })} />
          <Button onClick={suggest}>{say('exchange.passphrase.suggest')}</Button>
        </div>
        <div className={phrase.typed && strength !== 'good' ? 'field-hint strength-low' : 'field-hint'} role="status">
          {phrase.typed ? say(`exchange.strength.${strength}`) : say('exchange.passphrase.hint')}
        </div>
      </div>
      <div className="form-field">
        <label htmlFor="exchange-again">{say('exchange.passphrase.again')}</label>
        <Input.Password
          id="exchange-again"
          autoComplete="new-password"
          maxLength={200}
          status={differs ? 'error' : ''}
          value={phrase.again}
          onChange={e => onChange({ ...phrase, again: e.target.value })}
        />
        {differs && <div className="field-error" role="alert">{say('exchange.passphrase.differs')}</div>}
      </div>
    </>
  )
}
