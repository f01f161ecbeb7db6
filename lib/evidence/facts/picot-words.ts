import { anyOf } from '../any-of'

const PEOPLE = `(?:patients|participants|subjects|women|men|children|infants|neonates|newborns|adults|individuals|people|persons|volunteers|students|adolescents|boys|girls|mothers|residents|employees|veterans|smokers|outpatients|survivors|parturients|athletes|adolescents|youth|dogs|cats|horses|calves|pigs|rats|mice)`
/** What people are on, as against what was studied on them. */
const ON =
  'on (?:[\\w-]+ ){0,3}(?:insulin|h(?:a?e)?modialysis|dialysis|ventilation|methotrexate|warfarin|statins?|steroids?|metformin|opioids?|methadone|aspirin|anticoagula\\w+|antidepressants?|antipsychotics?|waiting lists?|therapy|monotherapy|treatment|medications?|drugs?|agents?|support)\\b'
/** Who was studied: people and what they have or are. */
export const WITH = new RegExp(
  String.raw`\b${PEOPLE} (?:with|who|undergoing|aged|at (?:high |increased |low )?risk|having|suffering from|requiring|receiving|scheduled|presenting|hospitali[sz]ed|admitted|awaiting|treated|living|diagnosed|after(?! (?:placebo|treatment|intake|ingestion|administration|consum\w+|each|the|both|\w+ing)\b)|${ON})\b[^.;:()[\]]{3,200}`,
  'i',
)
/** Words that belong to the people they stand before: "postmenopausal women". */
export const LEAD =
  /(?:\b(?<!\b[Ww]e )(?!(?:of|in|to|with|for|from|and|or|the|among|on|by|were|was|that|which|all|total|these|those|our|between|included?|enrolled|randomi[sz]ed|enrolling|recruiting|randomi[sz]ing|comparing|treating|assessing|evaluating|examining|investigating|studying|following|monitoring|screening|using|affecting|exposing|allowing|asking|helping|switching|many|most|some|few|several|improving|where|when|whose|because|although|whether|while|how|support|supports|selected|significantly|we|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|including|involving|study|studied)\b)[a-z][a-z-]{2,20} ){1,3}$/
/** Before those whose relatives were studied. */
export const WHOSE =
  /\b(?:mothers|fathers|parents|caregivers?|carers?|relatives|partners|spouses|wives|husbands|famil(?:y|ies)|siblings|offspring|children|burden) of (?:the |their )?$/i
/** Before people who are given something by the sentence, and are not those who were studied. */
export const GIVES =
  /\b(?:provid|offer|giv|help|supply|equip|enabl|allow|support|assist|encourag|motivat|instruct|teach|ask|invit|monitor|identif|treat|plac|put|protect)(?:e|es|s|ed|ing|y|ies)? $/i
export const IN_TITLE = new RegExp(
  String.raw`\b(?:in|among|for|of) ((?:(?!(?:in|of|for|among|on|with|to|the|from|by|at|training|teaching|educating|treating|helping|all)\b)[\w-]{2,24},? (?:and )?){0,5}?${PEOPLE}\b(?!['’])[^:.;()[\]?]{0,110})`,
  'i',
)
/** From where a title says what was measured on people, not what they are on. */
export const NOT_ON = new RegExp(` (?!${ON})on .*$`, 'i')
export const POPULATION_END =
  /, (?:we|the former|the latter|it|they|treated)\b|,? (?:[–—-] |via |(?:as )?(?:assessed|measured|rated|scored) (?:by|with|on|using)\b|(?:with the|in order|with a) (?:aim|view|purpose|to)\b|and the (?:impact|effects?|influence|burden|role|costs?|use|needs?|experiences?) |(?:but|although|though|mainly|namely|to (?:assess|evaluate|determine|compare|test|see)|completed|participating|(?<!who )underwent|remain\w*|while|on (?:growth|development|outcomes?|quality|pain|function|symptoms|blood|plasma|serum|cognit\w+|mood|sleep|performance|weight|\w+ (?:levels?|outcomes?|concentrations?)))\b)|,? (?:were|was|who were|will be|to receive|received|randomi[sz]ed|randomly|and (?:randomi|were|assigned|allocated)|in (?:a|an|the|this) (?:\S{1,20} ){0,4}(?:trial|study)|into (?:two|three|four|\d)|on (?:the|their|its) |: |using|compared|answered|versus|vs\b|from \w{3,9} (?:\d+|to)|between \w{3,9} \d+|at (?:the|a|our|two|three) |enrolled|participated|took part|treated with|assigned|allocated|experienced|had|have|has|showed|developed|are|is|affects?|results?|improves?|reduces?|increases?|leads?|uses?|used|may|must|should|can|could|might|will|would|did|do|whose|whom|obtained|selected|reported|continues?|continued|exhibit\w*|respond\w*|(?<!who )benefit\w*|and (?:pre|post) |who (?:had|have|received|were))\b|,? attend(?:ing|ed) (?:our|the|an?)\b|, (?:\d|(?:an?|the) (?:open|randomi|double|single|prospective|pilot|multicent)|[A-Z]?[a-z]+ing\b)| by [A-Z]?[a-z]+ing\b/i

const VERSUS = String.raw`(?:versus|vs\.?|compared (?:with|to)|as compared (?:with|to)|in comparison (?:with|to))`
const TERM = `[^.;:?]{2,90}?`
/** Two interventions that a sentence sets against each other. */
export const PAIRS: { gate: RegExp; words: RegExp[] }[] = [
  {
    gate: /random|assigned|allocated/,
    words: [
      /\b(?:randomly|randomi[sz]ed|assigned|allocated)\b[^.;:]{0,60}?\b(?:to (?:receive |either |undergo |be treated with )?|received? )(?:either )?([a-z0-9][^.;:]{2,90}?),? (?:or|versus|vs\.?|and)(?: to)? (?:the )?((?:an? |matching |usual |standard |sham |no )?[a-z][^.;:()]{2,60}?)(?=[.,;:([]| for | once| twice| daily| in a | over | during | and | at | after | before | \d|$)/i,
    ],
  },
  {
    gate: /\b(?:vs|versus|compared|comparison)\b/i,
    words: [
      new RegExp(
        String.raw`\b(?:effects?|efficacy|effectiveness|safety|impact|benefits?|comparison|compare[ds]?|use|role|value|performance|tolerability) (?:and (?:safety|tolerability|acceptability|effectiveness) )?(?:of )?(?:the )?(?:effects?|efficacy|effectiveness|safety|outcomes?)?(?: and (?:\w{3,14}))?(?: of )?([\w(][^.;:?]{2,80}?),? ${VERSUS} (?:that of |those of |the )?([\w(]${TERM})(?= (?:in|on|for|among|as|during|when|after|at|with regard|regarding|to (?:treat|prevent|reduce|improve))\b|[.,;:?(]|$)`,
        'i',
      ),
      new RegExp(
        String.raw`^([\w(][^.;:?]{2,80}?),? ${VERSUS} (?:the )?([\w(]${TERM})(?= (?:in|on|for|among|as|during|after|at)\b|[.,;:?(]|$)`,
        'i',
      ),
    ],
  },
]
/** One intervention and nothing beside it. */
export const ALONE =
  /\b(?:effects?|efficacy|effectiveness|impact|safety|benefits?|influence|feasibility|usefulness)(?: and (?:safety|tolerability|efficacy|effectiveness|acceptability))? of (?:the |an? )?([\w(][^.;:?,]{2,80}?)(?= (?:on|in|for|among|as|during|upon|to (?:treat|prevent|reduce|improve)|when|after|at|and (?:its|the|to))\b|[.;:?,(]|$)/i
/** What stands for no intervention of its own. */
export const PLACEBO =
  /\b(?:matching |matched )?(?:placebo(?! (?:inhalers?|devices?|effects?|respon\w+|run|lead|washout|periods?|canisters?|diskus|phase)\b)|sham (?!(?:controlled?|groups?|conditions?|or|and|for|in|on|was|were|did|intervention)\b)\w{3,16}|sham(?=[ -](?:controlled?|groups?|conditions?|intervention)\b)|usual care|treatment as usual|standard (?:of )?care|standard treatment|(?<!\b(?:on|to|from|the|of|surgical|transplant) (?:an? |the )?)waiting[- ]list(?: control)?|wait-?list(?: control)?|no treatment|care as usual|vehicle)\b/i
export const OUTCOME = [
  /\b(?:co-?)?primary (?:efficacy |safety |clinical |study |trial )?(?:outcomes?|end[- ]?points?|variables?|efficacy variables?|outcome (?:measures?|variables?)|end[- ]?point measures?|efficacy end[- ]?points?)(?: measures?)?(?: of (?:the|this) (?:trial|study))? (?:was|were|is|are|included?|will be|:)(?: the| a| an)? ([^.;:]{4,260})/i,
  /\b(?:the )?(?:main|principal) (?:outcomes?|end[- ]?points?)(?: measures?)? (?:was|were|is|are|included?|will be)(?: the| a| an)? ([^.;:]{4,260})/i,
]
export const OUTCOME_END =
  /,? (?:(?:in|by) (?:an? |the )?(?:modified )?(?:intent(?:ion)?[- ‐]to[- ‐]treat|per[- ]protocol)|between the (?:two |three |study |treatment )?(?:groups|arms)\b|(?:and |with )?(?:the |our )?secondary|(?:as )?(?:measured|assessed|determined|evaluated|defined|analy[sz]ed|calculated|recorded|ascertained)\b|using\b|which\b|while\b|whereas\b|based on\b)/i
export const PRONOUN =
  /^(?:it|they|this|that|these|those|each|both|either|one|two|three|four|group|groups|the|a|an|treatment|treatments|control|controls|intervention|interventions?|their|its|our|we)$/i

/** Last words after which more would have to come: the span ends in the wrong place, and who knows where it should. */
export const HANGING =
  /(?:^|[\s(])(?:and|or|of|with|without|in|on|to|for|from|by|at|the|an?|as|who|whom|that|which|but|than|between|among|versus|vs|using|via|while|during|after|before|either|both|based|aimed|born|targeting|including|such|its|their|used|key|main|major|important|new|different|several|various|significant|common|\w+scopic|prospective|international|continuous|differing|consisting|containing|comprising|involving|followed|combined|compared|single|dual|measuring|operating)$/i

/** What may stand behind "(PPH)" where the people end with it: a noun there is one of theirs. */
export const ENDS_AFTER_SHORT =
  /^(?:\s*$|[.,;:)?–—]| (?:[–—-] |(?:were|was|are|is|will|in|at|from|to|on|by|using|versus|vs|compared|treated|received?|randomi\w+|enrolled|recruited|attending|participated|had|have|has|during|within)\b))/

/** Of people a text says nothing by "patients" alone; some words are of what was done with them. */
export const NO_PEOPLE = anyOf(
  /^(?:patients|participants|subjects|individuals|people|persons|volunteers|residents)$/,
  /^\w+ (?:are|is|were) |\b(?:either|each|both|same|other|control) group\b|\bgroups?$|\bphysical status$|\bstudy participants\b/,
  /\b(?!elderly|family|daily|weekly|monthly)[a-z]{3,}ly$/,
  /\b(?:inclusion|eligibility|exclusion) criteria|\bSociety of An|\bwho (?:were )?referred to\b/,
  /\b(?:Initiative|Trial|Study|registry)\b|\b(?:Program(?:me)?|Project|Intervention)\b|\band \d+ (?:patients|participants|subjects)\b/,
  // A count and no more; a part of the sample; those in whom something came of it.
  /^\d[\d,. ]*(?:consecutive )?[a-z]+$|\bphysical status\b|\bwho (?:benefit|respond|recover|survive)\w*\b|\bin (?:the|our|this) database\b/,
)

/** What is said of a study, or asked, before what is tried is named. */
export const BEFORE_NAME =
  /^.*\b(?:(?:trials?|study|studies) (?:of|comparing|assessing|evaluating|to (?:test|assess|evaluate))|(?:effects?|efficacy|effectiveness|impact|safety|tolerability|acceptability) of|(?:comparative )?(?:evaluation|comparison) of|(?:implementing|introducing)(?: an? intervention of)?) (?:the )?/i

/** A name that is only said of another: "laparoscopic" of "laparoscopic versus open surgery", "6-month", "low dose". */
export const LACKS_NOUN =
  /^(?:(?:low|high|early|late|local|single|short|long|once|twice|two|three|intensive|standard|immediate|delayed|conventional|individual|daily|weekly|monthly|(?:high|low)[- ](?:fidelity|intensity|volume|frequency)|[a-z]+ed|oral|intra\w+al|[\w-]+(?:scopic|[- ]based|[- ]term|[- ]dose|[- ]daily|[- ](?:month|week|day|year)|assisted|guided|delivered|supervised))[, ]*)+$/i

/** "Haryana" of "in Haryana, India": where it was done. */
export const IN_PLACE = (name: string) =>
  new RegExp(
    String.raw`\b(?:in|at|from|of) (?:(?:rural|urban|northern|southern|eastern|western|the|district) ){0,3}${name}\b(?:,|\.|\)|$|:)`,
  )

/** Words that no name of an intervention has: a sentence was cut, or a group is meant and not what it got. */
export const NO_NAME = anyOf(
  /\bdifferent\b.*\btypes?\b|\b(?:types|kinds|doses|methods) on\b/,
  /^(?:study )?protocol$|—|\[|\bcomorbidit\w+\b|\bseverity of\b/,
  /^(?:on|do|does|to|if|how|whether|increase|reduce|improve|decrease|prevent|promote|guide|inform|support) /,
  /\b(?:people|patients|participants|subjects|adults|women|men|children) (?:aged|with|who|undergoing)\b|\b(?:levels?|concentrations?)$|^(?:choice|option|optimal \w+|quality of life|reasons?|diabetes|patterns?|time|knowledge|attitudes?)$|\bperspective\b|\bto (?:demonstrate|show|see|examine|enhance|promote)\b|\bpreferences?\b|\brates? of\b|\b(?:after|following) .*\b(?:with|by|using) /,
  /^(?:develop|pilot|pilot[- ]test|describe|understand|identify|explore|implement|deliver|provide|design|establish)\b|^prevention of\b|^(?:(?:long|short)-term )?reductions?$|\binflammation$|\bagainst\b/,
  /^(?:using|performing|receiving|comparing|evaluat\w+|assess\w*|determin\w+|rate|receive|use|compare|perform|examin\w+|investigat\w+|either|between|and|participate|initial treatment with)\b/,
  /\b(?:were|was|is|are|be|been|being|has|have|had|would|will|can|may|did|does|studied|compared|showed|requires?|remains?|needs?|shows?|suggests?|improv(?:es|ed)|reduc(?:es|ed)|effective|superior|significant(?:ly)?|groups?|arms?|patients? (?:who|with)|baseline|respectively|this|these|those|there|we|it|they|which|that|all|world|results?|outcomes?)\b/,
  /\b(?:trials?|randomi[sz]ed|double-blind|January|February|March|April|June|July|August|September|October|November|December|design|settings|countries|parameters|versus|vs|thus|therefore|our|such|in treating|to (?:make|treat|assess|evaluate|determine|prevent)|assessing|comparing|while|with other)\b/,
  /^(?:(?:two|three|four|different|various|several|other|contrasting|target|main|new|novel|proposed|multiple|ventilatory|specific) )*(?:interventions?|strateg(?:y|ies)|approach(?:es)?|methods?|modes?|models?|regimens?|treatments?|techniques?|program(?:me)?s?|data|factors|agents?|therap(?:y|ies)|procedures?|drugs?|(?:care )?models?|groups?)$/,
  /^(?:\d+ m?g of )?(?:either|factors)\b|\b(?:reductions?|changes?|prevalence|secretion) (?:of|in)\b/,
  /%|\bn ?=/,
)
/** A sentence that says what is to be found out, or how. */
export const ASKS =
  /\b(?:aim|aims|aimed|objectives?|purpose|goal|compar(?:e|es|ing|ison|ed the)|evaluat\w+|investigat\w+|assess\w*|examin\w+|determin\w+|stud(?:y|ied)|trial|hypothesi\w+|test(?:ed|s)?)\b/i

/** "Glycaemic control with tea": what came of it stands before what is tried. */
export const OUTCOME_OF =
  /\b(?:control|hypo\w+|persistence|outcomes?|responses?|survival|pain|quality|adherence|relief|results?|recovery|eradication|success|changes?|risk|mortality|incidence|assessment|rates?|formation)(?: and [\w-]+)? (?:with|after|following|during|in|of|by|using) /i
