type Known = { flags: string[]; options: string[]; usage: string }
type Read = { flags: Set<string>; options: Map<string, string> }

/** A command line of files or folders, flags and options with a value after them; what is wrong with it in one line otherwise. */
export function readFileArguments(args: string[], known: Known): (Read & { files: string[] }) | { wrong: string } {
  const read = readWords(args, known)
  return 'wrong' in read || read.files.length > 0 ? read : { wrong: `A file is needed. ${known.usage}` }
}

/** The same of one folder. */
export function readArguments(args: string[], known: Known): (Read & { folder: string }) | { wrong: string } {
  const read = readWords(args, known)
  if ('wrong' in read) return read
  const { files, ...rest } = read
  const [folder, second] = files
  return folder && !second ? { folder, ...rest } : { wrong: `One folder is needed. ${known.usage}` }
}

function readWords(args: string[], known: Known): (Read & { files: string[] }) | { wrong: string } {
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
  return { files, flags, options }
}

export const say = (line: string) => process.stderr.write(`${line}\n`)

/** Says why nothing was begun; the exit status that means so. */
export function refuse(line: string): number {
  say(line)
  return 2
}
