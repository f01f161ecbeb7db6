import { Field, TextField } from '@/app/_ui/field'
import { SelectField } from '@/app/_ui/select-field'
import type { CorpusQuery } from '@/db/corpus-queries/read-queries'
import { MOST_NAME_LETTERS, MOST_RECORDS, USUAL_RECORDS } from '@/lib/sources/corpus-query'
import { MOST_LETTERS } from '@/lib/sources/look-up'

type Values = Partial<Pick<CorpusQuery, 'name' | 'term' | 'since' | 'rhythm' | 'mostRecords'>>

const RHYTHMS = [
  { value: 'day', words: 'Every night' },
  { value: 'week', words: 'Every week' },
]

/** What a query asks for: words, from which day on, how often, and how much at once. */
export function QueryFields({ query, today }: { query: Values; today: string }) {
  return (
    <>
      <Field label="Name" name="name" required maxLength={MOST_NAME_LETTERS} defaultValue={query.name ?? ''} />
      <TextField
        label="Words for PubMed"
        name="term"
        rows={3}
        required
        maxLength={MOST_LETTERS}
        spellCheck={false}
        defaultValue={query.term ?? ''}
        hint="As you would type them at PubMed, with its field tags. Write nothing about a patient."
      />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Field
          label="Entered since"
          name="since"
          type="date"
          required
          max={today}
          defaultValue={query.since ?? ''}
          hint="The day PubMed entered a record."
        />
        <SelectField label="How often" name="rhythm" options={RHYTHMS} defaultValue={query.rhythm ?? 'day'} />
        <Field
          label="New records at most"
          name="mostRecords"
          type="number"
          required
          min={1}
          max={MOST_RECORDS}
          defaultValue={String(query.mostRecords ?? USUAL_RECORDS)}
          hint="A run that finds more imports none and says so."
        />
      </div>
    </>
  )
}
