import Form from 'next/form'
import { buttonClass } from '@/app/_ui/button-class'
import { MAX_LENGTH } from '@/lib/search/question'
import { onSeveralLines } from '@/lib/search/strategy/on-one-line'

/** A box of several lines for a strategy, beside the one line of the search box; a plain form, scripts or not. */
export function StrategyBox({ q }: { q: string }) {
  return (
    <details data-screen-only>
      <summary className="cursor-pointer">Paste a search strategy</summary>
      <Form key={q} action="/studies" className="mt-2 grid justify-items-start gap-2">
        <label htmlFor="strategy">
          Lines as Ovid, the Cochrane Library or PubMed print them; the last line is searched.
        </label>
        <textarea
          id="strategy"
          name="q"
          rows={8}
          defaultValue={onSeveralLines(q)}
          maxLength={MAX_LENGTH + 1}
          spellCheck={false}
          className="w-full rounded border border-line-strong bg-surface px-3 py-2 text-base text-ink"
        />
        <button type="submit" className={buttonClass()}>
          Search these lines
        </button>
      </Form>
    </details>
  )
}
