import { useSay } from '#renderer/client/language.tsx'
import { Icon } from '#renderer/ui/Icon.tsx'
import { RefusalNote } from '#renderer/ui/RefusalNote.tsx'
import { useWayOut } from '../panel/use-way-out.ts'
import { proposed, type Draft } from './draft.ts'
import type { useBookingSave } from './use-booking-save.ts'

type BookingVerdictProps = { save: ReturnType<typeof useBookingSave>; draft: Draft; onFill: (draft: Draft) => void }

/**
 * Whether the booking can be had as it stands. Before saving was tried a way out is put into the form; after it was
 * refused, one press books it.
 */
export function BookingVerdict({ save, draft, onFill }: BookingVerdictProps) {
  const { say } = useSay()
  const way = useWayOut(draft.title.trim(), value => save.done(value))
  const refusal = save.refused ? (way.refusal ?? save.refused) : save.verdict
  if (!refusal) {
    return (
      <div className="verdict" role="status">
        {save.free ? (
          <p className="verdict-good">
            <Icon name="check" /> {say('booking.form.free')}
          </p>
        ) : (
          <p className="verdict-wait">{say(save.complete ? 'booking.form.judging' : 'booking.form.incomplete')}</p>
        )}
      </div>
    )
  }
  return (
    <div className="verdict">
      <RefusalNote
        refusal={refusal}
        busy={save.busy || way.busy}
        onAlternative={alternative => {
          if (save.refused) return void way.take(alternative)
          const next = proposed(alternative.command, alternative.input)
          if (next) onFill({ ...next, title: draft.title })
          save.touched()
        }}
        onOverride={(rules, reason) => void save.save('confirmed', rules.map(rule => ({ rule, reason })))}
      />
    </div>
  )
}
