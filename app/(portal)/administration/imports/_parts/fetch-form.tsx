import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/app/_ui/action-form'
import { Button } from '@/app/_ui/button'
import { TextField } from '@/app/_ui/field'
import { fetchPasted } from '@/app/(portal)/source-searches/actions'
import { MOST_DOIS, MOST_FETCHED } from '@/lib/sources/look-up'

/** Records by their PMIDs or DOIs, from PubMed: there only where an administrator has switched it on. */
export function FetchForm({ contact }: { contact: string }) {
  return (
    <section aria-labelledby="fetch" className="grid gap-4 border-line border-b py-6">
      <h2 id="fetch" className="section-title">
        Fetch from PubMed
      </h2>
      <ActionForm
        action={fetchPasted}
        hidden={{ key: randomUUID() }}
        label="Fetch from PubMed"
        className="grid max-w-[68ch] gap-3"
      >
        <TextField
          label="PMIDs or DOIs"
          name="records"
          rows={2}
          required
          spellCheck={false}
          hint={`Up to ${MOST_FETCHED.toLocaleString('en-GB')}, of them ${MOST_DOIS} DOIs, with blanks, commas or lines between them. They are sent to PubMed with the address of this portal and ${contact}; the records are imported, those that are here are brought up to date.`}
        />
        <Button className="w-fit">Fetch and import</Button>
      </ActionForm>
    </section>
  )
}
