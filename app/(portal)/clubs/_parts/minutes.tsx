import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { EditedText } from '@/app/_ui/edited-field'
import { FormDetails } from '@/app/_ui/form-details'
import { Markdown } from '@/app/_ui/markdown'
import type { ClubSession } from '@/db/club/read-session'
import { CLUB_LIMITS } from '@/lib/club/session'
import { saveMinutes } from '../actions'

/** What was said, for those who were not there. */
export function Minutes({ session, writes }: { session: ClubSession; writes: boolean }) {
  return (
    <section aria-labelledby="minutes" className="grid gap-4 border-line border-t pt-6">
      <h2 id="minutes" className="section-title">
        Minutes
      </h2>
      {session.minutes ? <Markdown source={session.minutes} /> : <p className="text-ink-2">None yet.</p>}
      {writes && (
        <ActionForm
          action={saveMinutes}
          hidden={{ sessionId: session.id, version: session.version }}
          label="Minutes"
          className="grid max-w-[640px] gap-2.5"
        >
          <FormDetails summary={session.minutes ? 'Change them' : 'Write them'} look="button">
            <EditedText
              label="Minutes"
              name="minutes"
              rows={10}
              maxLength={CLUB_LIMITS.minutes}
              saved={session.minutes}
              hint="*emphasis*, **strong**, lists and links. No patient data."
            />
            <Button className="w-fit">Save the minutes</Button>
          </FormDetails>
        </ActionForm>
      )}
    </section>
  )
}
