import { dayNumber } from '#domain/base/time.ts'
import type { Overview } from '#contract/exchange.ts'
import { useSay } from '#renderer/client/language.tsx'
import { instantText } from '#renderer/history/instant-text.ts'
import { FactLines } from '#renderer/storage/FactLines.tsx'
import { StoragePart } from '#renderer/storage/StoragePart.tsx'
import { daysSince } from './days-since.ts'
import { readersOf } from './readers.ts'
import { SendForm } from './SendForm.tsx'

type HomePartProps = { overview: Overview; along: NonNullable<Overview['takenAlong']>; today: string }

/** On a laptop: what it holds since when, and the file that brings it home. */
export function HomePart({ overview, along, today }: HomePartProps) {
  const { say, day, number, language } = useSay()
  const agoText = (n: number) => say(n ? 'exchange.home.days' : 'exchange.home.today', { n })
  return (
    <>
      <StoragePart title={say('exchange.home.holds')}>
        <FactLines
          facts={[
            [say('field.takeAlong.label'), along.label],
            [say('exchange.home.from'), along.home || say('exchange.computer.unknown')],
            [say('exchange.home.taken'), `${instantText(along.madeAt, language)} · ${agoText(daysSince(along.madeAt, today))}`],
            ...(along.dueBack ? [[say('field.takeAlong.dueBack'), along.dueBack < today ? say('exchange.laptop.late', { date: along.dueBack, days: number(dayNumber(today) - dayNumber(along.dueBack)) }) : day(along.dueBack, true)] as const] : []),
            [say('exchange.home.span'), `${day(along.from, true)} – ${day(along.to, true)}`],
          ]}
        />
      </StoragePart>
      <StoragePart title={say('exchange.home')} text={say('exchange.home.text')}>
        <SendForm computer={overview.device.name} proposed={along.label} readers={readersOf(overview)} submit={say('exchange.home.write')} />
      </StoragePart>
    </>
  )
}
