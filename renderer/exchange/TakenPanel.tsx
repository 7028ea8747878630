import { App, Button } from 'antd'
import type { Sent } from '#contract/exchange.ts'
import { download } from '#renderer/client/download.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { printInFrame } from '#renderer/report/print-in-frame.ts'
import { FactLines } from '#renderer/storage/FactLines.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { sizeText } from '#words/say.ts'
import { copyText } from '#renderer/ui/copy-text.ts'
import { slipModel } from './slip-model.ts'
import type { TakeDraft } from './take-draft.ts'

type TakenPanelProps = { sent: Sent; draft: TakeDraft; passphrase: string; onClose: () => void; /** closed by the way, not by the button */ onLeave: () => void }

/** The file is written: where it is, and its passphrase, this once. */
export function TakenPanel({ sent, draft, passphrase, onClose, onLeave }: TakenPanelProps) {
  const { say, language, number } = useSay()
  const { message } = App.useApp()
  const state = useAsk('college.state', {})
  const name = sent.file?.name ?? sent.path ?? ''
  function copy() {
    if (copyText(passphrase)) void message.success(say('exchange.copied'))
    else void message.warning(say('exchange.copy.failed'))
  }
  async function print() {
    if (!state.data) return
    const model = slipModel({ passphrase, label: draft.label, file: name.split(/[\\/]/).at(-1)!, dueBack: draft.dueBack, college: state.data.college?.name ?? '', now: state.data.now })
    if (!(await printInFrame({ model, language }))) void message.error(say('report.page.printFailed'))
  }
  return (
    <SidePanel title={say('exchange.taken', { label: draft.label })} onClose={onLeave} footer={<Button type="primary" onClick={onClose}>{say('exchange.taken.done')}</Button>}>
      <p>{say(sent.path === null ? 'exchange.taken.file' : 'exchange.taken.folder')}</p>
      <FactLines
        facts={[
          [say('exchange.taken.name'), <code key="name">{name}</code>],
          [say('exchange.taken.size'), sizeText(sent.bytes, language)],
          [say('exchange.taken.records'), number(sent.records)],
          ...(sent.photos ? [[say('exchange.taken.photos'), number(sent.photos)] as const] : []),
        ]}
      />
      {sent.file && <div className="exchange-buttons"><Button size="small" onClick={() => sent.file && download(sent.file)}>{say('exchange.taken.again')}</Button></div>}
      <h3 className="form-section">{say('exchange.passphrase')}</h3>
      <output className="exchange-phrase">{passphrase}</output>
      <div className="exchange-buttons">
        <Button onClick={copy}>{say('exchange.copy')}</Button>
        <Button onClick={() => void print()}>{say('exchange.print')}</Button>
      </div>
      <p className="exchange-phrase-note">{say('exchange.taken.phrase')}</p>
      <h3 className="form-section">{say('exchange.taken.next')}</h3>
      <p className="quiet">{say('exchange.taken.next.text')}</p>
    </SidePanel>
  )
}
