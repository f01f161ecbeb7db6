import { isMeasured } from '../outcome-words'

/** Beginnings by which words are no noun: what people did, or the rest of another phrase. */
const NO_BEGINNING =
  /^(?:least|most|neither|either|nor|both|such|other|others|this|these|any|one|two|three|carry|choose|receiv\w*|recommend|produc\w*|requir\w*|develop\w*|suffer\w*|attain\w*|achiev\w*|report\w*|have|be|reach\w*|undergo\w*|need(?! for)|reflect\w*|administ\w*|deem\w*|confirm\w*|measur\w*|us(?:e|ing)(?! of)|tak(?:e|ing)|show\w*|experienc\w*|complet(?:ed|ing)|discontinued|given|get|got|make|made|lost|gain(?:ed|ing)|present|alive|whole|amount(?! of)|figures?|different|values?|facilit\w*|review\w*|provid\w*|students?|case|files?|records?|data|model|Cox|score of|standard deviation|end of|degree of (?:improvement|change)|follow-up|age|sex|gender|dropouts? from|combined?|combination)\b/i
/** What people are, or where numbers come from; nothing that is measured in them. */
const NO_OUTCOME =
  /\b(?:data|audits?|files?|records?|sheets?|models?|cox|regression|curves?|plots?|reviewers?|providers?|facilit(?:y|ies)|figures?|recordings?|examinations?|procedures? for|reports? of|standard deviations?|kaplan|meier|estimates?|distribution|patients|persons?|doctors?|physicians?|nurses?|clinicians?|practices|visits|questionnaires?|subscale|sampling|methods?|protocol|period|follow-?up|baseline|genotypes?|subgroups?|previous|prior|pre-?(?:treatment|test|existing|intervention|study)|global mean|our|we|findings|reveal\w*|demonstrat\w*|indicat\w*|suggest\w*|history|samples|postintervention|week|values)\b/i
/** "failure occurred", "effects as assessed": the rest of a sentence. */
const BAD_END =
  /\bas \w+$|\b(?:occurred|occurs?|was|were|had|did|developed|reported|observed|seen|found|noted|achieved|measured|assessed|recorded)$/i
/** "ulcers the pain score": two names that stand beside each other. */
const INNER_ARTICLE =
  /(?<!\b(?:of|in|to|for|on|at|from|by|with|during|after|before|within|over|per|between|until|around|under|into|\w{3,}ing)) the /i
/** Beginnings that say how much or how, and not what. */
const COMPARED =
  /^(?:(?!daily|early|weekly|monthly|yearly)\w{4,}ly (?!important|meaningful|relevant|significant|occurring|confirmed|proven|documented|diagnosed|perfect)|worse|better|higher|lower|greater|less|more|fewer|longer|shorter|larger|smaller|reduced|decreased|increased|improved)\b/i
/** Pairs that are one outcome by custom. */
const KNOWN_PAIR =
  /\b(?:nausea and vomiting|fatal and non-?fatal|non-?fatal and fatal|morbidity and mortality|mortality and morbidity|cardiac and cerebrovascular|death and|systolic and diastolic|hand and foot)\b/i
/** Words whose own sense is in what follows: "rate of |relapse", "change in |pain". */
const GENERIC =
  /^(?:[\w-]+ ){0,3}(?:rates?|incidences?|numbers?|proportions?|percentages?|frequenc(?:y|ies)|prevalences?|risks?|durations?|times?|lengths?|severity|occurrences?|changes?|reductions?|decreases?|increases?|improvements?|declines?|levels?|degree|intensity|loss|need|use|requirements?|consumption|amount|scores?|development|presence|symptoms?|signs?|episodes?|likelihood|probability|odds|onset|recovery|resolution|relief|healing|remission|freedom|return|quality|area|risk|duration|days?|cost|costs|relapse|recurrence|control|volume|volumes|concentrations?|risk|death|deaths|progression|failure|maintenance|normali[sz]ation|eradication|complete resolution) (?:of|in|to|for|from|on|with|until|free)\b/i
const PREPOSITION = / (?:of|in|for|to|with|on|at|after|during|from|by|between|over|within|per|before|until|since) /i
const ALONE = /^(?:died|relapsed|recovered|responded|quit|vomited|survived|failed)$/i
/** Short forms that every reader of trials knows. */
const SHORT =
  /^(?:OS|PFS|DFS|RFS|EFS|TTP|ORR|RR|CR|PR|MI|AEs?|SAEs?|SBP|DBP|MAP|BMI|LDL(?:-C)?|HDL(?:-C)?|HbA1c|FEV1|VAS|PONV|MACE|LOS|IOP|VAP|BCVA|LVEF|DVT|VTE|PE|UTI|ESRD|GFR|eGFR|CRP|PSA|EDSS|UPDRS|PANSS|BPRS|HAM-D|MADRS|ODI|WOMAC|DLT|DLTs|GVHD|NEC|BPD|ROP|IVH|RDS|ACR ?[257]0|PASI ?(?:50|75|90|100)|SVR(?:12|24)?|LOS|OHSS|DRR|DCR|pCR)$/

/** Numbers that a name may have: "at 12 months", "grade 3". */
const OWN_NUMBERS =
  /\b(?:[CFS][DF]|grade|stage|type|class|day|days|weeks?|months?|years?|h|hours?|at|within|over|during|for|by|after|\d+(?:-| (?=days?|weeks?|months?|years?|h\b|hours?))) ?\d+(?: ?(?:to|-|–|\/|or|and) ?\d+)?/gi
const SIGNS = /[,;:()[\]]|\d+ of \d+|\d+\/\d+|(?<![\p{L}\d-])\d+(?![\p{L}\d-])/u
/** What people did, but not "yawning" or "bleeding complications", which they had. */
const VERB_FIRST =
  /^(?!(?:re)?bleeding|vomiting|coughing|wheezing|screening|quitting|sleeping|walking|feeding|breast-?feeding|functioning|swelling|healing|smoking|drinking|fasting|operating|remaining|sustained|unplanned|prolonged|combined|continued|delayed|perceived|self|documented|confirmed|impaired|infected|recorded|vaccinated|breathing|clotting|recurring|surviving|hearing)\w+(?:ed|ing) /i

/** Whether words can be the whole name of an outcome, if they are one: no verb first, no list, no source of data. */
export function isOutcomeName(words: string): boolean {
  if (SHORT.test(words) || ALONE.test(words)) return true
  if (SIGNS.test(words.replace(OWN_NUMBERS, '')) || BAD_END.test(words) || INNER_ARTICLE.test(words)) return false
  if (COMPARED.test(words) || NO_BEGINNING.test(words) || NO_OUTCOME.test(words)) return false
  if (/\band\b|&/.test(words) && !KNOWN_PAIR.test(words)) return false
  return !VERB_FIRST.test(words) && !/^\w+ed$/i.test(words)
}

/** Whether words are of something that is measured in people, by what they are about. */
export function isMeasurement(words: string): boolean {
  if (SHORT.test(words) || ALONE.test(words)) return true
  const head = GENERIC.test(words) ? words : (words.split(PREPOSITION)[0] ?? words)
  return isMeasured(head) || MORE_HEADS.test(head)
}

/** Heads that tell of a measurement only at the end of a name. */
const MORE_HEADS =
  /\b(?:times?|colonis?z?ation|referrals?|refractive errors?|acuity|discontinuations?|requirements?|conversions?|drop-?outs?|withdrawals?|reoperations?|retreatments?|re-?interventions?|eradication|relief|clearance|pregnancies|miscarriages|recurrences?|cures?|reactions?|seizures|responders|excellent responses?|persistence|effects|flushing|rebleeding|obliteration|closure|patency|expulsion|recanali[sz]ation|compliance|tolerability|mobility|intubations?|extubations?|ventilator days|deformity|swelling|oedema|edema|rash|itching|shivering|agitation|sedation|dizziness|constipation|hyperkal\w+|hypokal\w+|neutropenia|thrombocytopenia|mucositis|neuropathy|errors?|deaths?|abscess\w*|leaks?|necrosis)$/i

/** Whether an abstract says of a short form what measurement it is short for. */
export function isShortFor(words: string, whole: string): boolean {
  if (!/^[A-Z][A-Za-z]{0,2}[A-Z0-9][\w-]{0,5}$/.test(words)) return false
  const at = whole.search(new RegExp(String.raw`[([]${words}[)\];,]`))
  return (
    at > 0 &&
    isMeasured(
      whole
        .slice(Math.max(0, at - 60), at)
        .split(/[.;,()]/)
        .at(-1) ?? '',
    )
  )
}
