/** What is used of citation-js, which carries no types of its own. */
declare module '@citation-js/core' {
  import type { CslItem } from '@/lib/citation/csl'

  export class Cite {
    constructor(data: CslItem | CslItem[], options?: { generateGraph?: boolean })
    format(format: 'bibliography', options: { style: string; format: 'text'; lang: string }): string
  }
  export const plugins: {
    config: { get(plugin: '@csl'): { styles: { add(name: string, xml: string): void } } }
  }
}
declare module '@citation-js/plugin-csl'
