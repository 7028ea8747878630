import type { ReportModel } from '../report/model.ts'
import type { Tables } from '../tables.ts'

/** What stands in the place of a name that the reader must not learn. */
const HIDDEN = '•••'

/**
 * The report without the names of other enterprises than one, wherever data could carry them: in the name of a class that another
 * enterprise sponsors, of a course, of a machine. What the office wrote for this report itself (`own`) stays as it is.
 */
export function withoutOtherNames(model: ReportModel, tables: Pick<Tables, 'enterprise'>, enterpriseId: string, own: ReadonlySet<string>): ReportModel {
  const kept = tables.enterprise.get(enterpriseId)?.name ?? ''
  // the longest first: one name may be the beginning of another
  const others = [...tables.enterprise.values()].flatMap(({ id, name }) => (id === enterpriseId || kept.includes(name) ? [] : [name])).sort((a, b) => b.length - a.length)
  const hide = (text: string) => (own.has(text) ? text : others.reduce((left, name) => (left.includes(name) ? left.replaceAll(name, HIDDEN) : left), text))
  return { ...model, sheets: mapped(model.sheets, hide) as ReportModel['sheets'] } // only texts are other ones
}

function mapped(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value)
  if (Array.isArray(value)) return value.map(item => mapped(item, hide))
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped(item, hide)]))
  return value
}
