import { plainText } from '@/lib/records/plain-text'
import { LONGEST_VALUE } from './reference-limits'

/** The tags that databases leave in titles and abstracts; "<" of a comparison stays. */
const TAG = /<\/?(?:i|b|u|em|strong|sub|sup|span|scp|small|p|br|inf|jats:[a-z]+)(?:\s[^<>]{0,200})?\s*\/?>/gi
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** A value as one line of plain text, without the marks of HTML; undefined where nothing is left. */
export function fieldText(value: string | undefined): string | undefined {
  if (!value) return undefined
  const unmarked = value.includes('<')
    ? value.replace(TAG, (tag) => (/^<\/?(?:p|br|jats:)/i.test(tag) ? ' ' : ''))
    : value
  const text = unmarked.includes('&')
    ? unmarked.replace(/&(?:amp|lt|gt|quot|#39);/g, (name) => ENTITIES[name] ?? name)
    : unmarked
  return plainText(text)
}

/** A value that is not too long to keep, or the reason. */
export function boundedValue(value: string): { value: string } | { value: string; reason: string } {
  if (value.length <= LONGEST_VALUE) return { value }
  return {
    value: value.slice(0, LONGEST_VALUE),
    reason: `A value of ${value.length} characters was cut at ${LONGEST_VALUE}`,
  }
}
