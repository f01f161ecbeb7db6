/**
 * Words and phrases that say what kind of statement a sentence is, by kind; "*" stands for any ending. A phrase has up
 * to four words. What each kind is worth is learned, not set here.
 */
export const CUE_WORDS = {
  denial:
    'no|not|nor|neither|never|without|cannot|fail*|lack*|unable|absence|didn|doesn|wasn|weren|don|isn|couldn|insufficient|little',
  same: 'similar*|comparable|equivalen*|equal|equally|identical|unchanged|unaffected|ineffective|inconclusive|the same|as effective as|as good as|as well as|noninferior*|non-inferior*|nonsignificant*|non-significant*|insignificant*|unlikely|indistinguishable|negligible|ns',
  effect:
    'reduc*|increas*|decreas*|improv*|lower|lowered|lowers|higher|greater|fewer|less|more|better|worse|faster|slower|longer|shorter|effective*|efficac*|superior*|inferior*|prevent*|delay*|prolong*|shorten*|enhanc*|attenuat*|benefi*|led to|leads to|result in|results in|resulted in|promot*|protect*|alleviat*|reliev*|suppress*|inhibit*|accelerat*|stimulat*|impair*|fell|rose|declin*|diminish*|raise*|elevat*|successful*|associat*|affect*|alter*|influenc*|differ|differed|difference*|impact*|chang*|advantage*|correlat*|predict*|larger|smaller|earlier',
  up: 'increas*|improv*|higher|greater|more|better|longer|superior|enhanc*|prolong*|rose|raise*|elevat*|promot*|accelerat*|benefi*',
  down: 'reduc*|decreas*|lower*|fewer|less|shorter|inferior|worse|declin*|diminish*|fell|attenuat*|impair*|suppress*|inhibit*|prevent*|alleviat*|reliev*',
  benefit:
    'benefi*|improv*|effective*|efficac*|superior*|better|success*|useful|promising|advantage*|protect*|reliev*|alleviat*',
  harm: 'worse*|harm*|increased risk|higher risk|toxic*|inferior|impair*|adverse|mortality|complication*|side effects',
  significant: 'significan*|p',
  contrast:
    'however|but|although|though|despite|nevertheless|nonetheless|yet|whereas|while|in contrast|conversely|on the other hand|except|albeit|even though|regardless|unlike',
  addition:
    'also|additionally|in addition|moreover|furthermore|further|similarly|likewise|secondly|finally|other|another|besides|both|as well',
  concludes:
    'in conclusion|conclu*|in summary|overall|taken together|thus|therefore|hence|our results|our findings|our data|these results|these findings|these data|this study shows|this study demonstrates|the results|results suggest|results indicate|suggest*|indicate|indicates|demonstrat*|show|shows|showed|shown|reveal*|confirm*|support*|found that|evidence that',
  finds:
    'we found|found|observed|was observed|were observed|there was|there were|achieved|reached|occurred|reported|showed|compared|than|versus|vs',
  compares: 'than|versus|vs|compared|comparison|relative to|respectively|between',
  subgroup:
    'subgroup*|subset|stratif*|among those|among patients|in patients with|in those|in women|in men|in children|older|younger|female*|male|males|responders|completers|only in|patients who|participants who|those who|interaction',
  baseline:
    'baseline|at entry|at enrolment|at enrollment|demographic*|at admission|before treatment|pre-treatment|pretreatment|initial',
  within:
    'from baseline|within group|within groups|within-group|in both groups|in all groups|both groups|all groups|before and after|after treatment|over time|time effect|effect of time|compared to baseline|compared with baseline|pre to post|in each group',
  flow: 'enrol*|recruit*|randomi*|completed|withdr*|dropp*|dropout*|drop-out*|lost to follow-up|were included|eligib*|screened|analysed|analyzed|response rate|participat*|consent*|mean age|median age|years old|median follow-up|assigned|allocated',
  safety:
    'adverse|side effect|side effects|safe|safety|safely|tolera*|toxic*|complication*|harm*|serious|well-tolerated|bleeding|hypoglyc*|deaths',
  kinetic:
    'auc|cmax|tmax|pharmacokinetic*|half-life|clearance|plasma|serum|bioavailab*|concentration*|absorption|exposure|elimination',
  early:
    'at week|at month|at day|at weeks|at months|initially|after 1|after 2|after 3|on day|short-term|short term|immediately|during the first|first week|at 1|at 2|at 3|at 4|minutes after|hours after|interim',
  late: 'long-term|long term|sustained|maintained|at follow-up|at 12 months|at 6 months|end of the study|end of treatment|at 1 year|at 24|after 12|years',
  planned:
    'will|planned|designed to|aim*|expected to|anticipat*|is being|are being|objective|purpose|in order to|hypothesi*|to determine|to evaluate|to assess|to compare|to investigate',
  others:
    'previous*|prior|earlier studies|other studies|literature|published|reported that|recent studies|it has been|known|consistent with|in line with|in agreement|contrary to|in accordance|meta-analys*|studies have',
  recommends:
    'should|recommend*|need*|must|ought|consider*|could be used|can be used|may be used|alternative|clinicians|physicians|guideline*|practice|policy|encourag*|offer*|potential*|option|implement*|appropriate',
  limits:
    'limitation*|limited|small sample|caution*|caveat*|generali*|underpowered|bias*|interpreted|further|future|larger|warranted|research|studies|trials|more studies|unclear|unknown|confirm*|investigat*|study|explore*|needed|required',
  calls:
    'further research|further studies|future research|future studies|further study|more research|more studies|larger studies|larger trials|are needed|is needed|are warranted|is warranted|are required|further investigation|should be investigated|needs to be|need to be',
  primary: 'primary|main outcome|main outcomes|principal|co-primary|primary outcome|primary endpoint|primary end',
  secondary:
    'secondary|post hoc|post-hoc|exploratory|ancillary|tertiary|additional analys*|sensitivity|adjusted|adjusting|after adjustment|multivariate|multivariable|regression',
  trend:
    'trend*|tend*|tendency|borderline|marginal*|numerical*|slight*|approached|nearly significant|modest*|somewhat|small',
  correlation: 'correlat*|associat*|predict*|relationship|related|relation|risk factor*|independent|independently|odds',
  cost: 'cost*|qaly*|willing*|economic*|price|usd|dollars|expenditure*|saving*',
  adherence:
    'adheren*|complian*|satisf*|accept*|feasib*|preference*|preferred|usage|uptake|attend*|knowledge|fidelity|acceptability',
  mechanism:
    'mechanism*|mediat*|pathway*|due to|because|attributed|explain*|owing to|through|via|role|gene|genes|express*|protein*|cells|mice|rats|signal*|activat*|receptor*',
  hedge: 'may|might|could|possib*|probabl*|likely|appear*|seem*|suggest*|perhaps|can|potential*',
  back: 'this|these|it|they|such|its|their|the former|the latter|those',
  we: 'we|our|us|authors',
  novelty: 'first|novel|new|for the first time|unique|rare|knowledge|aware',
  describes:
    'describe*|present|presented|discuss*|review*|report|reports|reported|here we|paper|article|case|cases|proposed|examine*|summari*|overview|focus*|survey|highlight*|address*',
  all: 'all|most|majority|overall|every|total|average|generally|mean|median',
  percent: 'percent|proportion|rate|rates|prevalence|incidence|frequency|number|ratio',
  figures: 'ci|rr|or|hr|sd|mean difference|odds ratio|hazard ratio|relative risk|risk ratio|confidence|n|iqr|md|smd|95',
  group: 'group|groups|arm|arms|controls|control|placebo|intervention|treatment|treated|experimental',
  letters:
    'group a|group b|group i|group ii|group c|group 1|group 2|group iii|group 3|arm a|arm b|arm 1|arm 2|groups a|groups i',
  depends: 'depend*|dose|doses|dose-dependent*|dose-response|per day|mg|daily',
  outcome:
    'mortality|survival|death|deaths|relapse|recurrence|cure*|remission|response|pain|symptom*|quality of life|score|scores|pressure|hba1c|weight|infection*|failure|risk',
  noted:
    'importantly|notably|interestingly|surprisingly|of note|especially|particularly|in particular|specifically|only|mainly|unexpected*|strongest|highest|lowest',
  time: 'after|during|months|weeks|days|hours|minutes|year|years|month|week|day|until|period|postoperative*|intraoperative*',
} as const
export type Cue = keyof typeof CUE_WORDS
export const CUES = Object.keys(CUE_WORDS) as Cue[]
