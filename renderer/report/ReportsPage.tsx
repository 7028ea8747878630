import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Refusal } from '#domain/base/decision.ts'
import { hasContents } from '#domain/report/page-starts.ts'
import type { ReportEntry } from '#domain/report/reports.ts'
import { download } from '#renderer/client/download.ts'
import { refusalOf, useAsk, useClient, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LanguageChoice } from '#renderer/ui/LanguageChoice.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { textIn, type Language } from '#words/say.ts'
import { PaperPreview } from './PaperPreview.tsx'
import { printInFrame } from './print-in-frame.ts'
import { placeOf, type ReportPlace } from './report-place.ts'
import { ReportList } from './ReportList.tsx'
import { ReportParams } from './ReportParams.tsx'
import { whyEmpty } from './why-empty.ts'
import './reports.css'

/** Reports: which one at the left, what it shows above, and the paper itself; the address holds all of it. */
export function ReportsPage() {
  const list = useAsk('report.list', {})
  return <Answered ask={list}>{entries => <Reports entries={entries} />}</Answered>
}

function Reports({ entries }: { entries: readonly ReportEntry[] }) {
  const { say, language: own } = useSay()
  const { message } = App.useApp()
  const client = useClient()
  const [search, setSearch] = useSearchParams()
  const [chosen, setLanguage] = useState<Language | null>(null)
  const [printing, setPrinting] = useState(false)
  const language = chosen ?? own
  const place = placeOf(entries, search)
  const entry = entries.find(e => e.name === place.name)
  const preview = usePreview(place, language)
  const pdf = useJob('report.pdf')

  function go(name: string, params: Record<string, string>): void {
    pdf.clear()
    setSearch({ name, ...params }, { replace: true })
  }
  async function save(): Promise<void> {
    const made = await pdf.start({ ...place, language })
    if (made.ok) download(made.value)
  }
  async function print(): Promise<void> {
    if (!preview.data?.ok) return
    setPrinting(true)
    // the pages in its contents are known once it was printed
    const made = hasContents(preview.data.value) ? await client.job('report.model', { ...place, language, toPrint: true }) : preview.data
    const printed = made.ok && (await printInFrame({ model: made.value, language }))
    setPrinting(false)
    if (!printed) void message.error(say('report.page.printFailed'))
  }

  const empty = preview.data?.ok ? whyEmpty(preview.data.value) : null
  const ready = preview.data?.ok === true && !preview.isPlaceholderData && empty === null
  const missing = preview.data ? refusalOf(preview.data) : null
  // nothing chosen yet is no mistake: the page says what it wants, quietly
  const asks = missing !== null && (Object.keys(place.params).length === 0 || missing.code.endsWith('.which'))
  const refusals = [pdf.refusal, asks ? null : missing].filter((r): r is Refusal => r !== null && r.code !== 'job.cancelled')
  return (
    <Page
      title={say('report.page.title')}
      note={pdf.progress ? say(`progress.${pdf.progress.code}`) : undefined}
      scroll={false}
      actions={
        <>
          <LanguageChoice value={language} onChange={setLanguage} />
          <Button disabled={!ready} loading={printing} onClick={() => void print()}>
            {say('report.page.print')}
          </Button>
          {pdf.busy ? (
            <Button onClick={pdf.cancel}>{say('report.page.cancel')}</Button>
          ) : (
            <Button type="primary" disabled={!ready} onClick={() => void save()}>
              {say('report.page.pdf')}
            </Button>
          )}
        </>
      }
    >
      <div className="reports">
        <ReportList entries={entries} current={place.name} onChoose={name => go(name, {})} />
        <div className="report-main">
          {entry && <ReportParams entry={entry} params={place.params} onChange={params => go(entry.name, params)} />}
          {refusals.map((refusal, i) => (
            <RefusalNote key={i} refusal={refusal} />
          ))}
          {preview.data?.ok && empty === null ? (
            <PaperPreview model={preview.data.value} language={language} />
          ) : (
            <div className="report-desk">
              {!preview.data && <p className="report-cut">{say('report.page.previewBusy')}</p>}
              {empty !== null && <EmptyState title={textIn(own, empty)} text={say('report.page.empty')} />}
              {asks && <EmptyState title={say(`refusal.${missing.code}`, missing.facts)} text={say(`report.about.${place.name}`)} />}
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}

/** The report's model, made anew when the params or any table change; the last one stays until then. */
function usePreview(place: ReportPlace, language: Language) {
  const client = useClient()
  return useQuery({
    queryKey: ['report.model', place],
    queryFn: ({ signal }) => client.job('report.model', { ...place, language }, { signal }),
    enabled: place.name !== '',
    placeholderData: keepPreviousData,
  })
}
