import { conceptKey } from './concept-key'

const POSSESSIVE = /['’‘ʼ`´′]s(?![\p{L}\p{N}])/giu

/** The address of a heading's page: "/topics/lupus-erythematosus-systemic". */
export const topicAddress = (name: string) => `/topics/${encodeURIComponent(topicSlug(name))}`

/** A heading's name in an address: its words, whole, in their order. */
export function topicSlug(name: string): string {
  return name
    .replace(POSSESSIVE, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('-')
}

/** What the headings are looked up by that an address may mean (`conceptKey`). */
export const topicKey = (slug: string) => conceptKey(slug.slice(0, 300).replaceAll('-', ' '))
