import type { Words } from '../../surveys/organisation/fault.ts';

/** French sets a blank before double signs, both set one before "%"; lines must not break there. */
export function words(en: string, fr: string): Words {
  return {
    en: en.replace(/ %/g, '\u{a0}%'),
    fr: fr.replace(/ ([:;?!»%])/g, '\u{a0}$1').replace(/« /g, '«\u{a0}'),
  };
}

/** Everything that the report says by itself. `{name}` is filled in. */
export const TEXTS = {
  page: {
    kind: words('Survey report', 'Rapport d’enquête'),
    language: words('Language', 'Langue'),
    contents: words('Contents', 'Sommaire'),
    skip: words('Skip to the report', 'Aller au rapport'),
    closed: words('Closed on {day}', 'Close le {day}'),
    respondents: words('people answered', 'personnes ont répondu'),
    rate: words(
      'response rate, of {invited} invited',
      'de réponse, sur {invited} personnes invitées',
    ),
    released: words('groups shown', 'groupes montrés'),
    withheld: words('units heard in a larger group', 'unités entendues dans un groupe plus large'),
    nothing: words(
      'Too few people answered for anything to be shown about the company as a whole, or the few who joined or left since the last report could be told apart. That says nothing about how satisfied they are.',
      'Trop peu de personnes ont répondu pour montrer quoi que ce soit de l’entreprise entière, ou l’on pourrait reconnaître les quelques personnes arrivées ou parties depuis le dernier rapport. Cela ne dit rien de leur satisfaction.',
    ),
    thresholds: words(
      'A group is shown from {group} respondents. How its answers are spread, and its favourable share, are shown from {distribution}; its comments from {comment}; a breakdown from {breakdown} people per value.',
      'Un groupe est montré à partir de {group} répondants. La répartition de ses réponses et sa part favorable sont montrées à partir de {distribution} ; ses commentaires à partir de {comment} ; une ventilation à partir de {breakdown} personnes par valeur.',
    ),
  },
  words: {
    withheld: words('withheld: too few answers', 'non montré : trop peu de réponses'),
    none: words('not computed', 'non calculé'),
    dimension: words('Dimension', 'Dimension'),
    question: words('Question', 'Question'),
    code: words('Code', 'Code'),
    mean: words('Mean (0–100)', 'Moyenne (0–100)'),
    interval: words('90 % interval, 0 to 100', 'Intervalle à 90 %, de 0 à 100'),
    n: words('Answers', 'Réponses'),
    favourable: words('Favourable, %', 'Favorables, %'),
    spread: words('Answers per option', 'Réponses par option'),
    scale: words('Scale', 'Échelle'),
    group: words('Group', 'Groupe'),
    answered: words('Answered', 'Ont répondu'),
    rate: words('Rate, %', 'Taux, %'),
    readiness: words('Readiness', 'Préparation'),
    recommendShort: words('Recommend (−100 to 100)', 'Recommandation (−100 à 100)'),
  },
  company: {
    title: words('The company', 'L’entreprise'),
    intro: words(
      'Each dimension is the mean of its questions, from 0 (worst) to 100 (best). The bar is the 90 % interval, the upright stroke the mean.',
      'Chaque dimension est la moyenne de ses questions, de 0 (le pire) à 100 (le mieux). La barre est l’intervalle à 90 %, le trait vertical la moyenne.',
    ),
    caption: words('Dimensions, whole company', 'Dimensions, entreprise entière'),
    recommend: words(
      'Recommendation score: {score}{margin}, from {n} answers. It is the share of those who answered 9 or 10 minus the share of those who answered 0 to 6 (also known as eNPS).',
      'Score de recommandation : {score}{margin}, sur {n} réponses. C’est la part des réponses 9 ou 10 moins la part des réponses 0 à 6 (aussi appelé eNPS).',
    ),
    drivers: words(
      'What goes with recommending the company',
      'Ce qui va avec le fait de recommander l’entreprise',
    ),
    driversIntro: words(
      'Share of the differences in recommendation that each dimension accounts for. It shows what goes together, not what causes what.',
      'Part des écarts de recommandation liée à chaque dimension. Cela montre ce qui va ensemble, pas ce qui cause quoi.',
    ),
    share: words('Share', 'Part'),
  },
  reliability: {
    title: words(
      'How well the questions of a dimension hang together',
      'Cohérence des questions d’une dimension',
    ),
    intro: words(
      'Reliability is computed for the whole company, among people who answered every question of the dimension. Below {warning} a figure is a rough indication only.',
      'La fiabilité est calculée pour l’entreprise entière, parmi les personnes qui ont répondu à toutes les questions de la dimension. Sous {warning}, un chiffre n’est qu’une indication.',
    ),
    caption: words('Reliability', 'Fiabilité'),
    complete: words('Complete answers', 'Réponses complètes'),
    verdict: words('Reading', 'Lecture'),
    good: words('holds together', 'cohérent'),
    warning: words(
      'Warning: below {warning}, read with care',
      'Attention : sous {warning}, à lire avec prudence',
    ),
    unscored: words(
      'Warning: below {floor}, too loose to judge a team by',
      'Attention : sous {floor}, trop faible pour juger une équipe',
    ),
    unknown: words('can not be computed', 'ne peut pas être calculée'),
  },
  questions: {
    title: words('The questions', 'Les questions'),
    intro: words(
      'Wording and figures of the whole company. Tables of single groups name a question by its code.',
      'Formulations et chiffres de l’entreprise entière. Les tableaux des groupes désignent une question par son code.',
    ),
    outside: words('Questions outside the dimensions', 'Questions hors dimensions'),
    scaleHigh: words('{from} to {to}, {to} is best', 'de {from} à {to}, {to} est le mieux'),
    scaleLow: words('{from} to {to}, {from} is best', 'de {from} à {to}, {from} est le mieux'),
  },
  groups: {
    title: words('All groups at a glance', 'Tous les groupes d’un coup d’œil'),
    intro: words(
      'Means from 0 to 100 with their 90 % margin. A stronger shade is a higher mean; the numbers say the same. Choose a name to see its questions.',
      'Moyennes de 0 à 100 avec leur marge à 90 %. Une teinte plus forte est une moyenne plus haute ; les nombres disent la même chose. Choisissez un nom pour voir ses questions.',
    ),
    caption: words(
      'Released groups, indented by place in the organisation',
      'Groupes montrés, en retrait selon leur place dans l’organisation',
    ),
    pool: words('Small teams of {unit}, together', 'Petites équipes de {unit}, réunies'),
    level: words('level {n}', 'niveau {n}'),
    find: words('Find a unit or group', 'Trouver une unité ou un groupe'),
    found: words('{n} lines shown', '{n} lignes affichées'),
    shades: words('Shades', 'Teintes'),
    from: words('from {low}', 'dès {low}'),
    under: words('under {high}', 'sous {high}'),
    none: words('No group is shown.', 'Aucun groupe n’est montré.'),
  },
  breakdowns: {
    title: words('Breakdowns', 'Ventilations'),
    caption: words('Groups by attribute', 'Groupes par attribut'),
    name: words('{attribute}: {value}', '{attribute} : {value}'),
    inUnit: words('{unit} · {name}', '{unit} · {name}'),
    other: words('other', 'autre'),
    notStated: words('not stated', 'non précisé'),
    refused: words('Breakdowns that are not shown', 'Ventilations qui ne sont pas montrées'),
    refusedUnits: words('{reason}. In: {units}', '{reason}. Dans : {units}'),
  },
  details: {
    title: words('Group by group', 'Groupe par groupe'),
    intro: words(
      'Open a group to see its dimensions and questions. In print, only opened groups appear.',
      'Ouvrez un groupe pour voir ses dimensions et ses questions. À l’impression, seuls les groupes ouverts apparaissent.',
    ),
    openAll: words('Open those listed', 'Ouvrir ceux de la liste'),
    closeAll: words('Close all', 'Tout fermer'),
    answered: words(
      '{respondents} of {invited} answered ({rate})',
      '{respondents} sur {invited} ont répondu ({rate})',
    ),
    contains: words('Heard together here: {units}.', 'Entendues ici ensemble : {units}.'),
    /** After the names of those that the reader may see. */
    otherTeam: words('{units} and 1 other team', '{units} et 1 autre équipe'),
    otherTeams: words('{units} and {n} other teams', '{units} et {n} autres équipes'),
    merged: words('Counted together here: {values}.', 'Comptées ici ensemble : {values}.'),
    recommend: words(
      'Recommendation score: {score}{margin}, from {n} answers.',
      'Score de recommandation : {score}{margin}, sur {n} réponses.',
    ),
    recommendWithheld: words(
      'Recommendation score: withheld, too few answers.',
      'Score de recommandation : non montré, trop peu de réponses.',
    ),
    noSpread: words(
      'How the answers are spread, and the favourable share, are withheld: too few answers in this group (they are shown from {min}).',
      'La répartition des réponses et la part favorable ne sont pas montrées : trop peu de réponses dans ce groupe (elles le sont à partir de {min}).',
    ),
    someSpread: words(
      'Favourable share and spread withheld: too few answers to these questions (they are shown from {min}): {codes}.',
      'Part favorable et répartition non montrées : trop peu de réponses à ces questions (elles le sont à partir de {min}) : {codes}.',
    ),
    withheld: words(
      'Withheld: too few answers: {codes}.',
      'Non montré : trop peu de réponses : {codes}.',
    ),
    notation: words(
      'A line reads: code: mean ± 90 % margin (n answers) favourable % [answers per option, in scale order]. ■ marks a dimension, its questions follow. What the codes stand for:',
      'Une ligne se lit : code : moyenne ± marge à 90 % (n réponses) favorables % [réponses par option, dans l’ordre de l’échelle]. ■ marque une dimension, ses questions suivent. Ce que disent les codes :',
    ),
    caption: words('Dimensions (■) and their questions', 'Dimensions (■) et leurs questions'),
  },
  withheld: {
    title: words('Units without figures of their own', 'Unités sans chiffres propres'),
    intro: words(
      'Their answers count, in the group named on the right. That figures are missing says nothing about a team.',
      'Leurs réponses comptent, dans le groupe nommé à droite. L’absence de chiffres ne dit rien d’une équipe.',
    ),
    caption: words('Withheld units', 'Unités non montrées'),
    unit: words('Unit', 'Unité'),
    why: words('Why', 'Pourquoi'),
    instead: words('See instead', 'Voir plutôt'),
    within: words('in {unit}', 'dans {unit}'),
    none: words('Every unit has figures of its own.', 'Chaque unité a ses propres chiffres.'),
    nowhere: words('nothing is shown', 'rien n’est montré'),
    short: {
      'too-few-invited': words('too few people', 'trop peu de personnes'),
      'too-few-answers': words('too few answers', 'trop peu de réponses'),
      'protects-others': words('protects others', 'protège d’autres'),
    },
    long: {
      'too-few-invited': words(
        'fewer people were invited than the smallest group that may be shown, {min}.',
        'moins de personnes ont été invitées que le plus petit groupe qui peut être montré, {min}.',
      ),
      'too-few-answers': words(
        'fewer than {min} people answered.',
        'moins de {min} personnes ont répondu.',
      ),
      'protects-others': words(
        'showing the unit would give away the answers of a smaller one beside it, by subtraction.',
        'montrer l’unité trahirait, par soustraction, les réponses d’une plus petite à côté d’elle.',
      ),
    },
  },
  comments: {
    title: words('Comments', 'Commentaires'),
    intro: words(
      'Comments are shown for groups of at least {min} respondents and five comments, without author or date. Each stands once, at the smallest group that may show it; a larger group also contains those below it.',
      'Les commentaires sont montrés pour des groupes d’au moins {min} répondants et cinq commentaires, sans auteur ni date. Chacun figure une fois, dans le plus petit groupe qui peut le montrer ; un groupe plus large contient aussi ceux qui sont en dessous.',
    ),
    none: words(
      'No comments are shown. That takes a group of at least {min} respondents and at least five comments.',
      'Aucun commentaire n’est montré. Il faut un groupe d’au moins {min} répondants et au moins cinq commentaires.',
    ),
    count: words('comments: {n}', 'commentaires : {n}'),
    below: words(
      'The comments of this group all stand at the groups below it.',
      'Les commentaires de ce groupe figurent tous dans les groupes en dessous.',
    ),
  },
  reading: {
    title: words('How to read this', 'Comment lire ce rapport'),
    points: [
      words(
        '100 is always the best answer, also where a question was asked the other way round.',
        '100 est toujours la meilleure réponse, même si la question était posée à l’envers.',
      ),
      words(
        'The margin says how far the mean might lie elsewhere by chance and because some stayed silent. Two groups whose intervals overlap widely do not differ.',
        'La marge dit de combien la moyenne pourrait être ailleurs, par hasard ou parce que certains se sont tus. Deux groupes dont les intervalles se recouvrent largement ne diffèrent pas.',
      ),
      words(
        '“Favourable” is the share of people in the top part of the scale: a score of 75 or more.',
        '« Favorables » est la part des personnes dans le haut de l’échelle : un score de 75 ou plus.',
      ),
      words(
        '“Answers” counts people with a score on the question. “No opinion” and blanks are no score.',
        '« Réponses » compte les personnes qui ont un score à la question. « Sans opinion » et les blancs ne sont pas un score.',
      ),
      words(
        '“Withheld” is never zero and never bad: it means that too few people answered to show the figure without giving someone away.',
        '« Non montré » n’est jamais zéro et jamais mauvais : trop peu de personnes ont répondu pour montrer le chiffre sans trahir quelqu’un.',
      ),
    ],
  },
  protection: {
    title: words('How this protects people', 'Comment cela protège les personnes'),
    points: [
      words(
        'No figure is about fewer than {group} respondents, and none can be had by subtracting or combining the others.',
        'Aucun chiffre ne porte sur moins de {group} répondants, et aucun ne s’obtient en soustrayant ou en combinant les autres.',
      ),
      words(
        'What is shown was decided from the number of people and of answers only, never from what they answered: a gap tells nothing.',
        'Ce qui est montré a été décidé d’après le nombre de personnes et de réponses, jamais d’après leur contenu : un vide ne dit rien.',
      ),
      words(
        'Favourable shares and counts are capped by group size, so that nobody can be sure which option a person chose, even where all agree.',
        'Les parts favorables et les effectifs sont bornés selon la taille du groupe : nul ne peut être sûr de l’option choisie par une personne, même quand tous sont d’accord.',
      ),
      words(
        'Everybody gets the same figures, whatever their role. They were computed once and do not change.',
        'Tout le monde reçoit les mêmes chiffres, quel que soit son rôle. Ils ont été calculés une fois et ne changent pas.',
      ),
      words(
        'This page loads nothing and sends nothing.',
        'Cette page ne charge rien et n’envoie rien.',
      ),
    ],
  },
} as const;
