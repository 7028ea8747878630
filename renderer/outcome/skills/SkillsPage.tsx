import { useSearchParams } from 'react-router'
import { useSay } from '#renderer/client/language.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { Segmented } from '#renderer/ui/Segmented.tsx'
import { AssessClass } from './AssessClass.tsx'
import { assessAddress, assessPlaceIn, isAssessing, skillsAddress, skillsPlaceIn, type AssessPlace, type SkillsPlace } from './skills-address.ts'
import { SkillsOverview } from './SkillsOverview.tsx'
import './skills.css'

/** What the college teaches people to do: how far they can, what is asked for, and the sheet on which a class is assessed. */
export function SkillsPage() {
  const { say } = useSay()
  const [params, setParams] = useSearchParams()
  const assessing = isAssessing(params)
  const place = skillsPlaceIn(params)
  const sheet = assessPlaceIn(params)
  const go = (patch: Partial<SkillsPlace>, replace = false) => setParams(skillsAddress({ ...place, ...patch }), { replace })
  const goSheet = (patch: Partial<AssessPlace>) => setParams(assessAddress({ ...sheet, ...patch }), { replace: true })
  const { classGroup } = place.scope.within ?? {}
  return (
    <Page
      title={say('menu.skills')}
      scroll={false}
      actions={
        <Segmented
          aria-label={say('skills.mode')}
          value={assessing ? 'assess' : 'overview'}
          options={(['overview', 'assess'] as const).map(value => ({ value, label: say(`skills.mode.${value}`) }))}
          onChange={mode => setParams(mode === 'assess' ? assessAddress({ classGroupId: classGroup, part: 'practice', assessor: 'teacher' }) : skillsAddress({ scope: { period: 'twelveMonths' } }))}
        />
      }
    >
      {assessing ? <AssessClass place={sheet} onPlace={goSheet} /> : <SkillsOverview place={place} onGo={go} onAssess={() => setParams(assessAddress({ ...sheet, classGroupId: classGroup }))} />}
    </Page>
  )
}
