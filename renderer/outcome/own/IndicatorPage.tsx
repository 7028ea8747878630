import { useParams } from 'react-router'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { textIn } from '#words/say.ts'
import { IndicatorEditor } from './IndicatorEditor.tsx'

/** Where the office puts an indicator together: a new one, or one of its own by its id. */
export function IndicatorPage() {
  const { say, language } = useSay()
  const { id = 'new' } = useParams()
  const isNew = id === 'new'
  const blocks = useAsk('outcome.blocks', {})
  const kept = useAsk('indicator.own', { indicator: id }, { enabled: !isNew, keep: false })
  const title = say(isNew ? 'own.new' : 'own.title')
  if (!blocks.data) return <Page title={title}><Waiting on={blocks} /></Page>
  if (isNew) return <IndicatorEditor key={id} id={null} stored={null} about="" blocks={blocks.data} />
  if (kept.data === undefined) return <Page title={title}><Waiting on={kept} /></Page>
  if (!kept.data?.own) return <Page title={title}><EmptyState title={say('own.gone')} text={say('own.gone.text')} /></Page>
  const { own, name, packs } = kept.data
  const about = [textIn(language, name), ...(packs.length ? [say('own.inPacks', { packs })] : [])].join(' · ')
  return <IndicatorEditor key={id} id={id} stored={own} about={about} blocks={blocks.data} />
}
