import type { ClubQuestion } from '@/db/club/list-club-questions'

type Props = {
  question: Pick<ClubQuestion, 'text' | 'by' | 'supported'> & { isOwn?: boolean }
}

/** A question with who asks it, where they say so, and how many ask it too. Whose it is without a name no paper says. */
export const QuestionLine = ({ question: { text, by, supported, isOwn } }: Props) => (
  <>
    <p className="font-medium [overflow-wrap:anywhere]">{text}</p>
    <p className="meta dotted mt-0.5">
      <span className="[overflow-wrap:anywhere]">{by ?? 'without a name'}</span>
      {isOwn && <span data-screen-only>yours</span>}
      {supported > 0 && <span>{supported === 1 ? '1 person asks this too' : `${supported} people ask this too`}</span>}
    </p>
  </>
)
