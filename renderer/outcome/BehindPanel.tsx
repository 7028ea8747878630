import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Behind, BehindRow } from '#domain/outcome/finding/finding.ts'
import type { FindingAsked, Scope } from '#domain/records/finding.ts'
import { tableOf } from '#domain/table-names.ts'
import type { QueryResult } from '#renderer/client/client.ts'
import { useAsk, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { recordPath } from '#renderer/compliance/cure-path.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { SidePanel } from '#renderer/ui/SidePanel.tsx'
import { useFileOut } from '#renderer/ui/use-refusal-toast.ts'
import { fullDayText, textIn } from '#words/say.ts'
import './outcome.css'

const STEP = 200
const MOST = 5000
/** Cells after the name that need no head: where a record belongs, and its day. */
const NAMED = 2
const DAY = /^\d{4}-\d\d-\d\d$/

type BehindPanelProps = { scope: Scope; asked: FindingAsked; at: { key?: string | undefined; series?: string | undefined }; onClose: () => void }

/** The records behind a bar, a point or a cell, or behind all of a finding: what each counts as, the way to each, and all of them as a file. */
export function BehindPanel({ scope, asked, at, onClose }: BehindPanelProps) {
  const { say, language } = useSay()
  const [part, setPart] = useState<string>()
  const [most, setMost] = useState(STEP)
  const ofPart = part === undefined ? {} : { part }
  const behind = useAsk('outcome.behind', { scope, asked, ...at, most, ...ofPart })
  const job = useJob('outcome.export')
  const fileOut = useFileOut()
  const partName = ({ key, name }: Part) => (SHORT[key] ? say(SHORT[key]) : textIn(language, name))
  const found = behind.data?.ok ? behind.data.value : undefined
  return (
    <SidePanel
      title={found ? textIn(language, found.title) : say('shell.loading')}
      subtitle={found && say('behind.total', { total: found.total })}
      keepFocus
      onClose={onClose}
      footer={
        <Button icon={<Icon name="download" size={14} />} loading={job.busy} onClick={() => void job.start({ scope, asked, behind: { ...at, ...ofPart }, language }).then(fileOut)}>
          {say('behind.export')}
        </Button>
      }
    >
      <Answered ask={behind}>
        {answer => {
          if (!answer.ok) return <RefusalNote refusal={answer.refusal} />
          const { parts, rows, total } = answer.value
          return (
            <>
              <div className="behind-parts" role="group" aria-label={say('behind.part')}>
                {parts.length > 1 && [{ key: undefined, name: say('behind.all'), count: undefined }, ...parts.map(p => ({ ...p, name: partName(p) }))].map(({ key, name, count }) => (
                  <button key={key ?? 'all'} type="button" className="behind-part" aria-pressed={part === key} onClick={() => setPart(key)}>
                    {name} {count !== undefined && <span className="quiet">{count}</span>}
                  </button>
                ))}
              </div>
              {rows.length === 0 && <p className="quiet">{say('behind.none')}</p>}
              <BehindRows behind={answer.value} nameOf={partName} />
              {rows.length < total && <p className="quiet">{say('behind.some', { shown: rows.length, total })}</p>}
              {rows.length < Math.min(total, MOST) && <Button onClick={() => setMost(Math.min(MOST, most + 4 * STEP))}>{say('behind.more')}</Button>}
            </>
          )
        }}
      </Answered>
    </SidePanel>
  )
}

/** What nearly every indicator has: their whole names are as long as the definition. */
const SHORT: Readonly<Record<string, string>> = { counted: 'outcomes.counted', base: 'outcomes.base' }

type Part = Behind['parts'][number]
type Found = Extract<QueryResult<'outcome.behind'>, { ok: true }>['value']

function BehindRows({ behind: { heads, rows, parts }, nameOf }: { behind: Found; nameOf: (part: Part) => string }) {
  const { say, language, number } = useSay()
  const words = (cell: BehindRow['cells'][number]) => (cell === null ? '' : typeof cell === 'number' ? number(cell) : textIn(language, cell))
  const partNames = new Map(parts.map(part => [part.key, nameOf(part)]))
  return (
    <ul className="behind-rows">
      {rows.map(({ id, part, cells }, i) => {
        const [name = '', ...rest] = cells.map(words)
        const path = tableOf(id) === 'placement' ? `/placements?${new URLSearchParams({ id })}` : recordPath(id)
        const facts = rest.map((value, j) => {
          if (j < NAMED) return DAY.test(value) ? fullDayText(value, language) : value
          return value && say('behind.value', { head: textIn(language, heads[j + 1] ?? ''), value })
        })
        return (
          <li key={`${id} ${i}`}>
            {path ? <Link className="link" to={path} title={name}>{name}</Link> : <span>{name}</span>}
            <span className="quiet">{[...(parts.length > 1 ? [partNames.get(part)] : []), ...facts].filter(Boolean).join(' · ')}</span>
          </li>
        )
      })}
    </ul>
  )
}
