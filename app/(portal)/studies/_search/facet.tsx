import Link from 'next/link'
import { About } from './about'

type SectionProps = { title: string; children: React.ReactNode }

export function FacetSection({ title, children }: SectionProps) {
  return (
    <section aria-label={title}>
      <h2 className="label-caps mb-2.5">{title}</h2>
      <ul className="text-sm">{children}</ul>
    </section>
  )
}

type ValueProps = {
  href: string
  /** 'some': a few of those it stands for are. */
  chosen: boolean | 'some'
  count: number | null
  exact: boolean
  inner?: boolean
  children: React.ReactNode
}

const SIGN = { true: '✓', some: '–', false: null }

/** One value of a filter: a link, so that a search is its address and nothing else. */
export function FacetValueLink({ href, chosen, count, exact, inner, children }: ValueProps) {
  return (
    <li className={inner ? 'pl-[27px]' : undefined}>
      <Link
        href={href}
        prefetch={false}
        aria-current={chosen === true ? 'true' : undefined}
        className="grid grid-cols-[18px_1fr_auto] items-center gap-[9px] py-[5px] hover:no-underline"
      >
        <span
          aria-hidden="true"
          className={`size-4 rounded border-[1.5px] text-center text-[11px] leading-[13px] ${chosen ? 'border-accent bg-accent text-paper' : 'border-line-strong bg-surface'}`}
        >
          {SIGN[`${chosen}`]}
        </span>
        <span className="min-w-0">{children}</span>{' '}
        <span className="meta">{count !== null && <About count={count} exact={exact} />}</span>
      </Link>
    </li>
  )
}

type FacetProps<T> = {
  title: string
  values: { value: T; label: string; count: number }[]
  chosen: readonly T[]
  exact: boolean
  address: (value: T) => string
}

export function Facet<T extends string | number>({ title, values, chosen, exact, address }: FacetProps<T>) {
  if (values.length === 0) return null
  return (
    <FacetSection title={title}>
      {values.map(({ value, label, count }) => (
        <FacetValueLink key={value} href={address(value)} chosen={chosen.includes(value)} count={count} exact={exact}>
          {label}
        </FacetValueLink>
      ))}
    </FacetSection>
  )
}
