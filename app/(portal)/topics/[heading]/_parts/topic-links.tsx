import Link from 'next/link'
import type { TopicLink } from '@/db/search/query/topics'

/** So many are in view at once. */
const SHOWN = 12

/** Headings to go on to, each with its number of studies. */
export function TopicLinks({ title, links }: { title: string; links: TopicLink[] }) {
  if (links.length === 0) return null
  return (
    <section>
      <h2 className="label-caps mb-2">{title}</h2>
      <ul>
        {links.slice(0, SHOWN).map((link) => (
          <TopicRow key={link.address} link={link} />
        ))}
      </ul>
      {links.length > SHOWN && (
        <details>
          <summary className="w-fit cursor-pointer py-[5px] text-accent">{links.length - SHOWN} more</summary>
          <ul>
            {links.slice(SHOWN).map((link) => (
              <TopicRow key={link.address} link={link} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function TopicRow({ link: { name, address, studies } }: { link: TopicLink }) {
  return (
    <li className="flex justify-between gap-3 py-[5px]">
      <Link href={address} className="min-w-0 break-words">
        {name}
      </Link>
      {studies !== null && <span className="meta tabular-nums">{studies.toLocaleString('en-GB')}</span>}
    </li>
  )
}
