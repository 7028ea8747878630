import { App, Button } from 'antd'
import { useState } from 'react'
import type { PackDraft } from '#domain/records/pack.ts'
import { useClient, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { printInFrame } from '#renderer/report/print-in-frame.ts'
import { useFileOut, useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import type { JobInput } from '#renderer/client/client.ts'
import type { Language } from '#words/say.ts'

type PackToolsProps = { pack: PackDraft; issue?: JobInput<'pack.pdf'>['issue']; language: Language; disabled?: boolean }

/** The pack as a file, as figures, or on paper. */
export function PackTools({ pack, issue = {}, language, disabled = false }: PackToolsProps) {
  const { say } = useSay()
  const { message } = App.useApp()
  const client = useClient()
  const pdf = useJob('pack.pdf')
  const xlsx = useJob('pack.xlsx')
  const [printing, setPrinting] = useState(false)
  const hand = useFileOut()
  const tell = useRefusalToast()
  const wanted = { pack, issue, language }
  const busy = pdf.progress ?? xlsx.progress

  async function print() {
    setPrinting(true)
    const made = await client.job('pack.model', { ...wanted, toPrint: true })
    const printed = made.ok && (await printInFrame({ model: made.value.model, language }))
    setPrinting(false)
    if (!made.ok) tell(made)
    else if (!printed) void message.error(say('packs.print.failed'))
  }
  return (
    <>
      {busy && <span className="quiet pack-progress" role="status">{say(`progress.${busy.code}`)}{busy.total ? ` ${busy.done} / ${busy.total}` : ''}</span>}
      <Button disabled={disabled} loading={printing} onClick={() => void print()}>{say('packs.print')}</Button>
      <Button disabled={disabled} loading={xlsx.busy} onClick={() => void xlsx.start(wanted).then(hand)}>{say('packs.xlsx')}</Button>
      {pdf.busy ? (
        <Button onClick={pdf.cancel}>{say('packs.cancel')}</Button>
      ) : (
        <Button type="primary" disabled={disabled} onClick={() => void pdf.start(wanted).then(hand)}>{say('packs.pdf')}</Button>
      )}
    </>
  )
}
