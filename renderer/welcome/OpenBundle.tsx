import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { OpenedFile } from '#contract/port.ts'
import { useSay } from '#renderer/client/language.tsx'
import { BringPart } from '#renderer/exchange/BringPart.tsx'
import { useCountsText } from '#renderer/exchange/use-counts-text.ts'
import { useMerge, type MergeDone } from '#renderer/exchange/use-merge.ts'
import { Page } from '#renderer/ui/Page.tsx'
import '#renderer/exchange/exchange.css'

type OpenBundleProps = { /** where the file lies that the user opened from outside */ file: OpenedFile | null; onBack: () => void; onDone: () => void }

/** On a new laptop: the office's file is looked into, and becomes what this computer holds. */
export function OpenBundle({ file, onBack, onDone }: OpenBundleProps) {
  const { say } = useSay()
  const { message } = App.useApp()
  const merge = useMerge()
  const countsText = useCountsText()
  const [over, setOver] = useState(false)
  const looked = useRef<OpenedFile | null>(null)
  useEffect(() => {
    if (!file || looked.current === file) return
    looked.current = file
    void merge.takeAt(file.folder, file.name)
  }, [file, merge])
  function done({ brought: { label, counts } }: MergeDone) {
    void message.success(label ? say('exchange.brought.of', { label }) : say('exchange.brought.said', { what: countsText(counts) }))
    onDone()
  }
  return (
    <main className="welcome-bundle">
      <Page title={say('welcome.bundle')} scroll={false} actions={<Button disabled={merge.writing} onClick={onBack}>{say('welcome.bundle.back')}</Button>}>
        <div
          className={over ? 'exchange exchange-over' : 'exchange'}
          onDragOver={e => {
            e.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={e => {
            e.preventDefault()
            setOver(false)
            const file = e.dataTransfer.files[0]
            if (file && !merge.writing) void merge.take(file)
          }}
        >
          <div className={merge.preview ? 'exchange-main exchange-fixed' : 'exchange-main'}>
            <BringPart merge={merge} devices={[]} onBrought={done} />
          </div>
        </div>
      </Page>
    </main>
  )
}
