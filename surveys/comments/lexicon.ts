/**
 * What comments of employees are about, as lists of words: a person can read them, disagree and
 * change them. `*` stands for any ending, several words for a phrase; without accents, lower case.
 * Themes lie near the dimensions of the questionnaires, so that a comment can be read beside a figure.
 */
export interface Theme {
  readonly id: ThemeId;
  /** The dimension that it is nearest to; null where there is none. */
  readonly dimension: string | null;
  readonly words: ThemeWords;
}

export interface ThemeWords {
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

export const THEME_IDS = [
  'workload',
  'hours',
  'health',
  'recognition',
  'pay',
  'growth',
  'manager',
  'leadership',
  'information',
  'team',
  'voice',
  'process',
  'tools',
  'premises',
  'purpose',
  'publishing',
] as const;
export type ThemeId = (typeof THEME_IDS)[number];

const list = (words: string): string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const theme = (id: ThemeId, dimension: string | null, fr: string, en: string): Theme => ({
  id,
  dimension,
  words: { fr: list(fr), en: list(en) },
});

export const THEMES: readonly Theme[] = [
  theme(
    'workload',
    'WB',
    `charge, charges de travail, surcharg*, deborde*, sous effectif, effectif*, sureffectif, embauch*,
      recrut*, remplac*, rythme, cadence*, pression, urgence*, urgent*, delai*, dossiers, priorites,
      trop de travail, trop de projets, objectifs, manque de personnel, bras`,
    `workload*, overload*, overwork*, understaff*, short staffed, staffing, headcount, hire, hiring,
      replacement*, pace, pressure, deadline*, urgent, priorities, too much work, too many projects,
      overtime, targets, more people, enough people`,
  ),
  theme(
    'hours',
    'WB',
    `horaire*, planning*, teletravail*, vie privee, vie de famille, week end*, weekend*, conges, rtt,
      astreinte*, temps partiel, heures sup*, heures supplementaires, deconnexion, soir, pauses, pause,
      equipe de nuit, roulement*, trajet*, flexib*`,
    `schedul*, shift*, rota, hours, remote, home office, working from home, work from home, private life,
      family, weekend*, evening*, leave, holiday*, part time, on call, break, breaks, commut*, flexib*,
      balance, after hours`,
  ),
  theme(
    'health',
    'WB',
    `stress*, fatigu*, epuis*, burn out, burnout, sante, bien etre, angoiss*, sommeil, dos, penib*,
      securite, accident*, ergonom*, moral, tension*, crisp*, bruit*`,
    `stress*, tired*, exhaust*, burnout, burn out, burned out, burnt out, health*, wellbeing, well being,
      anxi*, sleep, back pain, safety, accident*, ergonom*, morale, tense, drain*, noise, noisy`,
  ),
  theme(
    'recognition',
    'JS',
    `reconnaissance, reconnaitre, reconnu*, merci*, remerci*, valoris*, felicit*, consider*, apprecie*,
      remarqu*, ingrat*, gratitude, meritent, merite`,
    `recogni*, thank*, appreciat*, acknowledg*, praise*, valued, undervalued, credit, noticed, unnoticed,
      gratitude, grateful, reward*`,
  ),
  theme(
    'pay',
    'JS',
    `salaire*, salarial*, remuner*, paye*, paie, prime*, augmentation*, interessement, participation
      aux benefices, mutuelle, tickets restaurant, avantages, pouvoir d achat, indemnit*, grille*,
      treizieme mois`,
    `pay, paid, salar*, wage*, bonus*, raise, raises, compensation, benefits, pension*, allowance*, underpaid,
      money, cost of living, profit sharing`,
  ),
  theme(
    'growth',
    'JS',
    `formation*, former, forme*, apprend*, apprentissage*, evolu*, carriere*, promotion*, competence*,
      mobilite, parrain*, tutor*, tuteur*, mentor*, perspective*, entretien annuel, entretiens, nouveaux,
      integration, accueil`,
    `training*, train, trained, learn*, career*, promot*, skill*, develop*, growth, mentor*, coach*,
      onboard*, newcomer*, new starters, new joiners, opportunit*, progress*, course*, appraisal*`,
  ),
  theme(
    'manager',
    'LE',
    `manager*, mon chef, ma chef*, chefs, chef d equipe, chefs d equipe, responsable*, superieur*, hierarchi*,
      encadrement, management, n 1, micro management, micromanag*`,
    `manager*, my boss, bosses, supervisor*, team lead*, line management, micromanag*, micro manag*,
      foreman, foremen, management style`,
  ),
  theme(
    'leadership',
    'LE',
    `direction, dirigeant*, pdg, dg, comex, codir, strategi*, vision, cap, siege, haut de la pyramide,
      gouvernance, restructur*, reorganis*, fusion*`,
    `leader, leaders, leadership, executive*, ceo, board, director*, senior management, top management,
      strateg*, vision, direction, headquarters, head office, restructur*, reorgani*, merger*`,
  ),
  theme(
    'information',
    'IC',
    `communication, communiquer, communique*, information*, informe*, transparen*, prevenu*, prevenir, annonc*,
      nouvelles, actualites, intranet, newsletter, au courant, apprendre par, opaque, opacite, clarte`,
    `communicat*, inform*, transparen*, news, announce*, intranet, newsletter*, kept in the loop, in the dark,
      updates, unclear, clarity, clear message*, hear about, told`,
  ),
  theme(
    'team',
    'CB',
    `equipe, equipes, collegue*, ambiance, entraide, entraid*, solidar*, cohesion, convivial*, ensemble,
      esprit d equipe, collectif, camarad*, seminaire*, rencontr*, se connaitre, cloison*, silo*, entre services,
      autres sites, autres services`,
    `team, teams, teamwork, colleague*, coworker*, co workers, atmosphere, together, solidarity, team spirit,
      belong*, meet other, meet the, silo*, other departments, other sites, get to know, social event*,
      cooperat*, collaborat*`,
  ),
  theme(
    'voice',
    'TV',
    `ecout*, entendu*, peur, crainte*, oser, represailles, confiance, franchise, parler librement, liberte de parole,
      libre, avis, consult*, anonym*, donner suite, suites, suivi, promesse*, parler aussi, autonomi*, dialogue*`,
    `listen*, heard, afraid, fear*, speak up, speak freely, retaliation, trust*, honest*, openly, opinion*, say in,
      consult*, anonym*, follow up, promise*, autonom*, dialogue, feedback, voice, ignored`,
  ),
  theme(
    'process',
    'TV',
    `reunion*, procedure*, process, processus, bureaucra*, paperasse*, validation*, signature*, lourdeur*, lenteur*,
      decision*, decider, hierarchie des validations, reporting, tableaux, formulaire*, administrati*, simplifi*`,
    `meeting*, procedure*, process, processes, bureaucra*, paperwork, approval*, sign off, signatures, slow decision*,
      decision*, decide, reporting, form, forms, red tape, simplif*, administrat*`,
  ),
  theme(
    'tools',
    'DC',
    `outil*, logiciel*, informatique, ordinateur*, materiel*, machine*, equipement*, application*, reseau, connexion,
      bug*, imprimante*, serveur*, wifi, ecran*, numerique*, mot de passe, mots de passe`,
    `tool*, software, computer*, laptop*, it support, equipment, machine*, hardware, application*, app, apps,
      network, connection, bug*, printer*, server*, wifi, screen*, digital, password*, system, systems`,
  ),
  theme(
    'premises',
    null,
    `locaux, bureau, bureaux, open space, cantine, refectoire, chauffage, climatisation, parking, vestiaire*, toilettes,
      douche*, batiment*, atelier*, froid, chaleur, proprete, lumiere, machine a cafe, cuisine, salle de pause`,
    `premises, office, offices, open plan, canteen, heating, air conditioning, parking, car park, locker*, toilets,
      showers, building*, workshop*, cold, heat, dirty, cleaning, light, coffee machine, kitchen, break room, desk, desks`,
  ),
  theme(
    'purpose',
    'PP',
    `sens, valeurs, valeur, fier*, fiert*, utile*, utilite, ethique*, ecolog*, environnement*, climat, rse, image,
      reputation, qualite, client*, mission*, coheren*, promesses tenues, exemplarite, engagements`,
    `meaning*, purpose*, values, proud, pride, useful, ethic*, ecolog*, environment*, climate, sustainab*, image,
      reputation, quality, customer*, client*, mission, consisten*, walk the talk, stands for`,
  ),
  theme(
    'publishing',
    'GR',
    `reseaux sociaux, linkedin, facebook, instagram, publier, publication*, poster, posts, partager, photo*,
      video*, charte, ambassadeur*, contenu*, hashtag*, presse, ce que l on peut dire, propres mots, publicit*`,
    `social media, linkedin, facebook, instagram, publish*, post, posts, posted, posting, share, photo*, video*, guideline*,
      ambassador*, content, hashtag*, press, own words, advertis*, polish, story, stories`,
  ),
];
