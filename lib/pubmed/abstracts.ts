import type { AbstractSection, OtherAbstract } from '@/lib/studies/citable-text'
import { child, childrenNamed, type XmlElement } from '../xml/xml-element'
import { markedTextOf } from './marked-text'

/** The abstract as its authors divided it; empty where the record has none. */
export function abstractOf(article: XmlElement | undefined): AbstractSection[] {
  return sectionsOf(child(article, 'Abstract'))
}

/** Abstracts in other languages or of other kinds, which stand beside the article. */
export function otherAbstractsOf(citation: XmlElement): OtherAbstract[] {
  return childrenNamed(citation, 'OtherAbstract').flatMap((element) => {
    const sections = sectionsOf(element)
    if (sections.length === 0) return []
    const { Type: kind, Language: language } = element.attributes
    return [{ ...(kind && { kind }), ...(language && { language }), sections }]
  })
}

function sectionsOf(element: XmlElement | undefined): AbstractSection[] {
  return childrenNamed(element, 'AbstractText').flatMap((node) => {
    const section: AbstractSection = markedTextOf(node)
    if (section.text === '') return []
    const { Label: label, NlmCategory: category } = node.attributes
    // "UNLABELLED" is NLM's word for a part that its authors gave no label.
    if (label && label.toUpperCase() !== 'UNLABELLED') section.label = label.trim()
    if (category) section.category = category
    return [section]
  })
}
