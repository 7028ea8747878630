import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'

type LinesEditorProps<T> = {
  label: string
  lines: readonly T[]
  /** a line's own controls */
  draw: (line: T, at: number, change: (patch: Partial<T>) => void) => ReactNode
  /** what a line is called where it is removed */
  nameOf: (line: T, at: number) => string
  addText: string
  more: () => T
  onChange: (lines: T[]) => void
}

/** A list inside a form, line by line: each may be changed or removed, and one more added. */
export function LinesEditor<T>({ label, lines, draw, nameOf, addText, more, onChange }: LinesEditorProps<T>) {
  const { say } = useSay()
  return (
    <div className="lines-editor" role="group" aria-label={label}>
      {lines.map((line, i) => (
        <div className="lines-row" key={i}>
          {draw(line, i, patch => onChange(lines.map((old, at) => (at === i ? { ...old, ...patch } : old))))}
          <Button type="text" size="small" aria-label={`${say('ui.remove')} ${nameOf(line, i)}`} title={say('ui.remove')} icon={<Icon name="trash" size={14} />} onClick={() => onChange(lines.filter((_, at) => at !== i))} />
        </div>
      ))}
      <div>
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={() => onChange([...lines, more()])}>{addText}</Button>
      </div>
    </div>
  )
}
