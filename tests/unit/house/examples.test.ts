import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { settingNames } from '@/lib/settings/settings'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>
const dockerfile = read('Dockerfile')
const kubernetes = read('docs/examples/kubernetes.yaml').split(/^---\n/m)
const settings = settingNames() as string[]

const partOf = (kind: string, name: string) =>
  kubernetes.find((part) => part.includes(`\nkind: ${kind}\n`) && part.includes(`\n  name: ${name}\n`)) ??
  expect.fail(`no ${kind} ${name}`)
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found as string)

test.each([
  ['precis', 'start'],
  ['precis-worker', 'worker'],
])('the unit %s starts what npm run %s starts', (unit, script) => {
  const lines = read(`docs/examples/${unit}.service`).split('\n')
  const values = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1))
  expect(values('ExecStart')).toEqual([`/usr/bin/${scripts[script]}`])
  expect(existsSync(path.join(ROOT, values('ExecStart')[0]?.split(' ').at(-1) ?? ''))).toBe(true)
  expect(values('WorkingDirectory')).toEqual(['/opt/precis'])
  const documented = values('Documentation')[0]?.replace('file:/opt/precis/', '') ?? ''
  expect(existsSync(path.join(ROOT, documented)), documented).toBe(true)
  const set = values('Environment').flatMap((value) => all(value, /([A-Z_]+)=/g))
  expect(set.filter((name) => name !== 'NODE_ENV' && !settings.includes(name))).toEqual([])
  // The data folder is the one that systemd makes, and may be written.
  expect(values('Environment').join(' ')).toContain(`PRECIS_DATA=/var/lib/${values('StateDirectory')[0]}`)
  // Each line is a section, a comment or an assignment; nothing is said twice but of files and of the environment.
  expect(lines.filter((line) => !/^(?:$|#|\[(?:Unit|Service|Install)\]$|[A-Z]\w+=)/.test(line))).toEqual([])
  const keys = lines.flatMap((line) => /^([A-Z]\w+)=/.exec(line)?.[1] ?? [])
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  // Node compiles while it runs.
  expect(keys).not.toContain('MemoryDenyWriteExecute')
})

test('what the examples set are settings', () => {
  const inFile = all(read('docs/examples/precis.env'), /^([A-Z_]+)=/gm)
  const inCluster = [partOf('Secret', 'precis'), partOf('ConfigMap', 'precis')].flatMap((part) =>
    all(part, /^ {2}([A-Z_]+):/gm),
  )
  expect(inFile.length).toBeGreaterThan(5)
  expect(inCluster.length).toBeGreaterThan(5)
  expect([...inFile, ...inCluster].filter((name) => !settings.includes(name))).toEqual([])
})

test.each([
  ['precis', 'web', 'start'],
  ['precis-worker', 'worker', 'worker'],
])('the Deployment %s runs as the image does', (name, container, script) => {
  const deployment = partOf('Deployment', name)
  const [command = ''] = all(deployment, /\bcommand: (\[.*\])$/gm)
  expect((JSON.parse(command) as string[]).join(' ')).toBe(scripts[script])
  expect(all(deployment, /^ {8}- name: (\w+)\n {10}image/gm)).toEqual([container])
  // Nobody reads what it has but by names that are there.
  for (const named of all(deployment, /(?:secretRef|configMapRef): \{ name: ([\w-]+) \}/g)) expect(named).toBe('precis')
  expect(partOf('PersistentVolumeClaim', all(deployment, /claimName: ([\w-]+)/g)[0] ?? '')).toContain('ReadWriteMany')
  const volumes = all(deployment, /^ {8}- name: (\w+)\n {10}(?:emptyDir|persistentVolumeClaim)/gm)
  expect(all(deployment, /\{ name: (\w+), mountPath/g).sort()).toEqual(volumes.sort())
  // The folders are those of the image and of the settings, and each Pod is found by its own labels.
  expect(all(deployment, /mountPath: (\/\w+) \}/g)).toEqual([
    all(dockerfile, /^VOLUME (\S+)$/gm)[0],
    all(partOf('ConfigMap', 'precis'), /PRECIS_BACKUPS: (\S+)/g)[0],
  ])
  const [selector] = all(deployment, /matchLabels: (\{.*\})/g)
  expect(all(deployment, /\blabels: (\{.*\})/g)).toEqual([selector])
})

test('Kubernetes asks the port of the image at addresses that answer', () => {
  const web = partOf('Deployment', 'precis')
  expect(all(web, /containerPort: (\d+)/g)).toEqual(all(dockerfile, /^EXPOSE (\d+)$/gm))
  const probes = all(web, /httpGet: \{ path: (\S+), port: http \}/g)
  expect(probes).toEqual(['/healthz', '/healthz', '/readyz'])
  for (const probe of probes) expect(existsSync(path.join(ROOT, 'app', probe, 'route.ts')), probe).toBe(true)
  const service = partOf('Service', 'precis')
  expect(service).toContain('targetPort: http')
  expect(all(service, /selector: (\{.*\})/g)).toEqual(all(web, /matchLabels: (\{.*\})/g))
})
