import { Button, Progress, Select } from 'antd'
import { useSearchParams } from 'react-router'
import { IMPORT_TABLES } from '#domain/intake/import-tables.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { DropArea } from './DropArea.tsx'
import { FetFacts } from './FetFacts.tsx'
import { ImportDoneCard } from './ImportDoneCard.tsx'
import { PreviewTabs } from './PreviewTabs.tsx'
import { SheetMapping } from './SheetMapping.tsx'
import { TermChoice } from './TermChoice.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { choicesOf, useImport } from './use-import.ts'
import './import.css'

/** Files in: choose one, see at the left what its columns mean and at the right what would change, then import it as one act. */
export function ImportPage() {
  const { say } = useSay()
  const [params] = useSearchParams()
  const wanted = IMPORT_TABLES.find(t => t === params.get('table'))
  const work = useImport(wanted)
  const { preview } = work
  const over = useFileDrop(file => !work.busy && void work.take(file))
  return (
    <Page
      title={say('menu.import')}
      note={work.file?.name}
      scroll={false}
      actions={
        preview && !work.done ? (
          <>
            <Button onClick={work.reset}>{say('import.another')}</Button>
            <ApplyButton work={work} />
          </>
        ) : undefined
      }
    >
      {work.busy && (
        <div className="import-progress" role="status">
          <Progress size="small" percent={percentOf(work.progress)} showInfo={false} status="active" />
          <span className="quiet">{work.progress ? say(`progress.${work.progress.code}`) : say('import.reading')}</span>
          <Button size="small" type="text" onClick={work.cancel}>{say('ui.cancel')}</Button>
        </div>
      )}
      {work.unread && <div className="import-note"><div className="banner refusal" role="alert"><Icon name="warning" /><span>{say(work.unread.key, { file: work.unread.file })}</span></div></div>}
      {work.refusal && (
        <div className="import-note">
          <RefusalNote refusal={work.refusal} />
          {work.refusal.code === 'file.noKnownColumn' && (
            <Select
              className="import-as"
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={say('import.sheet.as')}
              placeholder={say('import.sheet.as')}
              disabled={work.busy}
              options={IMPORT_TABLES.map(t => ({ value: t, label: say(`tables.${t}`) }))}
              onChange={work.takeAs}
            />
          )}
        </div>
      )}
      {work.done ? (
        <ImportDoneCard done={work.done} onAnother={work.reset} />
      ) : !preview ? (
        <DropArea table={wanted} busy={work.busy} over={over} onFile={file => void work.take(file)} />
      ) : (
        <div className={over ? 'import drop-over' : 'import'}>
          <div className="import-left">
            {preview.fet && <FetFacts counts={preview.fet} />}
            {(preview.kind === 'fet' || preview.sheets.some(s => s.table === 'timetable')) && (
              <TermChoice choice={work.choice} usual={preview.fet?.term} onChoice={choice => void work.settle(choice)} />
            )}
            {preview.kind === 'ics' && <p className="quiet">{say('import.ics')}</p>}
            {preview.sheets.map(sheet => (
              <SheetMapping
                key={sheet.sheet}
                sheet={sheet}
                alone={preview.sheets.length === 1}
                onChange={next => void work.settle({ sheets: choicesOf(preview).map(c => (c.sheet === next.sheet ? next : c)) })}
              />
            ))}
          </div>
          <div className="import-right">
            <PreviewTabs key={preview.file} preview={preview} reason={work.choice.overrideReason} onOverride={overrideReason => void work.settle({ overrideReason })} />
          </div>
        </div>
      )}
    </Page>
  )
}

function ApplyButton({ work }: { work: ReturnType<typeof useImport> }) {
  const { say } = useSay()
  const counts = work.preview?.counts
  const n = counts ? counts.new + counts.changed : 0
  return (
    <Button type="primary" disabled={n === 0 || work.busy} loading={work.applying} onClick={() => void work.apply()}>
      {n === 0 ? say('import.nothing') : say('import.apply', { n })}
    </Button>
  )
}

function percentOf(progress: { done: number; total?: number } | null): number {
  return progress?.total ? Math.round((100 * progress.done) / progress.total) : 5
}

