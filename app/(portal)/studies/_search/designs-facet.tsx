import { Fragment } from 'react'
import { LevelBars } from '@/app/_study/level-badge'
import { aboutAs, type FacetValue } from '@/db/search/query/facets'
import { DESIGN_NAMES, DESIGNS, type Design, type Level, levelOf } from '@/lib/evidence/design'
import { type SearchRequest, searchAddress, toggled } from '@/lib/search/search-request'
import { FacetSection, FacetValueLink } from './facet'

type Props = { request: SearchRequest; designs: FacetValue<Design>[]; exact: boolean }

const LEVELS: (Level | null)[] = [1, 2, 3, 4, 5, null]

/** Designs under their level of evidence; a click on a level chooses all of its designs. */
export function DesignsFacet({ request, designs, exact }: Props) {
  if (designs.length === 0) return null
  const levels = LEVELS.map((level) => ({ level, values: designs.filter(({ value }) => levelOf(value) === level) }))
  return (
    <FacetSection title="Strength of evidence">
      {levels
        .filter(({ values }) => values.length > 0)
        .map(({ level, values }) => {
          const alone = values.length === 1
          return (
            <Fragment key={level}>
              {!alone && <LevelLink request={request} level={level} values={values} exact={exact} />}
              {values.map(({ value, count }) => (
                <FacetValueLink
                  key={value}
                  inner={!alone}
                  href={searchAddress(request, { designs: toggled(request.designs, value) })}
                  chosen={request.designs.includes(value)}
                  count={count}
                  exact={exact}
                >
                  {alone ? <WithBars level={level}>{DESIGN_NAMES[value]}</WithBars> : DESIGN_NAMES[value]}
                </FacetValueLink>
              ))}
            </Fragment>
          )
        })}
    </FacetSection>
  )
}

type LevelProps = { request: SearchRequest; level: Level | null; values: FacetValue<Design>[]; exact: boolean }

function LevelLink({ request, level, values, exact }: LevelProps) {
  const own = DESIGNS.filter((design) => levelOf(design) === level)
  const chosen = own.filter((design) => request.designs.includes(design))
  const others = request.designs.filter((design) => !own.includes(design))
  const whole = chosen.length === own.length
  const count = values.reduce((sum, value) => sum + value.count, 0)
  return (
    <FacetValueLink
      href={searchAddress(request, { designs: whole ? others : [...others, ...own] })}
      chosen={whole || (chosen.length > 0 && 'some')}
      count={exact ? count : aboutAs(count)}
      exact={exact}
    >
      <WithBars level={level}>{level === null ? 'No level' : `Level ${level}`}</WithBars>
    </FacetValueLink>
  )
}

function WithBars({ level, children }: { level: Level | null; children: React.ReactNode }) {
  return (
    <span className="flex items-center gap-2">
      <LevelBars level={level} />
      {children}
    </span>
  )
}
