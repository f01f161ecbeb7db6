/**
 * A command line of one folder, flags and options with a value after them; what is wrong with it in one line otherwise.
 */
export function readArguments(
  args: string[],
  known: { flags: string[]; options: string[]; usage: string },
): { folder: string; flags: Set<string>; options: Map<string, string> } | { wrong: string } {
  const folders: string[] = []
  const flags = new Set<string>()
  const options = new Map<string, string>()
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string
    if (known.flags.includes(arg)) flags.add(arg)
    else if (known.options.includes(arg)) {
      const value = args[++index]
      if (!value) return { wrong: `${arg} needs a name after it. ${known.usage}` }
      options.set(arg, value)
    } else if (arg.startsWith('-')) return { wrong: `${arg} is not an option. ${known.usage}` }
    else folders.push(arg)
  }
  const [folder, second] = folders
  if (!folder || second) return { wrong: `One folder is needed. ${known.usage}` }
  return { folder, flags, options }
}
