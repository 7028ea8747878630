import { Button } from 'antd'
import type { SharedFile } from '#contract/exchange.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { sizeText } from '#words/say.ts'

/** A passphrase opens it; every other problem has said itself what is wrong. */
const ASKS = 'bundle.asksPassphrase'

/** What others have put into the shared folder: from whom, when, and what it would change or why it can't be read. */
export function SharedFiles({ files, onLook }: { files: readonly SharedFile[]; onLook: (name: string) => void }) {
  const { say, language } = useSay()
  if (!files.length) return <p className="quiet">{say('exchange.shared.none')}</p>
  return (
    <ul className="shared-files" aria-label={say('exchange.shared')}>
      {files.map(({ name, bytes, modified, conflictCopy, told, news, problem }) => (
        <li key={name}>
          <span className="shared-what">
            <strong>{told?.deviceName ?? name}</strong>
            {told && <span className="quiet" title={name}>{name}</span>}
            {conflictCopy && <span className="tone-text-warning">{say('exchange.shared.copy')}</span>}
          </span>
          <span className="quiet">{instantText(told?.made ?? modified, language)} · {sizeText(bytes, language)}</span>
          <span className={problem ? 'shared-state tone-text-refusal' : 'shared-state'}>
            {problem ? (
              say(`refusal.${problem.code}`, problem.facts)
            ) : news > 0 ? (
              <strong>{say('exchange.shared.news', { n: news })}</strong>
            ) : (
              <span className="quiet">{say('exchange.shared.nothing')}</span>
            )}
          </span>
          <span className="laptop-do">
            {(problem ? problem.code === ASKS : news > 0) && (
              <Button size="small" aria-label={`${say('exchange.shared.look')} ${told?.deviceName ?? name}`} onClick={() => onLook(name)}>{say('exchange.shared.look')}</Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
