import { Field, TextField } from '@/app/_ui/field'
import { LOG_LIMITS } from '@/lib/reading-log/entry'

type Props = { readOn: string; minutes?: number; reflection?: string }

/** For how long, when, and what of it: minutes are typed by whoever spent them. */
export function EntryFields({ readOn, minutes, reflection }: Props) {
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <div className="w-[100px]">
          <Field
            label="Minutes"
            name="minutes"
            inputMode="numeric"
            required
            autoComplete="off"
            defaultValue={minutes}
          />
        </div>
        <div className="w-[165px]">
          <Field label="Read on" name="readOn" type="date" required defaultValue={readOn} />
        </div>
      </div>
      <TextField
        label="What I take from it"
        name="reflection"
        rows={3}
        maxLength={LOG_LIMITS.reflection}
        defaultValue={reflection}
        hint="If you like. No patient data."
      />
    </>
  )
}
