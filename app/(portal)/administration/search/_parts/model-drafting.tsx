import { Ago } from '@/app/_ui/ago'
import type { ModelDrafting as Drafting } from '@/db/summaries/model/drafting-status'
import { MODEL_REASONS } from '@/lib/summaries/summary-model'

const number = (value: number) => value.toLocaleString('en-GB')
const inWords = (reason: string) => MODEL_REASONS[reason as keyof typeof MODEL_REASONS] ?? reason

/** What became of the drafts of a hospital's language model, a line a fact. */
export function ModelDrafting({ drafting }: { drafting: Drafting }) {
  const { model, kept, unkept, waiting, callsLeft, fault } = drafting
  const facts: [string, number][] = [
    ['Kept', kept],
    ...unkept.map(({ outcome, reason, studies }): [string, number] => [
      `${outcome === 'refused' ? 'Not kept' : 'Given up'}: ${inWords(reason)}`,
      studies,
    ]),
    ['Still to be asked about', waiting],
    ['Questions left today', callsLeft],
  ]
  return (
    <section aria-labelledby="model" className="mt-10">
      <h2 id="model" className="section-title [overflow-wrap:anywhere]">
        Drafts by {model}
      </h2>
      <p className="mt-1 max-w-[60ch] text-ink-2">
        A language model is asked about one study after the other: its title and abstract, and nothing else. Where its
        text fails a check, the portal’s own draft stays.
      </p>
      <dl className="mt-3 grid max-w-[480px] gap-y-2.5">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 border-line border-b pb-2.5">
            <dt className="text-ink-2">{name}</dt>
            <dd className="tabular-nums">{number(value)}</dd>
          </div>
        ))}
      </dl>
      {fault && (
        <p className="mt-3 max-w-[60ch] text-ink-2">
          The last question had no answer that can be read: {fault.words}, <Ago at={fault.at} />.
        </p>
      )}
    </section>
  )
}
