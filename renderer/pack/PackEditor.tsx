import { Button } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Refusal } from '#domain/base/decision.ts'
import type { PackDraft, PackPage } from '#domain/records/pack.ts'
import { refusalOf, useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useDraft } from '#renderer/client/use-draft.ts'
import { RecordHistory } from '#renderer/history/RecordHistory.tsx'
import { DraftNote } from '#renderer/ui/DraftNote.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { LanguageChoice } from '#renderer/ui/LanguageChoice.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { useLeaveGuard } from '#renderer/ui/use-leave-guard.ts'
import { useSaveKey } from '#renderer/ui/use-save-key.ts'
import { useLasting } from '#renderer/shell/use-lasting.ts'
import type { Language } from '#words/say.ts'
import { AddPage } from './AddPage.tsx'
import { PackCover } from './PackCover.tsx'
import { PackHead } from './PackHead.tsx'
import { PackPreview } from './PackPreview.tsx'
import { PackTools } from './PackTools.tsx'
import { PageList } from './PageList.tsx'
import { useStepKeys } from './use-step-keys.ts'
import { usePackEditor } from './use-pack-editor.ts'
import { usePackModel } from './use-pack-model.ts'

/** A drawing that takes longer than this says so, in milliseconds. */
const SLOW = 400

type PackEditorProps = { /** null: not saved yet */ id: string | null; start: PackDraft; saved: PackDraft | null }

/** A pack put together: what it is above, its pages at the left, the paper itself at the right. */
export function PackEditor({ id, start, saved }: PackEditorProps) {
  const { say, language: own } = useSay()
  const navigate = useNavigate()
  const undoToast = useUndoToast()
  const [chosen, setLanguage] = useState<Language | null>(null)
  const language = chosen ?? own
  const editor = usePackEditor(start, saved)
  const { pack, dirty } = editor
  const offers = useAsk('pack.offers', {}).data
  const saving = useRun('pack.save')
  const preview = usePackModel(pack, say('packs.untitled'), language)
  const slow = useLasting(preview.isFetching, SLOW)
  const [open, setOpen] = useState<number | null>(null)
  const [show, setShow] = useState<{ sheet: number; turn: number } | null>(null)
  // a new pack that nobody touched is no loss
  const touched = editor.canUndo || editor.canRedo
  const unsaved = dirty && (saved !== null || touched)
  const leave = useLeaveGuard(unsaved)
  const draft = useDraft(`pack:${id ?? 'new'}`, unsaved ? pack : null, editor.restore)
  const named = pack.name.trim() !== ''
  const ready = named && pack.pages.length > 0

  async function save() {
    if (!ready || !dirty || saving.busy) return
    const kept = await saving.run({ ...(id === null ? {} : { id }), pack: { ...pack, name: pack.name.trim() } })
    if (!kept.ok) return
    draft.forget()
    undoToast(say('packs.saved.said', { name: pack.name.trim() }), kept.seq)
    if (id === null) leave(() => void navigate(`/packs/${kept.value.id}`, { replace: true }))
  }
  useSaveKey(save)
  useStepKeys({ undo: editor.canUndo ? editor.undo : null, redo: editor.canRedo ? editor.redo : null })

  const built = preview.data?.ok ? preview.data.value : null
  const places = useMemo(() => built?.places ?? [], [built])
  function look(key: number | null) {
    setOpen(key)
    const place = places[editor.edited.pages.findIndex(p => p.key === key)]
    if (place && 'sheet' in place) setShow(last => ({ sheet: place.sheet, turn: (last?.turn ?? 0) + 1 }))
  }
  const [added, setAdded] = useState<number | null>(null)
  function add(page: PackPage) {
    const key = editor.add(page)
    setOpen(key)
    setAdded(key)
  }
  // a new page is shown once it is drawn
  useEffect(() => {
    if (added === null || preview.isPlaceholderData) return
    if (preview.data && !preview.data.ok) return setAdded(null) // drawn much later, it would come by surprise
    const place = places[editor.edited.pages.findIndex(p => p.key === added)]
    if (!place) return
    if ('sheet' in place) setShow(last => ({ sheet: place.sheet, turn: (last?.turn ?? 0) + 1 }))
    setAdded(null)
  }, [added, places, editor.edited.pages, preview.isPlaceholderData, preview.data])

  const refusals = [saving.refusal, preview.data ? refusalOf(preview.data) : null].filter((r): r is Refusal => r !== null && r.code !== 'job.cancelled')
  return (
    <Page
      title={
        <>
          <Link className="pack-back" to="/packs">{say('packs.back')}</Link> <span className="pack-title">{pack.name.trim() || say('packs.untitled')}</span>
        </>
      }
      note={dirty ? say('packs.unsaved') : undefined}
      scroll={false}
      actions={
        <>
          <LanguageChoice value={language} onChange={setLanguage} />
          <PackTools pack={{ ...pack, name: pack.name.trim() || say('packs.untitled') }} language={language} disabled={!built || pack.pages.length === 0} />
          <Button disabled={!ready || !dirty} loading={saving.busy} title={named ? 'Ctrl+S' : say('packs.noName')} onClick={() => void save()}>{say('packs.save')}</Button>
        </>
      }
    >
      <DraftNote form={{ changed: unsaved, offer: draft.offer }} />
      <PackHead editor={editor} />
      <div className="pack-editor">
        <aside className="pack-side" aria-label={say('packs.list')}>
          {refusals.map((refusal, i) => (
            <RefusalNote key={i} refusal={refusal} />
          ))}
          {built && built.named.length > 0 && (
            <div className="banner warning" role="alert">
              <Icon name="warning" />
              <span>{say('packs.namesOther', { names: built.named })}</span>
            </div>
          )}
          <PackCover editor={editor} />
          <PageList editor={editor} offers={offers} places={places} open={open} onOpen={look} />
          <AddPage audience={pack.audience} count={pack.pages.length} onAdd={add} />
          {id !== null && <RecordHistory id={id} />}
        </aside>
        {built && pack.pages.length > 0 ? (
          <div className="pack-look" aria-busy={preview.isFetching}>
            {slow && <p className="pack-look-note quiet" role="status">{say('packs.preview.busy')}</p>}
            <PackPreview model={built.model} language={language} label={say('packs.preview')} show={show} />
          </div>
        ) : (
          <div className="report-desk">
            {pack.pages.length === 0 ? <EmptyState title={say('packs.empty')} text={say('packs.none.text')} /> : <p className="report-cut">{preview.data ? '' : say('packs.preview.busy')}</p>}
          </div>
        )}
      </div>
    </Page>
  )
}
