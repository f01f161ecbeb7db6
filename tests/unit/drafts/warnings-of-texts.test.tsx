import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LintedText } from '@/app/(portal)/drafts/[key]/_parts/linted-text'
import type { TextName } from '@/lib/evidence/saved-warning'

const source = { title: 'Lunar cheese and sleep', abstract: [{ text: 'Lunar cheese lengthened sleep.' }] }
const markup = (name: TextName, saved: string) =>
  renderToStaticMarkup(<LintedText name={name} saved={saved} rows={4} source={source} />)
const text = (html: string) => html.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')

it('warnings say which text they are about, and belong to its field', () => {
  for (const [name, about] of [
    ['tldr', 'Warnings about the TL;DR'],
    ['paragraph', 'Warnings about the paragraph'],
  ] as const) {
    const html = markup(name, 'Lunar cheese lengthened sleep of 40 nurses.')
    expect(text(html)).toContain(`|${about}|The number 40 is not in the abstract.|`)
    const described = /<textarea[^>]*aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(' ') ?? []
    const warnings = /role="status" aria-label="[^"]*"><div id="([^"]*)"><div/.exec(html)?.[1]
    expect(described).toContain(warnings)
    expect(html).toMatch(new RegExp(`^<div id="${name}"`))
  }
})

it('of a text without warnings nothing is said', () => {
  expect(text(markup('paragraph', 'Lunar cheese lengthened sleep.'))).not.toContain('Warnings')
})
