import { useSay } from '#renderer/client/language.tsx'
import type { Language } from '#words/say.ts'
import { Segmented } from './Segmented.tsx'

/** In which language a paper is made; each is called by its own name. */
export function LanguageChoice({ value, onChange }: { value: Language; onChange: (language: Language) => void }) {
  const { say } = useSay()
  return (
    <Segmented
      aria-label={say('report.page.language')}
      value={value}
      options={[
        { value: 'zh-CN' as const, label: '中文' },
        { value: 'en' as const, label: 'English' },
      ]}
      onChange={onChange}
    />
  )
}
