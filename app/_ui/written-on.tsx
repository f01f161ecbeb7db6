const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day on which something was done here: "22 Nov 2026"; where the order of things matters, the minute too. */
export function WrittenOn({ at, exact }: { at: Date; exact?: boolean }) {
  const moment = at.toISOString()
  return (
    <time dateTime={moment}>
      {FORMAT.format(at)}
      {exact && `, ${moment.slice(11, 16)} UTC`}
    </time>
  )
}
