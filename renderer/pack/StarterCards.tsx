import { Button } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'

/** Ready-made packs: opened as they are, they can be printed at once, or changed and saved. */
export function StarterCards() {
  const { say, language } = useSay()
  const { data = [] } = useAsk('pack.starters', { language })
  return (
    <ul className="pack-starters">
      {data.map(({ starter, pack }) => {
        const title = starter === 'partner' ? say('pack.starter.partner.title') : say(`pack.starter.${starter}`)
        return (
          <li key={starter} className={pack.audience === 'partner' ? 'card enterprise' : 'card'}>
            <strong>{title}</strong>
            <span className="quiet">
              {say(`choice.audience.${pack.audience}`)} · {say('packs.pages', { n: pack.pages.length })}
            </span>
            <p>{say(`pack.starter.${starter}.about`)}</p>
            <Link to={`/packs/new?starter=${starter}`}>
              <Button aria-label={`${say('packs.open')}: ${title}`}>{say('packs.open')}</Button>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
