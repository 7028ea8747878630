import { Button } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import type { PackDraft } from '#domain/records/pack.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Waiting } from '#renderer/ui/Waiting.tsx'
import { PackEditor } from './PackEditor.tsx'
import { packDraft } from './pack-draft.ts'
import './packs.css'

/** One pack: a saved one by its id, or a new one, from a ready-made pack or empty. */
export function PackEditorPage() {
  const { id = 'new' } = useParams()
  return id === 'new' ? <NewPack /> : <SavedPack key={id} id={id} />
}

function NewPack() {
  const { say, language } = useSay()
  const [search] = useSearchParams()
  const starter = search.get('starter')
  const starters = useAsk('pack.starters', { language })
  const empty: PackDraft = { name: say('packs.untitled'), audience: 'dean', period: 'twelveMonths', pages: [] }
  return <Answered ask={starters}>{list => <PackEditor key={starter} id={null} start={list.find(s => s.starter === starter)?.pack ?? empty} saved={null} />}</Answered>
}

function SavedPack({ id }: { id: string }) {
  const { say } = useSay()
  const list = useAsk('pack.list', {})
  const row = list.data?.find(({ pack }) => pack.id === id)
  // a pack that was saved a moment ago is in the next answer
  if (!row && (list.isFetching || list.error)) return <Waiting on={list} />
  if (!row) {
    return (
      <EmptyState title={say('packs.gone')} text={say('packs.gone.text')}>
        <Link to="/packs"><Button>{say('packs.back')}</Button></Link>
      </EmptyState>
    )
  }
  const pack = packDraft(row.pack)
  return <PackEditor id={id} start={pack} saved={pack} />
}
