import { execFileSync } from 'node:child_process'

type Component = { 'bom-ref': string; group?: string; name: string; version: string }
/** As much of CycloneDX 1.5 as is looked at here. */
export type Sbom = {
  bomFormat: string
  specVersion: string
  metadata: { component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn: string[] }[]
}

/**
 * The packages that run and are installed at `root`, as CycloneDX: what npm makes of `node_modules` and the lockfile,
 * without asking any other machine. npm names the whole by its folder, and would leave out whatever development uses as
 * well: so it is asked for all of them, and those stay that are among `running`.
 */
export function readSbom(root: string, name: string, running: readonly string[]): Sbom {
  const made = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--offline'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const sbom = JSON.parse(made) as Sbom
  const components = sbom.components.filter((component) => running.includes(nameOf(component)))
  const refs = new Set([sbom.metadata.component, ...components].map((component) => component['bom-ref']))
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component: { ...sbom.metadata.component, name } },
    components,
    dependencies: sbom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  }
}

const nameOf = ({ group, name, version }: Component) => `${group ? `${group}/` : ''}${name}@${version}`

/** "name@version" of each component. */
export const componentsOf = ({ components }: Sbom): string[] => components.map(nameOf).sort()
