import { Button, Input } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import type { Alternative, Facts, Refusal } from '#domain/base/decision.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from './Icon.tsx'
import './refusal-note.css'

type RefusalNoteProps = {
  refusal: Refusal
  /** a button that solves it was pressed; without a handler the buttons are not shown */
  onAlternative?: (alternative: Alternative) => void
  /** the rules are to be set aside, for a reason */
  onOverride?: (rules: string[], reason: string) => void
  busy?: boolean
}

/** One broken rule of a refusal that names several. */
type Broken = { rule: string; facts: Facts; date: string }

/** A "no" in a sentence with its figures, whatever else stands in the way, and up to three buttons that solve it. */
export function RefusalNote({ refusal, onAlternative, onOverride, busy = false }: RefusalNoteProps) {
  const { say } = useSay()
  const broken = brokenRules(refusal)
  const [first, ...others] = broken
  const sentence = (b: Broken) => say(`refusal.${b.rule}`, { ...(b.date ? { date: b.date } : {}), ...b.facts })
  return (
    <div className="refusal-note" role="alert">
      <p className="refusal-words">
        <Icon name="warning" />
        <span>{first ? sentence(first) : say(`refusal.${refusal.code}`, refusal.facts)}</span>
      </p>
      {others.length > 0 && (
        <details className="refusal-others">
          <summary>{say('refusal.others', { n: totalOf(refusal) - 1 })}</summary>
          <ul>
            {others.map((b, i) => (
              <li key={i}>
                {b.date && <span className="refusal-date">{say('refusal.on', { date: b.date })}</span>} {sentence(b)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {onAlternative && refusal.alternatives && refusal.alternatives.length > 0 && (
        <div className="refusal-ways">
          {refusal.alternatives.map((way, i) => (
            <Button key={i} size="small" disabled={busy} onClick={() => onAlternative(way)}>
              → {say(`alternative.${way.code}`, way.facts)}
            </Button>
          ))}
        </div>
      )}
      {onOverride && refusal.overridable && refusal.overridable.length > 0 && <OverrideForm rules={refusal.overridable} busy={busy} onOverride={onOverride} />}
    </div>
  )
}

type OverrideFormProps = { rules: string[]; busy: boolean; onOverride: (rules: string[], reason: string) => void }

/** Sets the rules aside for a reason, which is kept with the booking. */
function OverrideForm({ rules, busy, onOverride }: OverrideFormProps) {
  const { say } = useSay()
  const [reason, setReason] = useState('')
  const given = reason.trim()
  function onKeyDown(e: KeyboardEvent) {
    if (e.key !== 'Enter' || e.nativeEvent.isComposing || !given) return
    e.preventDefault()
    onOverride(rules, given)
  }
  return (
    <div className="refusal-override">
      <label>
        <span>{say('refusal.override')}</span>
        <Input size="small" maxLength={400} value={reason} placeholder={say('refusal.reason')} onChange={e => setReason(e.target.value)} onKeyDown={onKeyDown} />
      </label>
      <Button size="small" disabled={!given || busy} onClick={() => onOverride(rules, given)}>
        {say('refusal.overrideNow')}
      </Button>
    </div>
  )
}

function brokenRules(refusal: Refusal): Broken[] {
  const { clashes } = refusal.facts
  if (!Array.isArray(clashes)) return []
  return clashes.map((c: Partial<Broken>) => ({ rule: c.rule ?? '', facts: c.facts ?? {}, date: c.date ?? '' }))
}

function totalOf(refusal: Refusal): number {
  return typeof refusal.facts.count === 'number' ? refusal.facts.count : brokenRules(refusal).length
}
