/** What was there before anything was done: no effect, though the groups are set against each other. */
export const isBefore = (text: string): boolean =>
  /(?<!\bfrom (?:the )?|\bto (?:the )?|\bminus |\badjust\w+ (?:for )?(?:the )?)\bbaseline\b|^(?:before|prior to|on admission|at (?:entry|admission|inclusion|enrol\w*|randomi[sz]ation|presentation|the start|study entry)|pre-?operatively|initially|at the (?:beginning|start|outset) of)\b/i.test(
    text,
  )

/** "baseline vs 12 months: |40 vs 24", "before and after": one group at two times. */
export const isOfTimes = (text: string): boolean =>
  /\b(?:baseline|before|pre-?(?:treatment|test|intervention|operativ\w*)?|initial(?:ly)?) (?:vs?\.?|versus|and|to|compared (?:with|to)) (?:at )?(?:after|post|\d|(?:the )?end|final|follow)/i.test(
    text,
  )
