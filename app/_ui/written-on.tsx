const FORMAT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A day on which something was done here: "22 Nov 2026". */
export function WrittenOn({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{FORMAT.format(at)}</time>
}
