import { Button, Pagination } from 'antd'
import { useMemo, useState, type ReactNode } from 'react'
import type { ConflictChoice, ConflictRow, Overview } from '#contract/exchange.ts'
import { useAsk, useRun } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useUndoToast } from '#renderer/ui/undo-toast.tsx'
import { choiceOf, WORDS_OF, type WordOf } from './conflict-choice.ts'
import { ConflictExport } from './ConflictExport.tsx'
import { ConflictList } from './ConflictList.tsx'
import { ConflictPanel } from './ConflictPanel.tsx'

const PAGE = 200
const NONE: ReadonlySet<string> = new Set()

type ConflictsPartProps = { overview: Overview; head: ReactNode; onBring: () => void }

/** What two computers disagree about: each question with its answers, one by one or many at once. */
export function ConflictsPart({ overview, head, onBring }: ConflictsPartProps) {
  const { say } = useSay()
  const [page, setPage] = useState(1)
  const asked = useAsk('exchange.conflicts', { offset: (page - 1) * PAGE, limit: PAGE })
  return (
    <Answered ask={asked}>
      {({ rows, total, names }) =>
        total === 0 ? (
          <div className="exchange-main">
            {head}
            <EmptyState title={say('exchange.conflicts.none')} text={say('exchange.conflicts.none.text')}>
              <Button onClick={onBring}>{say('exchange.bring.open')}</Button>
            </EmptyState>
          </div>
        ) : (
          <Conflicts rows={rows} names={names} device={overview.device.id} head={head}>
            {total > PAGE && <Pagination size="small" className="conflict-pages" current={page} total={total} pageSize={PAGE} showSizeChanger={false} onChange={setPage} />}
          </Conflicts>
        )
      }
    </Answered>
  )
}

type ConflictsProps = { rows: readonly ConflictRow[]; names: Record<string, string>; device: string; head: ReactNode; children: ReactNode }

function Conflicts({ rows, names, device, head, children }: ConflictsProps) {
  const { say } = useSay()
  const undoToast = useUndoToast()
  const decide = useRun('exchange.decide')
  const [marked, setMarked] = useState(NONE)
  const [openId, setOpenId] = useState<string | null>(null)
  const [left, setLeft] = useState(0)
  const chosen = useMemo(() => rows.filter(r => marked.has(r.id)), [rows, marked])
  const open = rows.find(r => r.id === openId)

  async function answer(choices: { conflict: string; choice: ConflictChoice }[]): Promise<boolean> {
    const outcome = await decide.run({ choices })
    if (!outcome.ok) return false
    undoToast(say('exchange.decided', { n: outcome.value.decided }), outcome.seq)
    setMarked(NONE)
    return true
  }
  async function answerOne(conflict: ConflictRow, choice: ConflictChoice) {
    const at = rows.findIndex(r => r.id === conflict.id)
    setLeft(0)
    if (await answer([{ conflict: conflict.id, choice }])) setOpenId(rows[at + 1]?.id ?? rows[at - 1]?.id ?? null)
  }
  async function answerMany(word: WordOf) {
    const choices = chosen.flatMap(row => {
      const choice = choiceOf(row, word, device)
      return choice ? [{ conflict: row.id, choice }] : []
    })
    setLeft(chosen.length - choices.length)
    if (choices.length) await answer(choices)
  }
  return (
    <>
      <div className="exchange-main exchange-fixed">
        {head}
        <div className="conflict-tools">
          {chosen.length === 0 ? (
            <>
              <span className="quiet">{say('exchange.conflicts.text')}</span>
              <span className="spacer" />
              <ConflictExport device={device} />
            </>
          ) : (
            <>
              <strong>{say('exchange.conflicts.chosen', { n: chosen.length })}</strong>
              {WORDS_OF.map(word => <Button key={word} size="small" disabled={decide.busy} onClick={() => void answerMany(word)}>{say(`exchange.conflicts.take.${word}`)}</Button>)}
              <Button size="small" type="text" onClick={() => setMarked(NONE)}>{say('ui.cancel')}</Button>
            </>
          )}
        </div>
        {left > 0 && <p className="exchange-same">{say('exchange.conflicts.left', { n: left })}</p>}
        {!open && decide.refusal && <RefusalNote refusal={decide.refusal} />}
        <ConflictList rows={rows} names={names} marked={marked} onMark={setMarked} open={openId} onOpen={id => (decide.clear(), setOpenId(id))} />
        {children}
      </div>
      {open && (
        <ConflictPanel
          key={open.id}
          conflict={open}
          names={names}
          device={device}
          busy={decide.busy}
          refusal={decide.refusal}
          onAnswer={choice => void answerOne(open, choice)}
          onClose={() => setOpenId(null)}
        />
      )}
    </>
  )
}
