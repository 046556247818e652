import type { launchEn } from './texts.en.ts';

export const launchFr: typeof launchEn = {
  intro:
    'Tout ce qui figure sur cette page découle des effectifs et des réglages. Vous pouvez la montrer telle quelle à votre CSE.',
  figures: {
    everybody: 'personnes sont interrogées : toute l’entreprise',
    part_one: 'personnes sur {{company}} sont interrogées, dans {{n}} unité',
    part_other: 'personnes sur {{company}} sont interrogées, dans {{n}} unités',
    planned_one: 'unité peut avoir son propre rapport',
    planned_other: 'unités peuvent avoir leur propre rapport',
    keysSeconds_one: 'clés sont créées au lancement : environ {{n}} seconde',
    keysSeconds_other: 'clés sont créées au lancement : environ {{n}} secondes',
    keysMinutes_one: 'clés sont créées au lancement : environ {{n}} minute',
    keysMinutes_other: 'clés sont créées au lancement : environ {{n}} minutes',
  },
  expectedWhy_one:
    'Plus il y a de réponses, plus d’équipes peuvent être montrées seules : {{n}} au plus. Le trait sur chaque barre indique où finiraient neuf enquêtes semblables sur dix.',
  expectedWhy_other:
    'Plus il y a de réponses, plus d’équipes peuvent être montrées seules : {{n}} au plus. Le trait sur chaque barre indique où finiraient neuf enquêtes semblables sur dix.',
  range: 'Neuf fois sur dix',
  between: '{{low}} à {{high}}',
  remainder: 'Ce qu’il en reste quand ses plus grandes équipes sont comptées seules.',
  search: 'Chercher dans cette liste',
  more_one: 'En afficher une de plus',
  more_other: 'En afficher {{n}} de plus',
  shown_one: '{{n}} sur {{of}} affichée',
  shown_other: '{{n}} sur {{of}} affichées',
  told: {
    title: 'Ce qui sera dit aux salariés',
    why: 'La première page sur leur téléphone, avant toute question : les mêmes mots, avec les nombres de ce plan.',
    frame: 'Première page d’un salarié',
    unit: 'Telle qu’on la lit dans',
    language: 'Dans quelle langue',
    en: 'En anglais',
    fr: 'En français',
    most: 'Les groupes de ventilation sont ceux de la plupart des personnes de cette unité.',
  },
};
