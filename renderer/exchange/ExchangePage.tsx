import { Button } from 'antd'
import { useState, type DragEvent } from 'react'
import { useSearchParams } from 'react-router'
import type { LaptopState, Overview } from '#contract/exchange.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { useOpenedFile } from '#renderer/client/opened-file.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Figures, type Figure } from '#renderer/ui/Figures.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { BringPart } from './BringPart.tsx'
import { ComputersPart } from './ComputersPart.tsx'
import { ConflictsPart } from './ConflictsPart.tsx'
import { daysSince } from './days-since.ts'
import { LAPTOP_VIEWS, OFFICE_VIEWS, type ExchangeView } from './exchange-path.ts'
import { HomePart } from './HomePart.tsx'
import { LaptopsPart } from './LaptopsPart.tsx'
import { touched } from './merge-kinds.ts'
import { OfficesPart } from './OfficesPart.tsx'
import { TakePanel } from './TakePanel.tsx'
import { useCountsText } from './use-counts-text.ts'
import { useMerge, type MergeDone } from './use-merge.ts'
import '../upkeep/upkeep.css'
import './exchange.css'

/** What goes out with laptops, what comes home, what two computers disagree about, and other offices. */
export function ExchangePage() {
  const overview = useAsk('exchange.overview', {})
  const state = useAsk('college.state', {})
  return <Answered ask={overview}>{data => <Answered ask={state}>{({ today }) => <Exchange overview={data} today={today} />}</Answered>}</Answered>
}

function Exchange({ overview, today }: { overview: Overview; today: string }) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const merge = useMerge()
  const countsText = useCountsText()
  const [params, setParams] = useSearchParams()
  const [only, setOnly] = useState<LaptopState | null>(null)
  const [over, setOver] = useState(false)
  const { takenAlong: along, laptops, conflicts, devices } = overview
  const views: readonly ExchangeView[] = along ? LAPTOP_VIEWS : OFFICE_VIEWS
  const view = views.find(v => v === params.get('view')) ?? views[0]!
  const taking = params.has('take') && !along
  const count = (state: LaptopState) => laptops.filter(l => l.state === state).length
  const show = (next: ExchangeView, state: LaptopState | null = null) => {
    setOnly(state)
    setParams({ view: next })
  }
  const figures: Figure[] = [
    ...(along
      ? [{ label: say('exchange.figure.days'), value: daysSince(along.madeAt, today), onClick: () => show('home') }]
      : [
          { label: say('exchange.figure.out'), value: count('out') + count('late'), onClick: () => show('laptops') },
          { label: say('exchange.figure.late'), value: count('late'), tone: 'refusal' as const, onClick: () => show('laptops', 'late') },
        ]),
    { label: say('exchange.figure.conflicts'), value: conflicts, tone: 'warning', onClick: () => show('conflicts') },
    { label: say('exchange.figure.computers'), value: devices.length, onClick: () => show('computers') },
  ]

  function lookAt(folder: string, name: string) {
    if (merge.writing) return
    show('bring')
    void merge.takeAt(folder, name)
  }
  useOpenedFile(({ folder, name }) => lookAt(folder, name))
  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (!file || merge.writing) return
    show('bring')
    void merge.take(file)
  }
  function onBrought({ brought: { label, counts }, seq }: MergeDone) {
    if (touched(counts)) undoToast(label ? say('exchange.brought.of', { label }) : say('exchange.brought.said', { what: countsText(counts) }), seq)
  }
  return (
    <Page
      title={say('menu.exchange')}
      scroll={false}
      actions={
        <>
          <Segmented aria-label={say('exchange.views')} value={view} options={views.map(value => ({ value, label: say(`exchange.view.${value}`) }))} onChange={value => show(value)} />
          {!along && <Button type="primary" onClick={() => setParams({ view: 'laptops', take: '' })}>{say('exchange.take')}</Button>}
        </>
      }
    >
      <div
        className={over ? 'exchange exchange-over' : 'exchange'}
        onDragOver={e => {
          if (!e.dataTransfer.types.includes('Files')) return
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={e => {
          if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(false) // of the page itself, not of a part of it
        }}
        onDrop={onDrop}
      >
        {view === 'conflicts' ? (
          <ConflictsPart overview={overview} head={<Figures figures={figures} />} onBring={() => show('bring')} />
        ) : (
          <div className={view === 'bring' && merge.preview && !merge.done ? 'exchange-main exchange-fixed' : 'exchange-main'}>
            {view === 'bring' ? (
              <BringPart merge={merge} devices={devices} onBrought={onBrought} />
            ) : (
              <>
                <Figures figures={figures} />
                {view === 'laptops' && <LaptopsPart laptops={laptops} today={today} only={only} onAll={() => setOnly(null)} onTake={() => setParams({ view: 'laptops', take: '' })} onBring={() => show('bring')} />}
                {view === 'home' && along && <HomePart overview={overview} along={along} today={today} />}
                {view === 'offices' && <OfficesPart overview={overview} onLook={lookAt} />}
                {view === 'computers' && <ComputersPart devices={devices} />}
              </>
            )}
          </div>
        )}
        {taking && <TakePanel today={today} computer={overview.device.name} onClose={() => setParams({ view: 'laptops' })} />}
      </div>
    </Page>
  )
}
