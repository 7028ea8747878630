import { Link } from 'react-router'
import type { LocalDate } from '#domain/base/time.ts'
import type { PackId } from '#domain/compliance/pack.ts'
import type { RuleEntry } from '#contract/compliance.ts'
import { useAsk } from '#renderer/client/hooks.ts'
import { useSay } from '#renderer/client/language.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { RuleFigures } from './RuleFigures.tsx'
import { SeverityMark } from './SeverityMark.tsx'

/** Every rule of a pack: where it stands, how grave it is, how it is decided, and its figures with what the college has set. */
export function RulesAndFigures({ pack, day }: { pack: PackId; day: LocalDate }) {
  const { say } = useSay()
  const view = useAsk('compliance.pack', { pack, day })
  return (
    <Answered ask={view}>
      {({ rules, source, from, exemptions }) => (
        <div className="rules" tabIndex={-1}>
          <p className="rules-about">
            {source ? say('compliance.pack.source', { source, from }) : say('compliance.pack.neutral')}
            {pack === 'cn-2021-4' && (
              <>
                {' '}
                {say('compliance.pack.exemptions', { n: exemptions })} <Link className="link" to="/registers/exemption">{say('tables.exemption')}</Link>
              </>
            )}
          </p>
          <table className="rules-table">
            <thead>
              <tr>
                {(['rule', 'severity', 'demand', 'decided', 'figures'] as const).map(column => (
                  <th key={column} scope="col">{say(`compliance.column.${column}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rules.map(rule => (
                <RuleLine key={rule.rule} pack={pack} rule={rule} day={day} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answered>
  )
}

function RuleLine({ pack, rule, day }: { pack: PackId; rule: RuleEntry; day: LocalDate }) {
  const { say } = useSay()
  return (
    <tr>
      <th scope="row">
        {rule.rule} <span className="quiet">{say('compliance.article', { article: rule.article })}</span>
      </th>
      <td><SeverityMark severity={rule.severity} /></td>
      <td>{say(`rule.${pack}.${rule.rule}`)}</td>
      <td>
        {say(`compliance.decidedBy.${rule.decidedBy}`)}
        {rule.waivable && <div className="quiet">{say('compliance.waivable')}</div>}
      </td>
      <td>
        {rule.figures.map(figure => (
          <RuleFigures key={figure.parameter} pack={pack} rule={rule.rule} figure={figure} day={day} />
        ))}
      </td>
    </tr>
  )
}
