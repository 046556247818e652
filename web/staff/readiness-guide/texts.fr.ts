import type { guideEn } from './texts.en.ts';

export const guideFr: typeof guideEn = {
  title: 'Cette équipe est-elle prête ?',
  intro:
    'Ce que signifie chaque avis du rapport, d’abord pour qui dirige une équipe, puis pour qui vérifie les chiffres.',
  forManagers: 'Pour les managers',
  label: {
    ready:
      'Celles et ceux qui ont répondu, et très probablement toute l’équipe, vont bien, font confiance à l’entreprise et voudraient pour une bonne part participer. Assez de personnes ont répondu pour que nous puissions le dire. L’entreprise a fixé ses objectifs, ses règles, la formation et une personne responsable. Votre équipe peut donc être parmi les premières. Participer reste le libre choix de chaque personne. Cherchez des volontaires, jamais les noms de celles et ceux qui ont dit oui.',
    nearly:
      'Les chiffres sont bons, mais pas assez sûrs, ou il manque encore quelque chose au programme lui-même. Le rapport dit quel seuil est incertain. Souvent, davantage de réponses suffiraient. Votre équipe n’a rien à se reprocher. Commencez par la première étape citée. Regardez de nouveau après la prochaine enquête.',
    'build-first':
      'Au moins une chose importe davantage en ce moment que de parler pour l’entreprise. Elle est citée en premier parmi les prochaines étapes. On ne demande pas à une équipe qui ne va pas bien, ou qui n’a pas confiance, de faire de la publicité. Parlez de cette chose avec votre équipe. D’ici là, ne demandez à personne de publier. La prochaine enquête montrera si cela a bougé.',
    none: 'Quelque chose qu’il faut pour juger n’a pas été demandé, ne peut pas être montré ou n’a pas été mesuré assez sûrement. Le rapport dit de quoi il s’agit. Cela ne dit rien de votre équipe. Cela ne veut jamais dire « pas prête ». Les autres chiffres du rapport restent valables. Le questionnaire complet, ou davantage de réponses, permettrait un avis.',
    withheld:
      'Cette équipe ne peut pas être montrée seule sans trahir personne : elle compte trop peu de personnes, trop peu d’entre elles ont répondu, ou ses chiffres livreraient ceux d’une équipe voisine plus petite. Il n’y a donc ni chiffres ni avis, et personne ne peut regarder derrière. Cela ne veut jamais dire « pas prête », et ce n’est la faute de personne. Le rapport montre le groupe plus large le plus proche dans lequel votre équipe est entendue. L’avis de ce groupe plus large n’est pas celui de votre équipe. Davantage de réponses la prochaine fois peuvent y changer quelque chose.',
  },
  withheldTitle: 'Sans chiffres propres',
  noneTitle: 'Sans avis',
  forStatisticians: 'Pour les statisticiens',
  inputs:
    'Tout ce qui suit est calculé à partir des seuls chiffres publiés : moyennes arrondies, parts plafonnées, effectifs et fiabilité de l’entreprise. Rien d’autre n’est lu ; le calcul ne peut donc rien révéler que la publication ne dise déjà. N est le nombre d’invités, n le nombre de personnes avec un score, ȳ une moyenne publiée.',
  formula: {
    item: {
      name: 'Score d’une question',
      is: 'x = 100 (a − de) / (à − de)',
      why: 'Inversé quand le bas est le meilleur et pour les questions inversées. Une absence de réponse et « sans opinion » ne sont pas un score.',
    },
    dimension: {
      name: 'Score d’une dimension et indice',
      is: 'ȳ = moyenne des moyennes publiées des questions ; indice = moyenne des dimensions',
      why: 'Une dimension n’a pas de score quand moins de la moitié de ses questions est publiée, l’indice quand moins de 60 % des dimensions le sont. Les dimensions sous le plancher de fiabilité n’entrent pas dans l’indice.',
    },
    favourable: {
      name: 'Part favorable',
      is: 'les deux options du haut sur cinq, ou x ≥ 75',
      why: 'Publiée à partir de dix réponses, et plafonnée selon la taille.',
    },
    recommend: {
      name: 'Score de recommandation',
      is: 'e = p − d ; Var(e) = (p + d − e²)/(n − 1) · (1 − n/N)',
      why: 'p est la part des réponses 9 et 10, d celle de 0 à 6. Quand p + d n’est pas publié, il compte pour 1, ce qui donne la marge la plus large.',
    },
    alpha: {
      name: 'Alpha de Cronbach',
      is: 'α = k/(k − 1) · (1 − Σ sⱼ² / s²_total)',
      why: 'Cas complets, pour toute l’entreprise seulement.',
    },
    omega: {
      name: 'Oméga de McDonald',
      is: 'ω = (Σ λⱼ)² / ((Σ λⱼ)² + Σ ψⱼ)',
      why: 'Un facteur par maximum de vraisemblance sur les covariances, pour toute l’entreprise. Sous 0,70 le rapport avertit ; sous 0,60 une dimension n’est pas évaluée. Deux questions : ω = α.',
    },
    within: {
      name: 'Variance entre personnes',
      is: 'S²w = variance commune des scores de dimension au sein des cohortes ; σ²θ = ω S²w ; σ²e = (1 − ω) S²w',
      why: 'Pour toute l’entreprise, jamais celle d’une petite équipe. Une cohorte unanime compte comme si une personne avait choisi l’option voisine.',
    },
    error: {
      name: 'Erreur de la moyenne d’une équipe',
      is: 'D = σ²θ (1 − n/N)/n + σ²e/n ; montrée comme ȳ ± 1,645 √D',
      why: 'Une équipe est une population finie : on sait qui a répondu, seuls les silencieux et la mesure sont incertains.',
    },
    estimate: {
      name: 'Moyenne estimée de tous les membres',
      is: 'A = τ² + σ²θ/N ; γ = A/(A + D) ; T = μ + γ (ȳ − μ) ; v = γ D + (1 − γ)² / Σ 1/(A + D)',
      why: 'μ est la moyenne des ȳ pondérée par 1/(A + D), sur les plus petites unités publiées et les regroupements : les niveaux supérieurs contiennent les mêmes personnes. Un recensement avec ω = 1 n’est pas corrigé du tout.',
    },
    tau: {
      name: 'Variance entre équipes',
      is: 'ρ = τ²/(τ² + S²w) en 60 points de 0,002 à 0,5 ; log w = log Beta(ρ; 2, 16) − ½ Σ log V − ½ Σ (ȳ − μ)²/V − ½ log Σ 1/V ; V = A + D',
      why: 'Estimations et probabilités sont des moyennes sur la grille, avec les poids w.',
    },
    probability: {
      name: 'Probabilité de franchir un seuil',
      is: 'P(T ≥ seuil) = Σ w Φ((T − seuil)/√v)',
      why: 'Deux décimales, arrondies vers le bas, pour que l’avis découle de ce qui est montré.',
    },
    composite: {
      name: 'Erreur de l’indice',
      is: 'σ²θ = (Σ σ²θⱼ + r̄ Σ σθᵢ σθⱼ [i ≠ j]) / J² ; σ²e = Σ σ²eⱼ / J²',
      why: 'r̄ est la corrélation moyenne des scores de dimension des personnes, corrigée de l’atténuation ; 1 quand elle n’est pas publiée.',
    },
    share: {
      name: 'Parts (volontaires, besoin de formation)',
      is: 'Z ~ BêtaBinomiale(N − n, a + x, b + n − x) ; P(part ≥ seuil) est une somme finie ; bornes x/N et (x + N − n)/N',
      why: 'x est le nombre de réponses favorables ; a et b sont ajustés sur les équipes publiées, sur la même grille de ρ = 1/(a + b + 1).',
    },
    hidden: {
      name: 'Parts de cinq à neuf réponses',
      is: 'P(x | ȳ) d’après la distribution de l’entreprise, inclinée par exp(θ score)',
      why: 'Seule la moyenne d’une telle équipe est publiée. La somme est exhaustive pour θ, donc P(x | ȳ) n’en dépend pas. La probabilité simple est une moyenne sur x ; la prudente lit x bas, à ce qui est atteint avec une probabilité de 0,80.',
    },
    cautious: {
      name: 'Probabilité prudente',
      is: 'ȳ − (1 − n/N) · 0,30 · S_w ; pour les parts p − 0,30 √(p (1 − p)) chez les silencieux',
      why: 'Les silencieux de chaque équipe sont supposés moins favorables de 0,30 écart-type au sein des équipes. Le score montré n’est pas corrigé ; l’avis retient la probabilité prudente.',
    },
    gates: {
      name: 'Seuils',
      is: 'bien-être ≥ 60 ; confiance et parole ≥ 55 ; volontaires ≥ 40 % ; indice ≥ 65 ; réponse ≥ 60 %',
      why: 'Tous doivent être franchis (test d’union-intersection), donc la probabilité d’une équipe est la plus petite. Les seuils ont une version ; la publication la nomme. Dans un questionnaire importé, les dimensions des seuils se reconnaissent à leur code (WB, TV) ou à leur nom (bien-être, confiance).',
    },
    label: {
      name: 'Avis',
      is: 'Prête : P prudente ≥ 0,80, réponse ≥ 60 %, programme complet. Presque prête : P simple ≥ 0,50. À préparer d’abord : sinon',
      why: 'Sans avis quand un seuil n’a pas de chiffre. Une équipe non montrée n’hérite jamais de l’avis du groupe au-dessus, et une prise de pouls ne donne aucun avis.',
    },
    next: {
      name: 'Prochaines étapes',
      is: 'dans l’ordre de P(sous le seuil), simple ; citées quand la P prudente est sous 0,80',
      why: 'Une dimension sans seuil propre est comparée à celui de l’indice. Quand le bien-être ou la satisfaction au travail est en doute, personne n’est à inviter. La formation est une étape quand P(besoin ≥ 40 %) ≥ 0,50.',
    },
    change: {
      name: 'Évolution entre enquêtes',
      is: 'z = (ȳ₂ − ȳ₁)/√(D₁ + D₂) ; Benjamini-Hochberg, q = 0,10, sur toutes les unités et tous les regroupements publiés × dimensions',
      why: 'Montrée comme évolution à partir de 5 points, et seulement quand les mêmes questions sont publiées les deux fois. Avec une seule question, tout S²w compte comme erreur.',
    },
    drivers: {
      name: 'Ce qui va avec la recommandation',
      is: 'LMG : R² réparti sur tous les ordres d’entrée ; contrôle : poids relatifs de Johnson à 0,10 de R² près',
      why: 'Toute l’entreprise, au moins 100 cas complets. Des associations, pas des causes.',
    },
  },
  sourcesTitle: 'Sources',
  sources: {
    reliability:
      'Cronbach 1951, Psychometrika 16 ; McDonald 1999, Test Theory ; Spearman 1904, American Journal of Psychology 15.',
    smallAreas:
      'Fay et Herriot 1979, JASA 74 ; Rao et Molina 2015, Small Area Estimation ; Cochran 1977, Sampling Techniques ; Efron et Morris 1975, JASA 70.',
    shares:
      'Skellam 1948, JRSS B 10 ; Gelman et al., Bayesian Data Analysis, 3e éd. ; Lehmann et Romano, Testing Statistical Hypotheses .',
    tests:
      'Berger 1982, Technometrics 24 (tests d’union-intersection) ; Benjamini et Hochberg 1995, JRSS B 57 ; Benjamini et Yekutieli 2001, Annals of Statistics 29.',
    drivers:
      'Lindeman, Merenda et Gold 1980 ; Grömping 2006, Journal of Statistical Software 17(1) ; Johnson 2000, Multivariate Behavioral Research 35.',
    civilService:
      'UK Civil Service People Survey 2019, guide technique (OGL) : exemples chiffrés, quartiles de l’indice 59, 63 et 67, réponse et engagement corrélés à 0,53 sur 109 organisations.',
  },
  limitsTitle: 'Limites connues',
  limits: {
    silence:
      'La non-réponse n’est pas ignorable, et 0,30 est une convention, pas une mesure : si les silencieux diffèrent davantage, plus d’équipes sont dites prêtes à tort.',
    bars: 'Les seuils sont des réglages, choisis d’après des enquêtes publiées ; une autre entreprise peut en vouloir d’autres.',
    hidden:
      'La part de cinq à neuf réponses est déduite de leur moyenne ; le lien entre moyenne et part ne peut pas être vérifié dans une telle équipe.',
    intervals:
      'Quand le silence dépend de la vérité, les intervalles à 90 % couvrent moins (environ 85 %) : la probabilité prudente corrige l’avis, pas l’intervalle.',
    reliability:
      'La fiabilité et la variance entre personnes sont celles de l’entreprise, pas de l’équipe.',
    rounding:
      'Les moyennes publiées sont des nombres entiers ; dans une très grande équipe, l’arrondi est la plus grande erreur qui reste.',
    change:
      'Les personnes qui répondent aux deux enquêtes rendent le test d’évolution prudent ; l’histoire d’une équipe ne compte pas pour son avis.',
    weakest:
      'La probabilité est celle du seuil le plus faible, non de tous à la fois, qui est plus basse sauf s’ils vont ensemble.',
    simulated:
      'Les taux d’erreur viennent d’entreprises simulées ; test/bench/results/readiness.md les donne, avec les graines.',
  },
  back: 'Toutes les enquêtes',
};
