const COMPARED = `(?:lower|higher|less|more|fewer|greater|longer|shorter|better|worse|smaller|larger|reduced|increased|decreased|improved|similar|comparable|lesser|superior)`
const VERB = `(?:was|were|is|are|occurred|developed|remained|averaged|did(?! not (?:affect|influence|reduce|improve|increase|change|alter|prevent|lower|decrease) )|tended|improved|decreased|increased|fell|rose|reached|differed|declined|appeared)`
/** Where a noun phrase ends: before a group, a bracket, or a word that says between whom, when or how. */
const ENDS = String.raw`(?= ?(?:[\ue100-\ue2ff([:]|,|$)| (?:in|with|for|among|on|after|(?:as )?compared|than|between|at|versus|vs|over|from|by|relative|when|during|was|were|did|within|across|following) )`
/** "At six months, |pain was": what stands ahead of the subject. */
const TIME = String.raw`(?:at|after|by) (?:the )?(?:(?:end of )?(?:the )?(?:\d{1,3}|one|two|three|four|six|twelve)[- ](?:minutes?|min|hours?|h|days?|weeks?|months?|years?)|(?:day|week|month|year|visit) \d{1,3}|last follow-?up|follow-?up|discharge)(?: (?:follow-?up|of (?:treatment|follow-?up)))?,? `
const AHEAD = String.raw`(?:in (?:the )?[\ue100-\ue1ff], |${TIME}|(?:as |when |in )?(?:compared|comparison|relative) (?:with|to) [\ue100-\ue1ff], |(?:in|at|after|during|by|on|within|over|following|furthermore|moreover|overall|finally|similarly|additionally|interestingly|however|also)\b[^,;()\ue100-\ue2ff]{0,60}, )`
const WORDS = String.raw`([^,;:()[\]\ue100-\ue2ff]{3,90}?)`
const PEOPLE =
  '(?:patients|participants|subjects|women|children|those|individuals|people|infants|men|eyes|practices|students)'

/** A phrase that is sure needs no word of a measurement, one that is likely none if it has more words than one. */
export type Strength = 'sure' | 'likely' | 'weak'

/** Phrases that say what was measured, those first that say it best. */
export const IN_CLAUSE: [RegExp, Strength][] = [
  // "differences in |pain between"
  [
    new RegExp(
      String.raw`\b(?:differences? (?:(?:was|were) )?(?:(?:found|seen|observed|noted|detected) )?(?:between (?:the )?(?:(?:two|both|study|treatment) )*(?:groups|arms) |between [\ue100-\ue1ff] and [\ue100-\ue1ff] )?(?:in|of|for|regarding)|differ(?:ed)?(?: \w+ly)? (?:in|for|with regard to|regarding)|terms of) (?:the )?${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "a greater reduction in |pain"
  [
    new RegExp(
      String.raw`(?<=(?<!\bor )\b(?:greater|larger|smaller|more|less|higher|lower|mean|median|average) (?:mean |median |absolute )?(?:change|reduction|improvement|decrease|increase|decline|gain|loss|rise|fall)s? in )(?:the |mean |median )*${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "the proportion of patients achieving |remission"
  [
    new RegExp(
      String.raw`\b(?:proportions?|percentages?|numbers?|rates?|more|fewer|share|frequency) (?:of )?(?:the )?${PEOPLE} (?:with|who|achieving|having|reporting|experiencing|developing|that|reaching|attaining|requiring|needing|starting|using|taking|undergoing|completing|remaining|returning|passing|showing|suffering|in whom)(?: (?:had|have|developed|achieved|reported|experienced|attained|required|reached|an?|the|one or more|at least one|any))* ${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "hazard ratio for |death"
  [
    new RegExp(
      String.raw`\b(?:[Hh]azard [Rr]atio|[Oo]dds [Rr]atio|[Rr]isk [Rr]atio|[Rr]elative [Rr]isk|[HOR]R) (?:for|of) (?:the )?${WORDS}${ENDS}`,
      'g',
    ),
    'sure',
  ],
  // "the incidence of |vomiting in"
  [
    new RegExp(
      String.raw`(?<=^|[,;:(] ?|\b(?:the|an?|in|of|for|with|overall|cumulative|mean|median|estimated|crude|observed|actuarial|total|year|month|week|day|and|had|lower|higher|greater|reduced|increased|similar|pooled|raw|annual|absolute|relative|incidence|event|whose|was|were|that|no|significant(?:ly)?) )(?:incidences?|rates?|risks?|odds|frequency|frequencies|prevalence|occurrence|likelihood|percentages?|proportions?) of (?:the |an? )?(?!${PEOPLE}\b)${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "more likely to have |a stroke"
  [
    new RegExp(
      String.raw`\b(?:likely (?:than [\ue100-\ue1ff] )?to (?:have|develop|experience|report|achieve|suffer|undergo|require|show|receive|reach)|to have|, have)(?: had| an?| the)* (?!at least)${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "had a mean |length of stay of"
  [
    new RegExp(
      String.raw`\b(?:had|with|showed|reported|an?|the|mean|median|average|total) (?!(?:mean|median|average|total)\b)${WORDS} (?:of|was|were|averaged)(?: about| approximately| only)? ?\(?$`,
      'gi',
    ),
    'weak',
  ],
  // "A had fewer |falls", "more |falls in A than in B"
  [
    new RegExp(
      String.raw`\b${COMPARED}(?: mean| median| overall| average| total| rates? of| incidence of| frequency of| number of)*(?: the)? (?!in\b|with\b|for\b|among\b|than\b|likely\b|between\b|at\b|on\b|frequent|common|often|effective)${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "|Pain was lower in"
  [
    new RegExp(
      String.raw`^(?:${AHEAD})?(.{3,160}?)(?: (?:at|after|over|during|within|from|by) [^,;()]{2,40})?,? ${VERB}\b`,
      'gi',
    ),
    'likely',
  ],
  // "did not affect |failure rates"
  [
    new RegExp(
      String.raw`\bdid not (?:\w+ly )?(?:affect|influence|reduce|improve|increase|change|alter|prevent|lower|decrease) (?:the )?${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "the |recurrence rate in A"
  [
    new RegExp(
      String.raw`(?:^|, |that |: |\b(?:the|mean|median) )${WORDS}(?: (?:at|after|over|during|within|from) [^,;()]{2,40})? (?:in|for|with|of|among|on)(?: both)? (?:the )?(?=[\ue100-\ue1ff])`,
      'gi',
    ),
    'likely',
  ],
  // ", |pain at rest ("
  [
    /(?:^|[,;:)] ?(?:and |as |but |or |nor )*|\b(?:and|in|of|for|(?:respect|regard) to) )(?:(?:also|were|was|did) )*(?:the |a |an |in )?([^,;:()\ue100-\ue2ff]{2,80}?)(?: of| was| were|:)? ?[([](?:mean|median)?,? ?$/g,
    'likely',
  ],
  // "|pain at rest (A: "
  [
    new RegExp(
      String.raw`(?:^|[,;:)] ?(?:and |as |but |or )*|\b(?:and|in|of|for|with) )(?:the |an? )?${WORDS} ?[([](?:mean|median|SD|SE|SEM|rates?|respectively|[±%;,:= ])*[\ue100-\ue1ff][:=,]? ?$`,
      'g',
    ),
    'likely',
  ],
  // "more of A reported |pain"
  [
    new RegExp(
      String.raw`\b(?:more|fewer|less|(?:higher|lower|greater|larger|smaller) (?:proportion|percentage|number|rate)s? of)(?: of)? (?:the )?[\ue100-\ue1ff] (?:had|have|achieved|reported|experienced|developed|reached|showed|attained|suffered|required|needed)(?: an?| the)* ${WORDS}${ENDS}`,
      'gi',
    ),
    'sure',
  ],
  // "A showed |improvement of pain compared with B"
  [
    new RegExp(
      String.raw`\b(?:showed|had|demonstrated|experienced|achieved|produced)(?: an?| the| significant(?:ly)?| greater| larger)* ${WORDS}${ENDS}`,
      'gi',
    ),
    'weak',
  ],
  // "reduced |pain compared with"
  [
    new RegExp(
      String.raw`\b(?:reduced|increased|improved|decreased|lowered|prolonged|shortened|enhanced|reduces|improves|lowers|prolongs|raised)(?: the)?(?: (?:rate|incidence|risk|mean|median|occurrence|quantity)s?(?: of)?)?(?: the)? ${WORDS}${ENDS}`,
      'gi',
    ),
    'weak',
  ],
]
/** "… had |pain", "developed |pancreatitis": what a number of people did. */
export const DID =
  /^(?:[\ue100-\ue1ff]|\)| |,|(?:in|of|for|with|among|on|receiving|given) (?=[\ue100-\ue1ff])|of (?:the |all )?(?:patients|participants|subjects|women|men|children|infants|people))*(?:(?:who|\w+ly|also|of them) )?(?:had|has|have|developed|achieved|experienced|reported|reached|showed|attained|suffered(?: from)?|required|needed|underwent|met) (?:an? |the |one or more |at least one )?((?:[^.;,()\ue100-\ue2ff]|\.(?=\d)){3,80}?)(?=[;,()\ue100-\ue2ff]|\.(?!\d)|$| (?:at|in|compared|by|during|within|after|respectively|over|versus|vs|and|than|while|whereas)(?: |$))/
/** "the proportion of women |needing a transfusion": what is done is part of what was counted. */
export const DOING = new RegExp(
  String.raw`\b(?:proportions?|percentages?|numbers?|share|rates?|fewer|more) (?:of )?(?:the )?${PEOPLE} ((?:needing|requiring|receiving|undergoing|using|taking|completing|discontinuing|exceeding|attending) (?!\d)${WORDS.slice(1, -1)})${ENDS}`,
  'i',
)
/** "the percentage of women who |attended the clinic": what was counted. */
export const WHO_DID = new RegExp(
  String.raw`\b(?:proportions?|percentages?|numbers?|share|rates?) of (?:the |all )?(?:\w+ ){0,2}${PEOPLE} who ((?:\w{3,}ed|took|lost|sought|stopped|quit) [^,;:()[\]\ue100-\ue2ff]{3,60}?)${ENDS}`,
  'i',
)
/** "|received opioids", "|returned the cards": what a number of people did, where the verb says what. */
export const DID_SO =
  /^(?:[\ue100-\ue1ff]|\)| |,|(?:in|of|for|with|among|on|receiving|given) (?=[\ue100-\ue1ff])|of (?:the |all )?(?:patients|participants|subjects|women|men|children|infants|people))*(?:(?:who|\w+ly|also|of them) )?((?!(?:random|assign|allocat|compar|includ|enrol|recruit|complet|respond|decreas|increas|reduc|improv|chang|declin|differ|rang|vari|report|experienc|develop|achiev|reach|show|attain|suffer|requir|need|underw|us|treat|follow|analy|evaluat|observ|found|record|remain|fail|score|rat)\w*ed)(?:\w{3,}ed|received|returned|used|took|attended|lost|gained|maintained|discontinued|stopped|resumed|preferred|chose|sought) (?:an? |the |their )?[^.;,()\ue100-\ue2ff]{3,60}?)(?=[.;,()\ue100-\ue2ff]|$| (?:at|in|compared|by|during|within|after|respectively|over|versus|vs|and|than|while|whereas)(?: |$))/
export const DIED =
  /^(?:[\ue100-\ue1ff]|\)| |(?:in|of|for|with|among|on|receiving|given) (?=[\ue100-\ue1ff]))*(died|relapsed|recovered|responded|quit|vomited|survived)\b/
export const PRIMARY =
  /\b(?:the|co-)? ?primary (?:efficacy |composite )?(?:outcome|end ?point)(?: event| measure)?s?\b(?!,| (?:of|:))/i
export const PRIMARY_NAMED =
  /\bprimary (?:efficacy )?(?:outcome|end ?point)(?: measure| variable)?,? (?:of )?([^,;()\ue100-\ue2ff]{3,80}),/i
