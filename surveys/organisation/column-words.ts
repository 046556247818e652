/**
 * What the titles of columns usually mean, in the French and English of HR systems. Titles are compared
 * without case, accents and punctuation.
 */
export type TitleMeaning =
  | { readonly kind: 'level'; readonly rank: number }
  | {
      readonly kind:
        | 'employee'
        | 'email'
        | 'language'
        | 'unit'
        | 'parent'
        | 'unit-name'
        | 'manager'
        | 'person-name'
        /** About one person and of no use here: never offered. */
        | 'personal'
        /** May serve as a breakdown. */
        | 'attribute';
    };

/** From the top of an organisation down; the words of one line are about as high. */
const LEVEL_WORDS: readonly (readonly string[])[] = [
  ['societe', 'company', 'entreprise', 'organisation', 'organization', 'groupe'],
  ['filiale', 'subsidiary', 'entite', 'entity', 'legal entity', 'etablissement'],
  ['region', 'business unit', 'bu', 'branche', 'branch', 'division', 'pole'],
  ['direction', 'directorate', 'business area'],
  ['departement', 'department', 'dept', 'dpt'],
  ['service', 'section', 'unite', 'unit', 'unite organisationnelle', 'organizational unit'],
  ['sous service', 'cellule', 'equipe', 'team', 'group', 'squad', 'atelier'],
];
const RANK_OF = new Map(
  LEVEL_WORDS.flatMap((words, rank) => words.map((word) => [word, rank] as const)),
);

const UNIT_WORDS =
  '(?:unite|unit|uo|service|departement|department|dept|direction|division|equipe|team|structure|entite|entity|pole|organi[sz]ation(?:al)?|orga|org|section|cost cent(?:er|re)|centre de couts?)';
const ID_WORDS = '(?:id|code|identifiant|identifier|numero|number|no|n|num|ref|reference|key|cle)';
const PERSON_WORDS =
  '(?:employee|employe|employee s|salarie|collaborateur|collaboratrice|personnel|staff|worker|agent|person|personne|emp|user|utilisateur|associate|member|hr|rh|paie|payroll)';

/** The first that fits decides. */
const RULES: readonly (readonly [Exclude<TitleMeaning['kind'], 'level'>, RegExp])[] = [
  [
    'parent',
    /^(?:parent|parent id|id parent|code parent|(?:unit|unite) (?:parent|parente|mere|superieure)|rattachement|superior unit|parent unit(?: id)?|reports into)$/,
  ],
  [
    'manager',
    /\b(?:manager|responsable|superieur|superieure|supervisor|n ?\+ ?1|n1|reports to|encadrant|encadrante|hierarchique|hierarchie|line manager|boss|chef)\b/,
  ],
  [
    'email',
    /\b(?:e ?mails?|mail|courriel|adresse electronique|messagerie|upn|user principal name)\b/,
  ],
  [
    'language',
    /^(?:(?:preferred |work )?language(?: code)?|langue(?: (?:preferee|de travail|de correspondance|parlee|code))?|code langue|lang|locale)$/,
  ],
  [
    'employee',
    new RegExp(
      `^(?:matricule(?: .*)?|(?:n|no|numero|code|id) matricule|${ID_WORDS} (?:de |du |d |of )?(?:l )?${PERSON_WORDS}|${PERSON_WORDS} ${ID_WORDS}|personnel number|pernr|uid|login|badge id|sap id|workday id)$`,
    ),
  ],
  [
    'unit-name',
    new RegExp(
      `^(?:(?:nom|libelle|intitule|designation) (?:de |du |d |de l )?(?:l )?${UNIT_WORDS}|${UNIT_WORDS} (?:name|label|libelle|nom))$`,
    ),
  ],
  [
    'unit',
    new RegExp(
      `^(?:${ID_WORDS} (?:de |du |d )?(?:l )?${UNIT_WORDS}|${UNIT_WORDS} ${ID_WORDS}|uo)$`,
    ),
  ],
  [
    'personal',
    /\b(?:naissance|birth|dob|born|salaire|salary|remuneration|pay|wage|telephone|phone|tel|mobile|portable|adresse|address|rue|street|code postal|zip|postcode|secu|securite sociale|nir|ssn|national insurance|iban|rib|bank|commentaires?|comments?|notes?|remarques?|photo|nationalite|nationality|situation familiale|marital|religion|syndicat|union|handicap|disability|rqth)\b/,
  ],
  [
    'person-name',
    /^(?:nom|noms|prenom|prenoms|nom (?:et )?prenom|prenom (?:et )?nom|nom complet|nom de famille|nom d usage|nom de naissance|civilite|title|titre|(?:full |first |last |given |family |middle |sur|preferred |display |legal )?name|forename|surname|collaborateur|collaboratrice|salarie|employe|employee|worker|person|personne)$/,
  ],
  [
    'person-name',
    new RegExp(
      `^(?:nom|prenom|name) (?:de |du |d |of )?(?:l )?${PERSON_WORDS}$|^${PERSON_WORDS} name$`,
    ),
  ],
  [
    'attribute',
    /\b(?:sexe|genre|gender|sex|anciennete|seniority|tenure|length of service|site|lieu|location|ville|city|pays|country|contrat|contract|statut|status|csp|categorie|category|grade|niveau de poste|job level|temps de travail|working time|full time|temps plein|tranche|age band|age group|age|metier|fonction|job|poste|emploi|role|filiere|family|college|teletravail|remote)\b/,
  ],
];

/** `Matricule N°` → `matricule n`. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

/** null where the title says nothing that we know. */
export function readTitle(title: string): TitleMeaning | null {
  const folded = foldTitle(title);
  if (folded === '') return null;
  if (RANK_OF.has(folded)) return { kind: 'level', rank: RANK_OF.get(folded)! };
  const numbered = /^(?:niveau|level|org(?:anisation|anization)? level|n|niv) ?(\d)$/.exec(folded);
  if (numbered !== null && folded !== 'n1') return { kind: 'level', rank: Number(numbered[1]) };
  const rule = RULES.find(([, pattern]) => pattern.test(folded));
  return rule === undefined ? null : { kind: rule[0] };
}

/** Whether a cell reads like the title of a column: a known word, and no value such as an address. */
export function readsAsTitle(cell: string): boolean {
  return cell.length <= 60 && !/[@\d]{2,}|@/.test(cell) && readTitle(cell) !== null;
}
