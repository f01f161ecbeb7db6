import { escapeXml as x } from '../xml/escape-xml'

export type AtomEntry = {
  /** A URI that is this entry's wherever and whenever it is shown. */
  id: string
  title: string
  link: string
  updated: Date
  summary: string
}

export type AtomFeed = {
  id: string
  title: string
  author: string
  updated: Date
  /** Where the feed itself is. */
  self: string
  /** The page that it stands for. */
  alternate: string
  entries: AtomEntry[]
}

/** A feed in Atom 1.0 (RFC 4287). */
export function formatAtom(feed: AtomFeed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${x(feed.id)}</id>
  <title>${x(feed.title)}</title>
  <updated>${feed.updated.toISOString()}</updated>
  <author><name>${x(feed.author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${x(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${x(feed.alternate)}"/>
${feed.entries.map(entryOf).join('')}</feed>
`
}

const entryOf = (entry: AtomEntry) => `  <entry>
    <id>${x(entry.id)}</id>
    <title>${x(entry.title)}</title>
    <published>${entry.updated.toISOString()}</published>
    <updated>${entry.updated.toISOString()}</updated>
    <link rel="alternate" type="text/html" href="${x(entry.link)}"/>
    <summary>${x(entry.summary)}</summary>
  </entry>
`
