import type { Metadata } from 'next'
import { signedIn } from '@/app/_server/viewer'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { MOST_CHECKED } from '@/lib/references/check/checked-reference'
import { Account } from './_parts/account'
import { ChooseFile } from './_parts/choose-file'
import { check } from './actions'

export const metadata: Metadata = { title: 'Check references' }

/** What is known against the references of a manuscript or a guideline. Nothing that is pasted here is kept. */
export default async function CheckReferencesPage() {
  await signedIn()
  return (
    <>
      <h1 className="page-title mb-2">Check references</h1>
      <p className="mb-6 max-w-[68ch] text-ink-2 print:hidden">
        Which references of a manuscript or a guideline are retracted, under concern, corrected, or have a newer version
        or a later review here. Nothing that you paste is kept.
      </p>
      <ActionForm action={check} label="Check references" className="grid gap-4">
        <div className="grid gap-4 print:hidden">
          <TextField
            label="References"
            name="text"
            rows={9}
            spellCheck={false}
            hint={`As they stand in the manuscript, or as RIS, PubMed (NBIB), BibTeX, EndNote XML, CSL-JSON, PMIDs or DOIs. Up to ${MOST_CHECKED.toLocaleString('en-GB')}.`}
          />
          <ChooseFile />
          <Button className="w-fit">Check</Button>
        </div>
        <Account />
      </ActionForm>
    </>
  )
}
