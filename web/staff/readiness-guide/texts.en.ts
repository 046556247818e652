export const guideEn = {
  title: 'Is this team ready?',
  intro:
    'What each label of the report means, first for those who lead a team, then for those who check the figures.',
  forManagers: 'For managers',
  label: {
    ready:
      'The people who answered, and with great likelihood the whole team, are well, trust the company and would in good part like to take part. Enough of them answered for us to say so. The company has its goals, rules, training and a person in charge in place. So your team may be among the first. Taking part stays a free choice of each person. Ask for volunteers, never for the names of those who said yes.',
    nearly:
      'The figures look good, but not surely enough, or something is still missing in the programme itself. The report says which of the bars is in doubt. Often more answers would settle it. Nothing is wrong with your team. Begin with the first step named. Look again after the next round.',
    'build-first':
      'At least one thing matters more right now than speaking for the company. It is named first among the next steps. A team that is not well, or does not trust, should not be asked to advertise. Talk with your team about that one thing. Do not ask anyone to post meanwhile. The next round will show whether it moved.',
    none: 'Something that is needed to judge was not asked, may not be shown, or was not measured well enough. The report says what it is. This says nothing about your team. It never means “not ready”. The other figures of the report stand as they are. The full questionnaire, or more answers, would bring a label.',
    withheld:
      'This team can not be shown on its own without giving anyone away: it has too few people, too few of them answered, or its figures would show those of a smaller team beside it. So there are no figures and no label, and nobody can look behind that. It never means “not ready”, and it is nobody’s fault. The report shows the nearest larger group in which your team is heard. The label of that larger group is not the label of your team. More answers next time may change it.',
  },
  withheldTitle: 'Without figures of their own',
  noneTitle: 'No label',
  forStatisticians: 'For statisticians',
  inputs:
    'Everything below is computed from published figures of the release alone: rounded means, capped shares, head counts and company-level reliability. Nothing else is read, so scoring can tell nothing that the release does not. N is the number of people invited, n the number with a score, ȳ a published mean.',
  formula: {
    item: {
      name: 'Item score',
      is: 'x = 100 (a − from) / (to − from)',
      why: 'Turned round where low is best and for reversed items. Blank and “no opinion” are no score.',
    },
    dimension: {
      name: 'Dimension score and composite',
      is: 'ȳ = mean of released item means; composite = mean of dimension scores',
      why: 'A dimension is null when fewer than half of its items are released, the composite when fewer than 60 % of the dimensions are. Dimensions below the floor of reliability are left out of the composite.',
    },
    favourable: {
      name: 'Favourable share',
      is: 'top two of five options, or x ≥ 75',
      why: 'Published from ten answers on, and capped by size.',
    },
    recommend: {
      name: 'Recommendation score',
      is: 'e = p − d; Var(e) = (p + d − e²)/(n − 1) · (1 − n/N)',
      why: 'p is the share of answers 9 and 10, d that of 0 to 6. Where p + d is not published it counts as 1, which gives the widest margin.',
    },
    alpha: {
      name: 'Cronbach’s alpha',
      is: 'α = k/(k − 1) · (1 − Σ sⱼ² / s²_total)',
      why: 'Complete cases, company level only.',
    },
    omega: {
      name: 'McDonald’s omega',
      is: 'ω = (Σ λⱼ)² / ((Σ λⱼ)² + Σ ψⱼ)',
      why: 'One maximum-likelihood factor on covariances, company level. Below .70 the report warns; below .60 a dimension is not scored. Two items: ω = α.',
    },
    within: {
      name: 'Variance between persons',
      is: 'S²w = pooled variance of dimension scores within cohorts; σ²θ = ω S²w; σ²e = (1 − ω) S²w',
      why: 'Company level, never a small team’s own. A unanimous cohort counts as if one person had chosen the neighbouring option.',
    },
    error: {
      name: 'Error of a team mean',
      is: 'D = σ²θ (1 − n/N)/n + σ²e/n; shown as ȳ ± 1.645 √D',
      why: 'A team is a finite population: who answered is known, only the silent and the measurement are not.',
    },
    estimate: {
      name: 'Estimated mean of all members',
      is: 'A = τ² + σ²θ/N; γ = A/(A + D); T = μ + γ (ȳ − μ); v = γ D + (1 − γ)² / Σ 1/(A + D)',
      why: 'μ is the mean of ȳ weighted by 1/(A + D), over the lowest released units and pools: parents hold the same people again. A census with ω = 1 is not shrunk at all.',
    },
    tau: {
      name: 'Variance between teams',
      is: 'ρ = τ²/(τ² + S²w) on 60 points from .002 to .5; log w = log Beta(ρ; 2, 16) − ½ Σ log V − ½ Σ (ȳ − μ)²/V − ½ log Σ 1/V; V = A + D',
      why: 'Estimates and probabilities are averaged over the grid with the weights w.',
    },
    probability: {
      name: 'Probability of clearing a bar',
      is: 'P(T ≥ bar) = Σ w Φ((T − bar)/√v)',
      why: 'Two decimals, rounded down, so that the label follows from what is shown.',
    },
    composite: {
      name: 'Error of the composite',
      is: 'σ²θ = (Σ σ²θⱼ + r̄ Σ σθᵢ σθⱼ [i ≠ j]) / J²; σ²e = Σ σ²eⱼ / J²',
      why: 'r̄ is the mean correlation of persons’ dimension scores, corrected for attenuation; 1 where it is not published.',
    },
    share: {
      name: 'Shares (willing, training need)',
      is: 'Z ~ BetaBinomial(N − n, a + x, b + n − x); P(share ≥ bar) is a finite sum; bounds x/N and (x + N − n)/N',
      why: 'x is the favourable count; a and b are fitted over released teams on the same grid of ρ = 1/(a + b + 1).',
    },
    hidden: {
      name: 'Shares of five to nine answers',
      is: 'P(x | ȳ) from the company’s distribution, tilted by exp(θ score)',
      why: 'Only the mean of such a team is published. The sum is sufficient for θ, so P(x | ȳ) does not depend on it. The plain probability is averaged over x; the cautious one reads x low, at what is reached with probability .80.',
    },
    cautious: {
      name: 'Cautious probability',
      is: 'ȳ − (1 − n/N) · .30 · S_w; for shares p − .30 √(p (1 − p)) for the silent',
      why: 'The silent of every team are taken to be .30 within-team standard deviations less favourable. The score shown is not adjusted; the label uses the cautious probability.',
    },
    gates: {
      name: 'Gates',
      is: 'well-being ≥ 60; trust and voice ≥ 55; willing ≥ 40 %; composite ≥ 65; response ≥ 60 %',
      why: 'All must pass (intersection-union test), so the probability of a team is the smallest over its gates. The bars are versioned; the release names the version. In an imported questionnaire the dimensions of the gates are known by code (WB, TV) or name (wellbeing, trust).',
    },
    label: {
      name: 'Label',
      is: 'Ready: cautious P ≥ .80, response ≥ 60 %, programme complete. Nearly: plain P ≥ .50. Build first: otherwise',
      why: 'No label where a gate has no figure. A withheld team never inherits the label of the group above, and a pulse labels nobody.',
    },
    next: {
      name: 'Next steps',
      is: 'ordered by P(below bar), plain; listed where the cautious P is under .80',
      why: 'A dimension without a bar of its own is held against that of the composite. Where well-being or job satisfaction is in doubt nobody is to be invited. Training is a step where P(need ≥ 40 %) ≥ .50.',
    },
    change: {
      name: 'Change between rounds',
      is: 'z = (ȳ₂ − ȳ₁)/√(D₁ + D₂); Benjamini-Hochberg, q = .10, over all released units and pools × dimensions',
      why: 'Shown as a change only from 5 points on, and only where the same items are released in both rounds. With a single item all of S²w counts as error.',
    },
    drivers: {
      name: 'Drivers of recommendation',
      is: 'LMG: R² shared out over all orders of entry; check: Johnson’s relative weights within .10 of R²',
      why: 'Company level, at least 100 complete cases. Associations, not causes.',
    },
  },
  sourcesTitle: 'Sources',
  sources: {
    reliability:
      'Cronbach 1951, Psychometrika 16; McDonald 1999, Test Theory; Spearman 1904, American Journal of Psychology 15.',
    smallAreas:
      'Fay and Herriot 1979, JASA 74; Rao and Molina 2015, Small Area Estimation; Cochran 1977, Sampling Techniques; Efron and Morris 1975, JASA 70.',
    shares:
      'Skellam 1948, JRSS B 10; Gelman et al., Bayesian Data Analysis, 3rd ed.; Lehmann and Romano, Testing Statistical Hypotheses.',
    tests:
      'Berger 1982, Technometrics 24 (intersection-union tests); Benjamini and Hochberg 1995, JRSS B 57; Benjamini and Yekutieli 2001, Annals of Statistics 29.',
    drivers:
      'Lindeman, Merenda and Gold 1980; Grömping 2006, Journal of Statistical Software 17(1); Johnson 2000, Multivariate Behavioral Research 35.',
    civilService:
      'UK Civil Service People Survey 2019, technical guide (OGL): worked examples, quartiles of the index 59, 63 and 67, response and engagement correlate at .53 over 109 organisations.',
  },
  limitsTitle: 'Known limits',
  limits: {
    silence:
      'Non-response is not ignorable, and .30 is a convention, not a measurement: if the silent differ more, more teams are called ready wrongly.',
    bars: 'The bars are settings, chosen from published surveys; another company may need others.',
    hidden:
      'The share of five to nine answers is inferred from their mean; how mean and share go together can not be checked in such a team.',
    intervals:
      'Where silence depends on the truth the 90 % intervals cover less (about 85 %): the cautious probability corrects the label, not the interval.',
    reliability:
      'Reliability and the variance between persons are those of the company, not of the team.',
    rounding:
      'Published means are whole numbers; in a very large team rounding is the largest error left.',
    change:
      'People who answer in both rounds make the test of change cautious; a team’s own history is not used for its label.',
    weakest:
      'The probability is that of the weakest gate, not of all gates at once, which is lower unless they go together.',
    simulated:
      'Error rates come from simulated companies; test/bench/results/readiness.md has them, with the seeds.',
  },
  back: 'All rounds',
};
