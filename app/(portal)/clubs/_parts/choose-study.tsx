import { StudyRow } from '@/app/_study/study-row'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { ClubSession } from '@/db/club/read-session'
import { CLUB_LIMITS } from '@/lib/club/session'
import { approveStudies, chooseStudy, proposeStudy } from '../actions'

type Props = { session: ClubSession; votes: boolean; runs: boolean }

/** The studies that were proposed, which of them one would read, and the choice of whoever leads. */
export function ChooseStudy({ session, votes, runs }: Props) {
  const { candidates, id } = session
  const hidden = { sessionId: id }
  return (
    <section aria-labelledby="choose" className="grid gap-4 border-line border-t pt-6">
      <h2 id="choose" className="section-title">
        Which study?
      </h2>
      {candidates.length === 0 && <p className="text-ink-2">Nobody has proposed a study yet.</p>}
      {candidates.length > 0 && (
        <ActionForm action={approveStudies} hidden={hidden} label="Studies that you would read" className="grid gap-4">
          <ul>
            {candidates.map(({ study, by, why, isApproved }) => (
              <li key={study.id}>
                <StudyRow study={study}>
                  <p className="meta mt-1.5 [overflow-wrap:anywhere]">
                    Proposed by {by}
                    {why && <>: “{why}”</>}
                  </p>
                  {votes && (
                    <label className="mt-2 flex w-fit items-baseline gap-2 text-sm">
                      <input
                        type="checkbox"
                        name="studyIds"
                        value={study.id}
                        defaultChecked={isApproved}
                        autoComplete="off"
                        className="translate-y-px accent-accent"
                      />
                      I would read it
                    </label>
                  )}
                </StudyRow>
              </li>
            ))}
          </ul>
          {votes && <Button className="w-fit">Save which I would read</Button>}
        </ActionForm>
      )}
      {votes && candidates.length < CLUB_LIMITS.candidates && (
        <ActionForm action={proposeStudy} hidden={hidden} label="Propose a study" className="grid max-w-[640px] gap-4">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field
              label="Study to propose"
              name="study"
              required
              maxLength={300}
              autoComplete="off"
              hint="A PMID, or the address of a study here."
            />
            <Field label="Why" name="why" maxLength={CLUB_LIMITS.why} autoComplete="off" hint="Optional." />
          </div>
          <Button className="w-fit">Propose it</Button>
        </ActionForm>
      )}
      {runs && candidates.length > 0 && (
        <ActionForm action={chooseStudy} hidden={hidden} label="Choose" className="grid max-w-[640px] gap-3">
          <p className="max-w-[60ch] text-ink-2">
            The study that most would read is taken. Where several have as many, you choose among them.
          </p>
          {candidates.length > 1 && (
            <SelectField
              label="In a tie, this one"
              name="studyId"
              options={candidates.map(({ study }) => ({ value: String(study.id), words: study.title.slice(0, 120) }))}
            />
          )}
          <Button look="main" className="w-fit">
            Take the study that most would read
          </Button>
        </ActionForm>
      )}
    </section>
  )
}
