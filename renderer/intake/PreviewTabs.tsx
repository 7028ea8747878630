import { Button, Input, Tabs } from 'antd'
import { useState } from 'react'
import type { IntakePreview } from '#contract/intake.ts'
import { useSay } from '#renderer/client/language.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { problemText, warningText } from '#words/problem-text.ts'
import { PlaceTable } from './PlaceTable.tsx'
import { SampleTable } from './SampleTable.tsx'

type PreviewTabsProps = { preview: IntakePreview; reason: string | undefined; onOverride: (reason: string) => void }

/** What the import would do, by outcome: new, changed, the same, left out; and what it would create along the way. */
export function PreviewTabs({ preview, reason, onOverride }: PreviewTabsProps) {
  const { say, number, language } = useSay()
  const { counts, samples, problems, remarks, warnings, willCreate } = preview
  const first = counts.problems > 0 && counts.new + counts.changed === 0 ? 'problems' : counts.new > 0 ? 'new' : counts.changed > 0 ? 'changed' : 'same'
  const [tab, setTab] = useState<string | null>(null)
  const label = (key: string, n: number) => (
    <span className={key === 'problems' && n > 0 ? 'tab-label tab-problems' : 'tab-label'}>{say(`import.tab.${key}`)} <b>{number(n)}</b></span>
  )
  const created = willCreate.reduce((sum, c) => sum + c.count, 0)
  return (
    <>
      {remarks.map((remark, i) => (
        <p className="quiet preview-sum" key={i}>{say(`remark.${remark.code}`, remark.facts)}</p>
      ))}
      <Tabs
        className="preview-tabs"
        activeKey={tab ?? first}
        onChange={setTab}
        items={[
          ...(['new', 'changed', 'same'] as const).map(verdict => ({
            key: verdict,
            label: label(verdict, counts[verdict]),
            children: (
              <>
                {preview.tables.length > 1 && counts[verdict] > 0 && (
                  <p className="quiet preview-sum">{preview.tables.filter(t => t[verdict] > 0).map(t => `${say(`tables.${t.table}`)} ${number(t[verdict])}`).join(' · ')}</p>
                )}
                <SampleTable samples={samples.filter(s => s.verdict === verdict)} total={counts[verdict]} />
              </>
            ),
          })),
          {
            key: 'problems',
            label: label('problems', counts.problems),
            children: problems.length ? (
              <>
                <p className="quiet">{say('import.problems.text')}</p>
                {problems.some(p => p.code === 'intake.clash') && <OverrideReason reason={reason} onOverride={onOverride} />}
                <PlaceTable head={say('import.problem.what')} rows={problems.map(p => ({ ...p, text: problemText(language, { code: p.code, facts: p.facts }) }))} total={counts.problems} />
              </>
            ) : (
              <EmptyState title={say('import.problems.none')} />
            ),
          },
          ...(warnings.count
            ? [
                {
                  key: 'warnings',
                  label: label('warnings', warnings.count),
                  children: (
                    <>
                      <p className="quiet">{say('import.warnings.text')}</p>
                      <PlaceTable head={say('import.warning.what')} rows={warnings.shown.map(w => ({ ...w, text: warningText(language, { code: w.code, facts: w.facts }) }))} total={warnings.count} />
                    </>
                  ),
                },
              ]
            : []),
          ...(created
            ? [
                {
                  key: 'create',
                  label: label('create', created),
                  children: (
                    <>
                      <p className="quiet">{say('import.create.text')}</p>
                      {willCreate.map(({ table, count, names }) => (
                        <p key={table}><strong>{say(`tables.${table}`)} {number(count)}</strong>: <span className="quiet">{say('import.names', { names })}{count > names.length ? ' …' : ''}</span></p>
                      ))}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}

function OverrideReason({ reason, onOverride }: { reason: string | undefined; onOverride: (reason: string) => void }) {
  const { say } = useSay()
  const [text, setText] = useState(reason ?? '')
  return (
    <form
      className="override-reason"
      onSubmit={e => {
        e.preventDefault()
        if (text.trim()) onOverride(text.trim())
      }}
    >
      <Input aria-label={say('import.override')} placeholder={say('import.override')} maxLength={400} value={text} onChange={e => setText(e.target.value)} />
      <Button htmlType="submit" disabled={!text.trim() || text.trim() === reason}>{say('import.override.go')}</Button>
    </form>
  )
}
