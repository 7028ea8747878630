import { cureWording, issueWording } from '#domain/compliance/wording.ts'
import { useClient } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { ListExport } from '#renderer/ui/ListExport.tsx'
import { filterOf, type Question } from './question.ts'

const MOST = 100_000
const HEADS = ['rule', 'article', 'severity', 'who', 'host', 'from', 'to', 'issue', 'cure', 'reason', 'document', 'by', 'until'] as const

/** The findings that are shown, all of them and not only the page. */
export function ExportFindings({ question }: { question: Question }) {
  const { say } = useSay()
  const client = useClient()

  async function lines() {
    const { pack, day } = question
    const asked = await client.ask('compliance.findings', { pack, day, ...filterOf(question), limit: MOST })
    const words = (wording: { code: string; facts: Record<string, unknown> }) => say(wording.code, wording.facts)
    return [
      HEADS.map(head => say(`compliance.column.${head}`)),
      ...asked.rows.map(f => [
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
      ]),
    ]
  }
  return <ListExport name={`${say('compliance.title')} ${question.day}`} lines={lines} />
}
