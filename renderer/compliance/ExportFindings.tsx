import { Button, Dropdown } from 'antd'
import { cureWording, issueWording } from '#domain/compliance/wording.ts'
import type { AskError } from '#renderer/client/client.ts'
import { useClient, useJob } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { useFileOut, useRefusalToast } from '#renderer/ui/use-refusal-toast.ts'
import { filterOf, type Question } from './question.ts'

const MOST = 100_000
const HEADS = ['rule', 'article', 'severity', 'who', 'host', 'from', 'to', 'issue', 'cure', 'reason', 'document', 'by', 'until'] as const

/** The findings that are shown, all of them and not only the page, as a list for Excel. */
export function ExportFindings({ question }: { question: Question }) {
  const { say } = useSay()
  const tell = useRefusalToast()
  const fileOut = useFileOut()
  const client = useClient()
  const job = useJob('files.exportRows')

  async function write(format: 'xlsx' | 'csv'): Promise<void> {
    const { pack, day } = question
    const asked = await client.ask('compliance.findings', { pack, day, ...filterOf(question), limit: MOST }).catch((error: AskError) => error)
    if (asked instanceof Error) return tell(asked.outcome)
    const { rows } = asked
    const words = (wording: { code: string; facts: Record<string, unknown> }) => say(wording.code, wording.facts)
    const lines = rows.map(f => [
      f.rule,
      say('compliance.article', { article: f.article }),
      say(`compliance.severity.${f.severity}`),
      f.name,
      f.host,
      f.from,
      f.to,
      words(issueWording(f)),
      words(cureWording(f)),
      f.answer?.reason ?? '',
      f.answer?.document ?? '',
      f.answer?.by ?? '',
      f.answer?.to ?? '',
    ])
    const outcome = await job.start({ name: `${say('compliance.title')} ${day}`, format, rows: [HEADS.map(head => say(`compliance.column.${head}`)), ...lines] })
    fileOut(outcome)
  }
  return (
    <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv'] as const).map(format => ({ key: format, label: say(`compliance.export.${format}`), onClick: () => void write(format) })) }}>
      <Button icon={<Icon name="download" size={14} />} loading={job.busy}>{say('compliance.export')}</Button>
    </Dropdown>
  )
}
