import Link from 'next/link'
import { ActionForm } from '@/app/_ui/action-form'
import type { SetupProgress } from '@/db/home/setup'
import { dismissSetup } from '../account/actions'
import { SectionHeading } from './section-heading'

type Props = { progress: SetupProgress; hasProvider: boolean }

/** What an administrator has still to do, until it is done or they have enough of it. */
export function SetupList({ progress, hasProvider }: Props) {
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
      <ActionForm action={dismissSetup} label="Set up Précis" className="mt-3">
        <button type="submit" className="text-ink-2 hover:text-ink">
          Do not show this again
        </button>
      </ActionForm>
    </section>
  )
}
