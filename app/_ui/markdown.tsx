import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import type { Mentioned } from '@/lib/markdown/mention'
import { parseWithNames } from '@/lib/markdown/present-names'
import type { Block, Inline, List } from '@/lib/markdown/tree'

type Props = {
  source: string
  className?: string
  /** Those whom it mentions. */
  people?: readonly Mentioned[]
}

/** Draws what a person wrote as elements of the allow-list; there is no way from here to raw HTML. */
export function Markdown({ source, className = '', people = [] }: Props) {
  return (
    <div className={`grid max-w-[68ch] gap-2 [overflow-wrap:anywhere] ${className}`}>
      {parseWithNames(source, people).map(drawBlock)}
    </div>
  )
}

// The tree is made anew from the text at every drawing and never reordered: positions are keys enough.
function drawBlock(block: Block, key: number): ReactNode {
  if (block.kind === 'list') return <Fragment key={key}>{drawList(block)}</Fragment>
  if (block.kind === 'paragraph') return <p key={key}>{block.children.map(drawInline)}</p>
  return (
    <blockquote key={key} className="grid gap-2 border-line-strong border-l-2 pl-3 text-ink-2">
      {block.blocks.map(drawBlock)}
    </blockquote>
  )
}

function drawList({ ordered, items }: List): ReactNode {
  // Numbers are those that were typed, whatever order they are in.
  const drawn = items.map(({ marker, children, lists }, key) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see drawBlock
    <li key={key} value={ordered ? Number.parseInt(marker, 10) : undefined}>
      {children.map(drawInline)}
      {lists.map(drawBlock)}
    </li>
  ))
  return ordered ? <ol className="list-decimal pl-6">{drawn}</ol> : <ul className="list-disc pl-5">{drawn}</ul>
}

function drawInline(node: Inline, key: number): ReactNode {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'break':
      return <br key={key} />
    case 'code':
      return (
        <code key={key} className="rounded bg-sunken px-1 text-[0.92em]">
          {node.text}
        </code>
      )
    case 'emphasis':
      return <em key={key}>{node.children.map(drawInline)}</em>
    case 'strong':
      return (
        <strong key={key} className="font-semibold">
          {node.children.map(drawInline)}
        </strong>
      )
    case 'mention':
      return (
        <span key={key} className="rounded bg-accent-wash px-1 font-medium text-accent-ink">
          @{node.name}
        </span>
      )
    case 'link':
      return drawLink(node.href, node.children.map(drawInline), key)
  }
}

/** Ours stay in the house; others open with no word of where the reader came from. */
function drawLink(href: string, children: ReactNode, key: number): ReactNode {
  const look = 'text-accent underline underline-offset-3'
  return href.startsWith('/') ? (
    <Link key={key} href={href} prefetch={false} className={look}>
      {children}
    </Link>
  ) : (
    <a key={key} href={href} rel="noopener noreferrer nofollow" className={look}>
      {children}
    </a>
  )
}
