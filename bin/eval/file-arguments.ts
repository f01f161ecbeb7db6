/** A command line of files or folders, flags and options with a value after them; what is wrong with it in one line otherwise. */
export function readFileArguments(
  args: string[],
  known: { flags: string[]; options: string[]; usage: string },
): { files: string[]; flags: Set<string>; options: Map<string, string> } | { wrong: string } {
  const files: string[] = []
  const flags = new Set<string>()
  const options = new Map<string, string>()
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string
    if (known.flags.includes(arg)) flags.add(arg)
    else if (known.options.includes(arg)) {
      const value = args[++index]
      if (!value) return { wrong: `${arg} needs a name after it. ${known.usage}` }
      options.set(arg, value)
    } else if (arg.startsWith('-') && arg !== '-') return { wrong: `${arg} is not an option. ${known.usage}` }
    else files.push(arg)
  }
  return files.length > 0 ? { files, flags, options } : { wrong: `A file is needed. ${known.usage}` }
}
