import { anyOf } from '../any-of'
import type { Design } from '../design'
import type { DesignWords } from './design-words'

/** Labels that only one kind of study gives the parts of its abstract. */
export const LABEL_WORDS: Partial<Record<Design, RegExp>> = {
  protocol: /^methods? ?(?:\/|and|&) ?(?:design|analysis)$|^ethics (?:and|\/|&) dissemination$/i,
  'systematic review':
    /^(?:data sources?(?:,? (?:and|&|\/)? ?(?:study|review|eligibility|searches|synthesis|methods).{0,40})?|study (?:eligibility criteria|selection|appraisal).{0,60}|search (?:methods?|strategy)|selection criteria|data (?:extraction|collection and analysis|synthesis)(?: and (?:synthesis|analysis))?|literature search|prospero.{0,40}|systematic review registration)$/i,
  'narrative review':
    /^(?:purpose of (?:this )?review|recent findings|opinion statement|areas covered|expert (?:opinion|commentary))$/i,
  'case report': anyOf(
    /^(?:case|cases|patient) ?(?:reports?|presentations?|descriptions?|history|study)$/,
    /^(?:case|case summary|patient concerns|clinical case|the case)$/,
  ),
}

/** A search that a text tells of; a review is systematic by it where it was in several places and led to a choice. */
export const SEARCHED = anyOf(
  /\b(?:we|was|were|systematically|comprehensively) searched\b (?:\S{1,30} ){0,14}?(?:medline|pubmed|embase|cochrane|central|databases?|cinahl|scopus|web of science)/,
  /\b(?:medline|pubmed|embase|cochrane library|central|cinahl|scopus|web of science)\b[^.]{0,160}\b(?:was|were) (?:\w{1,20} )?searched\b/,
  /\bsearch(?:es)? (?:of|in|through|using) (?:the )?(?:\S{1,30} ){0,6}(?:medline|pubmed|embase|cochrane|cinahl|scopus|electronic databases?)/,
  /\b(?:medline|pubmed|embase|cochrane|literature|database) (?:and \S{1,20} )?search(?:es)? (?:was|were|identified|yielded|revealed|using|for)\b/,
  /\ba (?:systematic|comprehensive|computeri[sz]ed|structured) (?:[\w-]{1,30} ){0,3}search (?:\S{1,30} ){0,6}(?:was|were|of)\b/,
)
export const PLACES =
  /\b(?:medline|pubmed|embase|cochrane|central|cinahl|scopus|web of science|psycinfo|psychlit|lilacs|google scholar|ovid|cnki|wanfang|clinicaltrials\.gov|databases)\b/gi
export const CHOSEN =
  /\b(?:eligib\w+|inclusion|included|selection criteria|study selection|met (?:the|our|all)|quality (?:assessment|of (?:the )?(?:studies|evidence|trials))|extracted|(?:trials|studies) (?:were|was) (?:identified|selected|found|reviewed|retrieved))\b/i

/** Where a sentence speaks of trials of others, of one to come, or of lots drawn for something else. */
const NOT_OWN_TRIAL = anyOf(
  /\bmendelian random|\bpropensity[- ]|\b(?:training|testing|validation|derivation) (?:set|sample|cohort|data)\b/,
  /\b(?:samples?|derived|drawn|nested) (?:\S{1,30} ){0,4}?(?:from|in|within) (?:a|an|the|two|one|our) (?:\S{1,30} ){0,5}(?:randomi[sz]ed|placebo)/,
  /\bqualitative (?:study|interviews)/,
  /\b(?:positions?|stimul\w+|images?|slides?|samples|items?|questions|blocks|wells|plots|seeds|pixels|dots) (?:\w+ )?(?:is|are|was|were) (?:\w+ )?randomi[sz]ed|\brandomly assigned to (?:rate|judge)\b/,
  /\border of (?:the )?(?:[\w-]{1,20} ){0,3}(?:tests?|testing|modes?|tasks?|measurements?|assessments?|presentations?|questions) (?:was|were) (?:\w+ )?randomi[sz]ed/,
  /\b(?:needed|required|warranted|necessary) (?:before|prior to|in|to)\b[^.]{0,120}\b(?:randomi[sz]ed (?:controlled|clinical|trial)|rcts?\b)/,
  /\b(?:larger|future|further|subsequent|definitive)\b[^.]{0,80}\brandomi[sz]ed|\b(?:further|future|additional) (?:[\w-]{1,20} ){0,3}(?:studies|trials|research)\b[^.]{0,200}\b(?:randomi[sz]|double-blind|placebo|sham)|\bto evaluate in an? randomi[sz]ed|\b(?:willing\w*|prepared|agree\w*|interest\w*|consider\w*|hypothetical\w*) (?:to|in) [^.]{0,50}randomi[sz]|\bwould (?:be|join|participate|enrol)\b[^.]{0,60}randomi[sz]/,
  /\b(?:previous|earlier|prior(?! to\b)|published) (?:[\w-]{1,20},? ){0,4}(?:randomi[sz]ed|double-blind|placebo)\b/,
  /\bcolleagues (?:\w+ )?(?:reports?|presents?|describes?|shows?|compares?|evaluates?|finds?|found|reported|showed)\b|\bin (?:this|the (?:current|previous|last)) (?:[\w'’]+ )?issue\b/,
  /\brandomi[sz]ed [^.]{0,40}(?:trials?|data)(?: data)? (?:suggests?|ha(?:s|ve) (?:shown|demonstrated|suggested))\b/,
  /\b(?:two|three|four|five|six|several|many|\d{1,2}) (?:[\w-]{1,20},? ){0,6}trials (?:enrolling|including|involving|with|in|of) [^.]{0,90}\b(?:have|has) (?:\w{1,20} )?(?:demonstrated|shown|confirmed|established|found|suggested)\b/,
  /\bretrospective(?:ly)? (?:\S{1,30} ){0,3}(?:study|cohort|review|analysis)/,
  /\b(?:review|meta-analysis) of (?:\S{1,30} ){0,4}(?:trials|studies|literature)/,
  /\b(?:this|narrative|present|our) (?:\S{1,20} )?review\b|\bin this article,? we (?:review|discuss)/,
  /\b(?:needs? (?:for (?:an?|further|larger?|more|future)|further|to be)|calls? for|await\w{0,3}|motivating|recommend(?:s|ed)? (?:an?|further|larger?|more|future)|(?:will|would|may) (?:require|need)|should be (?:\w{1,20} )?(?:confirmed|tested|evaluated|verified|studied)|embarking on|further (?:elucidation|research|studies|evaluation)|(?:not|never) been (?:\w{1,20} ){0,2}(?:evaluated|tested|studied|compared|examined|investigated)) (?:[\w-]{1,30},? ){0,10}(?:randomi|placebo-con|double-blind)/,
  /\bnot an? (?:[\w-]{1,20},? ){0,3}(?:randomi|placebo-con|double-blind)/,
  /\brandomi[sz]ed,? (?:[\w-]{1,30},? ){0,8}(?:trials?|stud(?:y|ies)|design) (?:[\w-]{1,20} ){0,8}(?:is|are|will be|would be) (?:\w{1,20} )?(?:needed|warranted|required|necessary|lacking|ongoing|under ?way)\b/,
)

const CLAIMS: DesignWords[] = [
  {
    design: 'meta-analysis',
    gate: /meta|pooled/,
    words: anyOf(
      /\b(?:we|this|our|the present|the current|authors|present|updated|network) (?:[\w-]{1,30},? (?:and |& )?){0,8}meta-? ?analy(?:sis|[sz]ed)\b(?! (?:has|have|of previous)\b)/,
      /\bmeta-? ?analy(?:sis|ses) (?:\S{1,30} ){0,6}?(?:was|were) (?:then |also )?(?:performed|conducted|undertaken|carried out)\b/,
      /\b(?:included|eligible) (?:\S{1,30} ){0,4}meta-analysis\b/,
      /\bby (?:means of )?(?:a )?meta-?analys[ie]s\b|\bmeta-analytic(?:al)? (?:techniques|methods?|procedures|approach|review)\b|\bcriteria for (?:the |this )?meta-analysis\b/,
      /(?:^|[.;] ?)(?:the |this )?(?:review and )?meta-analysis (?:of \d+|indicated|showed|revealed|demonstrated|found|included|includes|suggested|confirmed)\b/,
      /\b(?:random|fixed)-effects? (?:model|meta)\S{0,20} (?:\S{1,30} ){0,8}(?:pool|combin|summary)/,
      /\bpooled (?:odds ratios?|risk ratios?|relative risks?|hazard ratios?|estimates?|effect sizes?)\b/,
    ),
    unless: anyOf(
      /\b(?:previous|recent|earlier|prior|published|past|a cochrane|future) (?:[\w-]{1,30} ){0,4}meta-?analys/,
      /\bretrospective (?:\S{1,20} )?pooled\b/,
      /\bincluded in (?:future|a) meta-|will be (?:\w{1,20} )?meta-analy/,
      /\b(?:shown|confirmed|suggested|demonstrated|known|indicated|supported) (?:in|by) (?:a |the )?meta-|\bresults of (?:a|the) meta-|\bderived from\b/,
    ),
  },
  {
    design: 'systematic review',
    gate: /systematic|prisma/,
    words: anyOf(
      /\b(?:we|this|our|the present|authors|the current) (?:[\w-]{1,30},? (?:and |& )?){0,8}systematic(?:ally)? (?:[\w-]{1,30},? (?:and )?){0,3}(?:review|search|overview)/,
      /\bsystematic(?:ally)? (?:[\w-]{1,30},? (?:and )?){0,3}(?:review|search|overview)(?:ed)?\b (?:\S{1,30} ){0,10}?(?:was|were|is) (?:performed|conducted|undertaken|done|carried out|made|presented|completed|identif)/,
      /\bprisma\b|(?<!involves? an? )\bsystematic search\b|\breview(?:ed)? systematically\b/,
    ),
    unless: anyOf(
      /\b(?:previous|recent|earlier|prior|a cochrane|future) (?:[\w-]{1,30} ){0,3}systematic review/,
      /\bcase[- ]report|\bcase of a\b|\bguideline (?:panel|development)/,
      /\bwe (?:report|present|describe) (?:a|an|the|our|two|three) (?:\S{1,20} ){0,3}cases?\b/,
    ),
  },
  {
    design: 'randomised trial',
    gate: /random|double-blind|double blind|placebo/,
    words: anyOf(
      /\brandomly,?(?: (?:and )?[\w-]{1,20}){0,3}[ -](?:assign|allocat|divid|distributed (?:in|to|among|between|into)|assort|grouped|categori[sz]|classif|placed|separat|split|receiv|treated|given|enrolled (?:in|to)|sub-?divid|stimulat|prescrib|provid|perform|administer|under(?:w|g)|into)\w{0,8}\b/,
      /\b(?:assigned|allocated|divided|distributed|allotted|assignment|allocation) (?:[\w-]{1,20},? ){0,9}(?:randomly|at random|by randomi[sz]ation)\b/,
      /\bby (?:means of |use of |using )?(?:a )?(?:computer[\w-]{0,12} |simple |block |closed |sealed )?(?:randomi[sz]ation|random (?:allotment|allocation|assignment|numbers?|number tables?|draw|sampling into))\b|\breceived? randomly\b/,
      /\brandom(?:i[sz]ed)? (?:allocation|assignment)\b(?! was not)/,
      /(?<!(?:non|quasi)[- ]?|not |non-|un)\brandomi[sz]ed,? (?:\([^)]{1,40}\) ?)?(?:to|into|in(?: a)? (?:\S{1,6}:\S{1,6}|two|three|four|groups|equal)|between|either|equally|(?:with)?in|1 ?: ?1|2 ?: ?1|receive|at)\b/,
      /\b(?:were|was|been|patients|participants|subjects|women|children|who) (?:\w{1,20} ){0,2}(?<!not |non-|quasi-)randomi[sz]ed\b/,
      /\b(?:we|that|of \S{1,20}) (?:\w{1,20} (?:and )?)?randomi[sz]ed \d/,
      /\b(?:two|three) (?:[\w-]{1,30},? ){0,3}randomi[sz]ed,? (?:[\w-]{1,30},? ){0,4}(?:studies|trials) (?:were|in|of|with)/,
      /\bafter randomi[sz]ation\b|\brandom(?:i[sz]ed|ly)?[- ,]{1,2}(?:(?:and )?counter-?balanced )?(?:order|sequence|cross-?over)\b/,
      /\brandomly selected (?:[\w-]{1,20} ){0,2}in(?:to)? (?:two|three|four|2|3|4) (?:\w{1,15} )?groups\b/,
      /(?<!(?:non|quasi)[- ]?|not )\brandomi[sz]ed,? (?:double|single|placebo|controlled|cross-?over|open|parallel)\b(?!(?: \S{1,30}){0,6}? (?:trials|studies)\b)/,
      /\b(?:this|our|present|current|a|an|in|was|design:?|were) (?:[\w-]{1,30},? (?:and )?){0,8}(?:(?!non|quasi)\w{1,15}-)?(?<!(?:non|quasi)[- ]?|non-)randomi[sz]ed[-,]? ?(?:[\w×-]{1,30},? (?:and )?){0,8}(?:\w{1,15}-)?(?:trial|study|design|intervention|comparison|crossover|experiment|manner|fashion|rct|protocol)\b(?! (?:has|have|showed|found|is needed|are needed|is ongoing))/,
      /(?<!(?:non|quasi)[- ]?|not )\brandomi[sz]ed,? (?:[\w-]{1,30},? ){0,5}(?:trial|study|design) (?:was|with|in|of|comparing|conducted|performed|at|to|that|involving|including)\b/,
      /\b(?:double|triple)[- ]blind(?:ed)?,? (?:[\w-]{1,30},? (?:and )?){0,6}(?:trial|study|design|comparison|manner|fashion|crossover|conditions)\b/,
      /\bplacebo[- ]controlled,? (?:[\w-]{1,30},? (?:and )?){0,6}(?:trial|study|design|comparison|crossover)\b/,
      /\b(?:trial|study) (?:[\w-]{1,20} )?randomi[sz]ed (?:[\w-]{1,20} ){0,3}(?:patients|participants|subjects|women|men|children|adults)\b/,
      /\b(?:assigned|allocated) \((?:[\w-]{1,20},? ){0,3}randomi[sz]ed/,
    ),
    unless: NOT_OWN_TRIAL,
  },
  {
    design: 'randomised trial',
    gate: /placebo/,
    words: anyOf(
      /\b(?:received|consumed|ingested|took|inhaled|drank|(?:was|were) (?:given|administered|supplemented with)|patients treated with|subjects treated with) (?:[^\s.;]{1,25} ){0,14}?(?:or|versus|vs\.?) (?:[\w-]{1,20} ){0,2}placebo\b/,
      /\b(?:patients|participants|subjects|volunteers|women|men|children|adults|infants|individuals|who|were) (?:received|given) (?:either )?placebo(?: \([^)]{1,40}\))?(?:,| or) /,
    ),
    unless: NOT_OWN_TRIAL,
  },
  {
    design: 'case-control',
    gate: /control|matched/,
    words: anyOf(
      /\bcase[-–‐ ](?:control|referent)(?: (?:study|design|analysis|data|comparison))?\b/,
      /\b(?:cases|patients) (?:\S{1,30} ){0,6}(?:were|and) (?:\S{1,30} ){0,3}matched (?:\S{1,30} ){0,3}(?:controls|healthy)\b/,
    ),
  },
  {
    design: 'cross-sectional',
    gate: /sectional|survey|questionnaire/,
    words: anyOf(
      /\bcross[-–‐ ]?sectional(?:ly)?\b/,
      /\b(?:national|online|web-based|postal|telephone|mail|population-based|anonymous) (?:\S{1,30} )?(?:survey|questionnaire)\b (?:\S{1,30} ){0,6}(?:was|were|of)\b/,
      /\bwe (?:\w{1,20} )?survey(?:ed)?\b/,
    ),
  },
  {
    design: 'clinical trial',
    gate: /trial|phase|open|single-arm|pilot|interventional|before-and-after|uncontrolled|intervention|healthy volunteers|cross|controlled|assigned|allocated/,
    words: anyOf(
      /\b(?:this|our|we|a|an|the present|present|in) (?:[\w-]{1,30},? (?:and )?){0,6}(?:clinical|controlled|intervention|pilot|open-label|single-arm|non-?randomi[sz]ed|feasibility|crossover|phase (?:i{1,3}|[1-4])[ab]?) (?:[\w-]{1,30},? ){0,3}(?:trial|study)\b/,
      /\bphase (?:i{1,3}|iv|[1-4])[ab]?(?:\/(?:i{1,3}|[1-4]))? (?:[\w-]{1,30},? ){0,3}(?:trial|study)\b/,
      /\b(?:open-label|single-arm|uncontrolled|before-and-after|quasi-experimental) (?:[\w-]{1,30},? ){0,3}(?:trial|study|design|treatment|extension)\b/,
      /\b(?:interventional|controlled|crossover|cross-over|intervention) (?:[\w-]{1,30},? ){0,3}study\b/,
      /\b(?:an|was|in|this) open,? (?:[\w-]{1,30},? ){0,4}(?:study|trial)\b|(?:^|[.:] )(?:[\w-]{1,20},? ){0,3}pilot study\./,
      /\b(?:assigned|allocated) (?:\S{1,30} ){0,4}?(?:to|into) (?:\S{1,30} ){0,5}?(?:groups?|arms?|regimens?)\b/,
      /\b(?:in|by) (?:\d{1,3}|\w{3,10}) healthy (?:\w{1,10} )?(?:volunteers|subjects)\b/,
    ),
    unless: anyOf(
      /\breview\b/,
      /\bnot an? (?:[\w-]{1,20},? ){0,3}(?:clinical|controlled|randomi[sz]ed|crossover|intervention\w*)\b/,
      /\b(?:needs?|awaits?|warrants?|requires?|future|further|definitive|subsequent|planned|larger|would|should be|remains to be|currently|ongoing)\b[^.]{0,120}\b(?:trials?|study|studies)\b|\b(?:trials?|study) (?:would|should)\b|\bin a large (?:[\w-]{1,20} ){0,3}(?:trial|study)/,
      /\b(?:assigned|allocated)\b[^.]{0,80}\b(?:according to|based on|depending on|by) (?:the |their |its )?(?:[\w-]{1,20} ){0,2}(?:presence|absence|age|sex|gender|severity|stage|levels?|scores?|index|bmi|weight|status|genotypes?|diagnos[ei]s|disease|results?|responses?|outcomes?|size|duration|history|concentrations?|grade)\b/,
      /\b(?:assigned|allocated)\b[^.]{0,120}\b(?:(?:healthy|normal) (?:controls?|subjects|group)|untrained|non-?(?:diabetic|smok\w+|obese)|(?:diabet\w+|obes\w+|patients?|disease|case|elderly|older|young) group)\b|\bwhen (?:\w+ ){1,6}(?:\w+,? )?(?:subjects|patients) were (?:assigned|allocated)\b/,
      /\b(?:data|samples?|evaluated|tested|results|analysis|enrolled|participating|currently|ongoing) (?:from|in|of) (?:a|an|the|two) (?:\S{1,30} ){0,4}(?:trial|study)/,
    ),
  },
  {
    design: 'cohort',
    gate: /cohort|follow|longitudinal|prospective|retrospective|registry|database|records/,
    words: anyOf(
      /\b(?:prospective|retrospective|historical|population-based|birth|inception|multicent(?:er|re)|matched|longitudinal|national|nationwide|this|our|the present|observational|the study) (?:[\w-]{1,30},? ){0,3}cohort\b/,
      /\bcohort (?:study|of|was|design|analysis)\b/,
      /\b(?:prospective|retrospective|longitudinal|observational) (?:[\w-]{1,30},? (?:and )?){0,4}(?:study|analysis|review|evaluation|follow-up)\b/,
      /\bretrospectively (?:review|analy|evaluat|collect|identif|stud|assess|examin|investigat)\w{1,6}\b/,
      /\b(?:were|was) (?:\w{1,20} )?(?:prospectively )?followed(?: up)? (?:for|until|over|from|prospectively)\b/,
      /\b(?:medical|patient|hospital|case|clinical) (?:records?|charts?|files) (?:of|were|from)\b/,
      /\b(?:chart|record) review\b|\bregistry (?:data|was|were|from)\b/,
    ),
    unless: /\bpooled (?:\S{1,20} )?analys/i,
  },
  {
    design: 'guideline',
    gate: /guideline|recommend|consensus/,
    words: anyOf(
      /\b(?:this|these|the (?:present|updated|new|current)|our) (?:[\w-]{1,30} ){0,5}(?:guidelines?|position (?:paper|statement)|consensus (?:statement|document|paper)|practice parameter)\b (?:is|are|was|were|provides?|presents?|summari[sz]es?|offers?|focus|aims?|address|update|has been|have been|recommends?|includes?)/,
      /\b(?:panel|task force|working group|committee|society) (?:\S{1,30} ){0,8}(?:developed|produced|formulated|issued|recommends?) (?:\S{1,30} ){0,4}(?:guidelines?|recommendations?|statements?|consensus|that)\b/,
    ),
  },
  {
    design: 'narrative review',
    gate: /review|article|chapter|paper|overview|discuss|summari/,
    words: anyOf(
      /\b(?:this|the present|our|present|the current|in this|the|mini|brief|short) (?:[\w-]{1,30} ){0,3}(?:review|overview|mini-?review|minireview|chapter)(?:,| article| paper)? (?:\S{1,30} ){0,4}?(?:is|was|we|i|will|aims?|focus\w*|discuss\w*|summari\w*|describ\w*|highlight\w*|provid\w*|present\w*|examin\w*|explor\w*|address\w*|outlin\w*|cover\w*|consider\w*|attempt\w*|deals?|has|of|on|seeks?|the|emphasi\w*|evaluat\w*|analy\w*|offers?|introduc\w*|includes?|details?|intends?|looks?)\b/,
      /\bin this (?:[\w-]{1,30} ){0,2}(?:review|overview|chapter|perspective)\b/,
      /\b(?:we|i|here(?:in)?|authors?|article|paper|chapter) (?:will |also |first |then |briefly |critically |therefore |here )?(?:review|summari[sz]e|overview|discuss(?:es)?)s? (?:the |recent |current |our |here |what |how |evidence |some |several |key |data |available |literature|new |studies |various )/,
      /\bthis (?:article|paper|work|contribution) (?:briefly |critically |also )?(?:reviews?|summari[sz]es?|discuss(?:es)?|provides? an? (?:\S{1,20} )?(?:overview|review)|gives an? (?:\S{1,20} )?(?:overview|review))\b/,
      /\b(?:is|are) (?:briefly |critically |also )?(?:reviewed|discussed|summari[sz]ed) (?:here|in this)\b/,
      /\bpurpose of (?:this )?review\b/,
      /\b(?:literature|evidence|studies|mechanisms?|roles?|management|treatment|aspects|developments|advances|progress|history) (?:\S{1,30} ){0,12}(?:is|are) (?:briefly |also )?reviewed\b/,
    ),
    unless: anyOf(
      /\b(?:records?|charts?|files|notes|cases|histories|data) (?:were|was) (?:\w{1,20} )?reviewed\b/,
      /\bretrospective(?:ly)? review|\bchart review|\bP ?[<=>] ?0?\.\d|\bmedical records/,
    ),
  },
]

/** Sentences by which a text says what its authors did, tried in this order; global, as `claimed` wants them. */
export const TEXT_WORDS = CLAIMS.map((rule) => ({ ...rule, words: new RegExp(rule.words.source, 'gi') }))
