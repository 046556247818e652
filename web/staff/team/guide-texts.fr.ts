import type { guideEn } from './guide-texts.en.ts';

/** Les mots du guide : chaque question s’adresse à toute l’équipe et porte sur le travail. */
export const guideFr: typeof guideEn = {
  title: 'En parler avec l’équipe',
  intro:
    'Un déroulé d’environ {{minutes}} minutes, tiré des chiffres ci-dessus. Prenez ce qui convient, laissez le reste.',
  introWithout:
    'Un déroulé d’environ {{minutes}} minutes pour une équipe sans chiffres à elle. L’échange vaut tout autant.',
  copy: 'Copier le guide',
  copied: 'Copié.',
  copyFailed: 'Ce navigateur ne laisse pas la page copier. Sélectionnez le texte à la main.',
  print: 'Imprimer le guide seul',
  minutes: '{{title}} ({{minutes}} min)',
  heading: '{{title}} : {{group}}',
  open: {
    title: 'Ouvrir',
    thanks:
      'Remerciez l’équipe : {{respondents}} réponses sur {{invited}}. Les autres avaient le droit de ne pas répondre ; pas un mot sur qui cela pourrait être.',
    thanksWithout:
      'Remerciez ceux qui ont répondu, sans un mot sur ceux qui ne l’auraient pas fait : répondre est libre.',
    anonymous:
      'Dites ce que veut dire l’anonymat : vous ne voyez que des chiffres de groupes. Ne devinez pas qui a dit quoi, ne le demandez pas, et arrêtez quiconque s’y essaie.',
    aim: 'Dites ce que vous voulez : écouter, et convenir d’une ou deux choses avant la fin.',
    noFigures: {
      'too-few-invited':
        'Dites pourquoi cette équipe n’a pas de chiffres à elle : elle est trop petite pour en montrer sans trahir quelqu’un.',
      'too-few-answers':
        'Dites pourquoi cette équipe n’a pas de chiffres à elle : trop peu de réponses pour en montrer sans trahir quelqu’un. Ce n’est pas un reproche.',
      'protects-others':
        'Dites pourquoi cette équipe n’a pas de chiffres à elle : par soustraction, ils livreraient ceux d’un groupe plus petit.',
      none: 'Dites que trop peu de questions ont reçu de réponse pour montrer un chiffre par thème.',
    },
    heardIn:
      'Votre équipe a été entendue dans « {{group}} » ({{respondents}} réponses). Ces chiffres donnent le contexte ; ne les présentez pas comme ceux de votre équipe.',
  },
  keep: {
    title: 'Ce qu’il faut garder',
    lead: 'Commencez par ce qui porte l’équipe.',
    alone: '{{name}} ({{figure}}) : nettement le plus haut de vos chiffres.',
    among: '{{name}} ({{figure}}) : parmi les plus hauts.',
    level:
      '{{name}} ({{figure}}) : vos chiffres sont proches les uns des autres, c’est un point parmi d’autres.',
  },
  work: {
    title: 'Ce qu’il faut travailler',
    lead: 'Demandez, puis taisez-vous et notez. Une dizaine de minutes pour chacun ; un seul suffit si cela prend plus de temps.',
    alone: '{{name}} ({{figure}}) : nettement le plus bas de vos chiffres.',
    among: '{{name}} ({{figure}}) : parmi les plus bas.',
    level:
      '{{name}} ({{figure}}) : vos chiffres sont proches les uns des autres ; un point de départ, pas un verdict.',
  },
  figure: '{{mean}} ± {{margin}} sur 100',
  figureExact: '{{mean}} sur 100',
  changed: {
    higher: 'Nettement plus haut que la dernière fois.',
    lower: 'Nettement plus bas que la dernière fois.',
  },
  without: {
    keepTitle: 'Ce qui va bien',
    keep1: 'Qu’est-ce qui a bien marché ces trois derniers mois, et qu’est-ce qui l’a permis ?',
    keep2: 'À quoi ne faut-il pas toucher, quoi qu’il arrive ?',
    workTitle: 'Ce qui est difficile',
    work1: 'Qu’est-ce qui nous coûte le plus d’énergie dans une semaine ordinaire ?',
    work2: 'Où attendons-nous sans cesse quelque chose ou quelqu’un ?',
    work3:
      'Si nous pouvions changer une chose dans notre façon de travailler d’ici la fin du mois prochain, laquelle ?',
  },
  agree: {
    title: 'Convenir d’une ou deux décisions',
    gather:
      'Recueillez des propositions sur papier ou au tableau ; chacun peut en ajouter, personne n’a à s’expliquer.',
    choose:
      'Choisissez-en une ou deux que l’équipe peut mener elle-même. Pour ce qui ne dépend pas de vous, dites à qui vous le demanderez, et pour quand.',
    write:
      'Pour chacune : quoi, qui s’en charge, pour quand. Inscrivez-la plus bas sous « Vous l’avez dit, nous agissons ».',
  },
  close: {
    title: 'Conclure',
    back: 'Dites quand vous y reviendrez : dans quatre à six semaines, dix minutes, ce qui est fait et ce qui ne l’est pas.',
    open: 'Dites comment ajouter ensuite ce que l’on n’a pas voulu dire ici.',
  },
  avoid: {
    title: 'Ce qu’il ne faut pas faire',
    who: 'Ne demandez à personne ce qu’il a répondu, ni s’il a répondu ; ni ici ni en privé.',
    quote: 'Ne lisez aucun commentaire à voix haute et ne discutez pas de sa tournure.',
    defend: 'Ne justifiez pas les chiffres ; « dites-m’en plus » mène plus loin.',
    compare:
      'Ne comparez pas avec d’autres équipes et ne promettez pas ce qui ne dépend pas de vous.',
  },
  topic: {
    WB: {
      keep: 'Qu’est-ce qui rend la charge supportable ici, et comment le protéger quand tout s’accélère ?',
      ask1: 'Quelle part de notre travail coûte plus d’énergie qu’elle n’en vaut ?',
      ask2: 'Quelles semaines sont de trop, et que pourrions-nous alors arrêter ou reporter ?',
      ask3: 'Qu’est-ce qui permettrait de vraiment décrocher en fin de journée ?',
    },
    JS: {
      keep: 'Dans notre travail quotidien, que voulons-nous garder tel quel ?',
      ask1: 'Quand le travail a-t-il été satisfaisant pour la dernière fois, et qu’y avait-il de différent ?',
      ask2: 'Comment remarquons-nous le travail bien fait, et qu’est-ce qui reste invisible ?',
      ask3: 'Qu’aimerions-nous apprendre cette année, et que faudrait-il pour cela ?',
    },
    CB: {
      keep: 'Qu’est-ce qui rend l’entraide facile ici, et qu’est-ce qui la mettrait en danger ?',
      ask1: 'De quoi a-t-on besoin pour se sentir chez soi dans cette équipe dès le premier mois ?',
      ask2: 'Où travaillons-nous côte à côte plutôt qu’ensemble ?',
      ask3: 'Quelle autre équipe devrions-nous mieux connaître, et à quelle occasion ?',
    },
    TV: {
      keep: 'Qu’est-ce qui permet ici d’être en désaccord sans crainte, et comment le préserver ?',
      ask1: 'Qu’est-ce qui aide, et qu’est-ce qui freine, pour signaler un problème ici ?',
      ask2: 'De quelles décisions aimerions-nous connaître les raisons ?',
      ask3: 'Où pourrions-nous décider nous-mêmes au lieu de demander d’abord ?',
    },
    PP: {
      keep: 'De quoi, dans notre travail, parlons-nous volontiers aux autres ?',
      ask1: 'Pour qui notre travail change-t-il quelque chose, et quand l’apprenons-nous ?',
      ask2: 'Où ce que dit l’entreprise s’écarte-t-il de ce que nous voyons ?',
      ask3: 'Qu’est-ce qui nous rendrait plus fiers de ce qui sort de nos mains ?',
    },
    LE: {
      keep: 'Quel exemple donné par ceux qui dirigent doit continuer ?',
      ask1: 'Que devraient montrer plus souvent eux-mêmes ceux qui dirigent ?',
      ask2: 'Que devrais-je, comme manager, faire davantage, moins, ou autrement ?',
      ask3: 'Quelle question aimerions-nous poser à la direction ?',
    },
    IC: {
      keep: 'Quelle façon de nous informer marche bien et doit rester ?',
      ask1: 'Qu’avons-nous appris trop tard cette année, ou d’abord de l’extérieur ?',
      ask2: 'Quelles informations recevons-nous dont personne n’a besoin ?',
      ask3: 'Sur quoi aimerions-nous être consultés avant que ce soit décidé ou publié ?',
    },
    WV: {
      keep: 'Qu’est-ce qui fait qu’un oui et un non se valent ici ?',
      ask1: 'Que faudrait-il pour qu’un non soit vraiment bien reçu, par tout le monde ?',
      ask2: 'Qu’est-ce qui, en général, retient de parler de notre travail en public ?',
      ask3: 'Sous quelle forme, s’il y en a une, serait-ce utile à l’équipe elle-même ?',
    },
    DC: {
      keep: 'Que faisons-nous bien avec les outils numériques, que d’autres équipes pourraient apprendre de nous ?',
      ask1: 'Quel outil nous ralentit, et à quelle étape ?',
      ask2: 'Que voudrions-nous qu’on nous montre une fois, calmement ?',
      ask3: 'Comment l’apprendre sur le temps de travail, et auprès de qui ?',
    },
    GR: {
      keep: 'Quelles règles sont claires et utiles, et pourquoi ?',
      ask1: 'Sur quelle question de tous les jours ne sait-on pas ce qui est permis ?',
      ask2: 'À qui nous adressons-nous en cas de doute, et est-ce que cela marche ?',
      ask3: 'Quel effort au-delà du poste reste sans merci ?',
    },
    other: {
      keep: 'Que faisons-nous pour que « {{item}} » ressorte si bien ?',
      ask1: '« {{item}} » : à quoi cela ressemble-t-il dans notre équipe, un jour ordinaire ?',
      ask2: 'Quand est-ce mieux que d’habitude, et qu’est-ce qui change alors ?',
      ask3: 'Quel est le plus petit changement qui ferait une différence pour {{name}} ?',
    },
  },
};
