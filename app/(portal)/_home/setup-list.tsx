import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { SetupProgress } from '@/db/home/setup'
import { MAX_LENGTH } from '@/lib/search/question'
import { dismissSetup } from '../account/actions'
import { SectionHeading } from './section-heading'

type Props = {
  progress: SetupProgress
  hasProvider: boolean
  /** PubMed is switched on, so that a corpus can begin with a question. */
  mayAskPubmed: boolean
}

/** What an administrator has still to do, until it is done or they have enough of it. */
export function SetupList({ progress, hasProvider, mayAskPubmed }: Props) {
  const steps = [
    { words: 'First administrator', done: true, href: '/administration/people' },
    { words: 'Bring in your literature', done: progress.hasOwnStudies, href: '/administration/imports' },
    { words: 'Invite colleagues', done: progress.hasColleagues, href: '/administration/people' },
    { words: 'Connect sign-in', done: hasProvider, href: '/administration/sign-in' },
    { words: 'Make a backup', done: progress.hasBackup, href: '/administration/backups' },
  ]
  const done = steps.filter((step) => step.done).length
  if (done === steps.length) return null
  return (
    <section aria-labelledby="setup">
      <SectionHeading id="setup" aside={`${done} of ${steps.length}`}>
        Set up Précis
      </SectionHeading>
      <ol>
        {steps.map((step) => (
          <li
            key={step.words}
            className="grid grid-cols-[20px_minmax(0,1fr)] items-baseline gap-3 border-line border-b py-[11px]"
          >
            <span aria-hidden="true" className={step.done ? 'text-accent' : 'text-ink-3'}>
              {step.done ? '✓' : '○'}
            </span>
            {step.done ? (
              <span className="text-ink-2">
                {step.words}
                <span className="sr-only">: done</span>
              </span>
            ) : (
              <Link href={step.href} className="font-medium">
                {step.words}
              </Link>
            )}
          </li>
        ))}
      </ol>
      {mayAskPubmed && !progress.hasOwnStudies && <BeginWithQuestion />}
      <ActionForm action={dismissSetup} label="Set up Précis" className="mt-3">
        <button type="submit" className="text-ink-2 hover:text-ink">
          Do not show this again
        </button>
      </ActionForm>
    </section>
  )
}

/** A corpus that begins with a question: it is filled in as a PubMed query, which is tried before anything is imported. */
function BeginWithQuestion() {
  return (
    <form action="/administration/queries" className="mt-4 grid gap-3" aria-label="Begin with a question">
      <Field
        label="Begin with a question"
        name="q"
        required
        maxLength={MAX_LENGTH}
        placeholder="baricitinib for alopecia areata"
        hint="The next page shows it as PubMed takes it. Nothing is sent before you press Save and try there."
      />
      <Button className="w-fit">Begin</Button>
    </form>
  )
}
