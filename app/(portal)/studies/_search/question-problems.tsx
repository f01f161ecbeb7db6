import { markedPlace } from '@/lib/search/marked-place'
import { parseQuestion } from '@/lib/search/parse-question'
import { leadsSomewhere, type Problem } from '@/lib/search/question'

type Props = { q: string; problems: Problem[] }

/** What was wrong with the question and where; always there, so that it is announced when it fills. */
export function QuestionProblems({ q, problems }: Props) {
  const { root } = parseQuestion(q)
  const searched = root !== null && leadsSomewhere(root)
  return (
    <div role="alert">
      {problems.length > 0 && (
        <div className="mb-4 rounded bg-warn-wash px-4 py-3 text-sm">
          <p className="font-medium">
            {searched
              ? 'Not all of the question could be read as it stands; the rest was searched.'
              : 'The question could not be read, so nothing was searched.'}
          </p>
          <ul className="mt-1.5 grid gap-1.5">
            {problems.map((problem) => (
              <li key={`${problem.start} ${problem.reason}`}>
                {problem.reason} <Marked q={q} problem={problem} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function Marked({ q, problem }: { q: string; problem: Problem }) {
  const { before, marked, after } = markedPlace(q, problem)
  return (
    <code className="block break-words font-sans text-ink-2">
      {before}
      <mark className="rounded-sm px-0.5 text-ink underline decoration-2 decoration-warn underline-offset-4">
        {marked || '‸'}
      </mark>
      {after}
    </code>
  )
}
