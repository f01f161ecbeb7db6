import type { AuthorRecord } from '@/lib/records/study-record'
import { orcidFrom } from '@/lib/studies/identifiers'
import { child, childrenNamed, elementsOf, textOf, type XmlElement } from '../xml/xml-element'

/**
 * The authors in their order. Left out: editors of a book, and names marked not valid, which NLM keeps beside the
 * corrected name that follows them.
 */
export function authorsOf(article: XmlElement | undefined): AuthorRecord[] {
  const elements = childrenNamed(article, 'AuthorList')
    .filter((list) => list.attributes.Type !== 'editors')
    .flatMap((list) => childrenNamed(list, 'Author'))
    .filter((author) => author.attributes.ValidYN !== 'N')
  const authors = elements.map(authorOf).filter((author) => author.family || author.given || author.collective)
  const first = authors[0]
  // Until 2014 a record gave one address, that of the first author, beside the list of authors.
  const address = textOf(child(article, 'Affiliation'))
  if (first && address && first.affiliations.length === 0) first.affiliations = [address]
  return authors
}

function authorOf(element: XmlElement): AuthorRecord {
  const affiliations = elementsOf(element).flatMap((node) => {
    const address =
      node.name === 'AffiliationInfo' ? child(node, 'Affiliation') : node.name === 'Affiliation' ? node : undefined
    return textOf(address) ?? []
  })
  const collective = textOf(child(element, 'CollectiveName'))
  if (collective) return { collective, affiliations }
  const author: AuthorRecord = { affiliations }
  const family = textOf(child(element, 'LastName'))
  const given = textOf(child(element, 'ForeName')) ?? olderGivenName(element)
  const initials = textOf(child(element, 'Initials'))
  const suffix = textOf(child(element, 'Suffix'))
  const orcid = childrenNamed(element, 'Identifier').find((identifier) => identifier.attributes.Source === 'ORCID')
  const digits = orcidFrom(textOf(orcid))
  if (family) author.family = family
  if (given) author.given = given
  if (initials) author.initials = initials
  if (suffix) author.suffix = suffix
  if (digits) author.orcid = digits
  return author
}

/** Before ForeName there were FirstName and MiddleName. */
function olderGivenName(element: XmlElement): string | undefined {
  const names = ['FirstName', 'MiddleName'].flatMap((name) => textOf(child(element, name)) ?? [])
  return names.length > 0 ? names.join(' ') : undefined
}
