import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { signedInSession } from '@/app/_server/viewer'
import { readIndexProgress } from '@/db/search/index/index-status'
import { findAbsence } from '@/db/search/query/find-absence'
import { findByIdentifier } from '@/db/search/query/find-by-identifier'
import { readAnswer } from '@/db/search/query/read-answer'
import { searchStudies } from '@/db/search/query/search-studies'
import { suggestBroaderSearches } from '@/db/search/query/suggest-broader-searches'
import { didYouMean } from '@/db/search/question/spelling'
import { openSearched } from '@/db/sources/source-settings'
import { parseForestRequest } from '@/lib/evidence/forest-request'
import { parseSearchRequest, searchAddress } from '@/lib/search/search-request'
import { shortened } from '@/lib/search/shortened'
import { typedIdentifier } from '@/lib/search/typed-identifier'
import { openedFrom, resultAt } from '@/lib/studies/study-origin'
import { AnswerInView } from './_search/answer-in-view'
import { DidYouMean } from './_search/did-you-mean'
import { Facets } from './_search/facets'
import { FindAtSource } from './_search/find-at-source'
import { IndexProgressLine } from './_search/index-progress-line'
import { LittleFound } from './_search/little-found'
import { MoreToDo, UNFOLDED } from './_search/more-to-do'
import { NotHere } from './_search/not-here'
import { NothingFound } from './_search/nothing-found'
import { QuestionProblems } from './_search/question-problems'
import { ResultPages } from './_search/result-pages'
import { Results } from './_search/results'
import { SaveSearch } from './_search/save-search'
import { Sorts } from './_search/sorts'
import { StrategyBox } from './_search/strategy-box'
import { StrategyRead } from './_search/strategy-read'
import { TooManySearches, tooManySearches } from './_search/too-many-searches'
import { Understood } from './_search/understood'

/** A search with fewer studies than this has found little. */
const LITTLE = 20

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = parseSearchRequest(await searchParams)
  return { title: q ? `${shortened(q)} · Search` : 'Evidence' }
}

export default async function SearchPage({ searchParams }: Props) {
  const { person: who, preferences } = await signedInSession()
  const params = await searchParams
  const request = parseSearchRequest(params)
  const identifier = typedIdentifier(request.q)
  const address = identifier && (await findByIdentifier(who, identifier))
  if (address) redirect(address)
  const found = await searchStudies(who, request).catch(tooManySearches)
  if (typeof found === 'string') return <TooManySearches words={found} again={searchAddress(request)} />
  const result = { ...found, rows: openedFrom(found.rows, (index) => resultAt(request, index)) }
  const [answer, absence, without, meant, progress, searched] = await Promise.all([
    request.page === 1 && request.view === 'rows' ? readAnswer(who, request.q, result) : null,
    findAbsence(who, request.q, result),
    suggestBroaderSearches(who, request, result),
    didYouMean(who, request.q),
    readIndexProgress(who),
    request.q.trim() ? openSearched(who) : [],
  ])
  const isFound = result.rows.length > 0
  const { parts, kind, problems } = result.question
  const isPartial = result.total === 0 && result.related !== null && isFound
  const isSaidAbove = !meant && (absence !== null || isPartial)
  return (
    <div
      className={`grid grid-cols-[minmax(0,1fr)] ${request.view === 'table' ? 'gap-6' : 'gap-14 max-md:gap-0 md:grid-cols-[236px_minmax(0,1fr)]'}`}
    >
      <h1 className="sr-only">{request.q ? `Studies on ${shortened(request.q)}` : 'All studies'}</h1>
      <Facets request={request} result={result} isBesideCount={!isSaidAbove && !meant && problems.length === 0} />
      <section aria-label="Results">
        {isSaidAbove && <NotHere request={request} absence={absence} total={result.total} sources={searched} />}
        <DidYouMean request={request} meant={meant} />
        <QuestionProblems q={request.q} problems={problems} />
        <StrategyRead q={request.q} />
        <Sorts request={request} result={result} />
        <IndexProgressLine progress={progress} />
        {/* Each stands in one line until it is unfolded; then it takes the width. */}
        <div
          className={`flex flex-wrap items-baseline gap-x-6 gap-y-1 py-3 text-ink-2 text-sm max-md:py-2 ${UNFOLDED}`}
        >
          <Understood request={request} parts={parts} kind={kind} />
          {isFound && <LittleFound without={without} isOpen={result.total === 0} />}
          <MoreToDo isFolded={isFound}>
            {!isSaidAbove &&
              result.total < LITTLE &&
              searched.map((source) => <FindAtSource key={source} q={request.q} source={source} />)}
            <SaveSearch viewer={who} request={request} />
            <StrategyBox q={request.q} />
          </MoreToDo>
        </div>
        {!isFound && (
          <NothingFound
            {...{ request, identifier, total: result.total + (result.related?.total ?? 0), without, meant }}
            isSaidAbove={isSaidAbove}
          />
        )}
        <AnswerInView answer={answer} parts={parts} isFolded={preferences.answer === 'folded'} />
        {isFound && <Results {...{ request, result, viewer: who }} forest={parseForestRequest(params)} />}
        {request.view === 'rows' && <ResultPages request={request} result={result} />}
      </section>
    </div>
  )
}
