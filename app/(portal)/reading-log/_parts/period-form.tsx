import Form from 'next/form'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { Period } from '@/lib/reading-log/entry'

/** From which day to which is shown, counted and exported. */
export const PeriodForm = ({ period: { from, to } }: { period: Period }) => (
  <Form
    action="/reading-log"
    role="search"
    aria-label="Period"
    className="flex flex-wrap items-end gap-3"
    data-screen-only
  >
    <div className="w-[170px]">
      <Field key={from} label="From" name="from" type="date" defaultValue={from} />
    </div>
    <div className="w-[170px]">
      <Field key={to} label="To" name="to" type="date" defaultValue={to} />
    </div>
    <Button className="h-[42px]!">Show</Button>
  </Form>
)
