import { CLUB_LIMITS } from '@/lib/club/session'
import { spreadOf } from '@/lib/club/tally'

const STEP = 26
const ACROSS = 11

/** How much each trusts the main result, a dot a ballot, with median and quartiles in words. */
export function TrustDots({ values }: { values: readonly number[] }) {
  const spread = spreadOf(values)
  if (!spread) return null
  const stacks = Array.from(
    { length: CLUB_LIMITS.trust + 1 },
    (_, value) => values.filter((one) => one === value).length,
  )
  const height = Math.max(...stacks) * ACROSS + 22
  const width = (CLUB_LIMITS.trust + 1) * STEP
  const dots = stacks.flatMap((count, value) =>
    Array.from({ length: count }, (_, above) => ({ x: value * STEP + STEP / 2, y: height - 24 - above * ACROSS })),
  )
  const round = (value: number) => Number(value.toFixed(1))
  return (
    <figure className="grid gap-1.5">
      <figcaption>
        Trust in the main result: median {round(spread.median)} of {CLUB_LIMITS.trust}, half of the ballots from{' '}
        {round(spread.lower)} to {round(spread.upper)}.
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" className="max-w-full">
        {dots.map(({ x, y }) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r="4.5" className="fill-accent" />
        ))}
        {stacks.map((_, value) => (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: a number is its own place
            key={value}
            x={value * STEP + STEP / 2}
            y={height - 4}
            textAnchor="middle"
            className="fill-ink-3 text-[11px]"
          >
            {value}
          </text>
        ))}
      </svg>
    </figure>
  )
}
