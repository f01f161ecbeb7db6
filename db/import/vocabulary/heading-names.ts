import type { ImportSql } from '@/db/connection/copy-rows'
import { conceptKey } from '@/lib/search/concept-key'

const DESCRIPTOR_UI = /^D\d+$/

/** The UIs of descriptors by their names, in whatever case; what was found is remembered for one import. */
export class HeadingNames {
  #known = new Map<string, string>()

  forget() {
    this.#known.clear()
  }

  /** Looks up what of these names is not known yet. */
  async load(tx: ImportSql, names: string[]): Promise<void> {
    const wanted = new Set(names.filter((name) => !DESCRIPTOR_UI.test(name) && !this.find(name)).flatMap(spellings))
    const keys = [...wanted].map(conceptKey)
    if (keys.length === 0) return
    const rows = await tx`
      select d.ui, d.name from mesh_terms t join mesh_descriptors d on d.ui = t.descriptor_ui
      where t.key = any(${keys}::text[]) and t.preferred and d.kind = 'descriptor'`
    for (const { ui, name } of rows) this.#known.set(name.toLowerCase(), ui)
  }

  /** The UI of a heading that was looked up; of one with a qualifier ("Lactams/analogs & derivatives") the heading's. */
  find(name: string): string | undefined {
    return spellings(name).flatMap((spelling) => this.#known.get(spelling) ?? [])[0]
  }

  /** UIs in the place of all names that were found; a name that was not stays until its heading is here. */
  resolve(headings: string[]): string[] {
    return [...new Set(headings.map((heading) => this.find(heading) ?? heading))]
  }
}

/** The whole name first: a heading may have a stroke of its own. */
function spellings(name: string): string[] {
  const whole = name.toLowerCase()
  const stroke = whole.indexOf('/')
  return stroke > 0 ? [whole, whole.slice(0, stroke)] : [whole]
}
