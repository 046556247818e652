import type { Words } from '../../surveys/organisation/fault.ts';
import type {
  CompanyFigures,
  Gate,
  GateId,
  NextStepId,
  ProgrammeSetup,
  Readiness,
  ReadinessLabel,
} from '../../surveys/release-document.ts';
import { listWords } from './report-figures.ts';
import type { Html } from './report-markup.ts';
import { fill, html, NOTHING, say, writeCount, writeShare } from './report-markup.ts';
import type { ReportModel, ShownGroup } from './report-model.ts';
import {
  GATE_WORDS,
  LABEL_WORDS,
  READINESS_TEXTS as T,
  SETUP_WORDS,
  STEP_WORDS,
} from './report-readiness-texts.ts';
import { TEXTS } from './report-texts.ts';

const LABELS: readonly (ReadinessLabel | null)[] = ['ready', 'nearly', 'build-first', null];
const PER_CENT: readonly GateId[] = ['willing', 'response'];

/** Teams by label; one sentence where no team can have one. */
export function renderReadiness({ groups, release }: ReportModel): Html {
  const judged = groups.filter(({ figures }) => figures.readiness !== null);
  return html`<section id="readiness">
    <h2>${say(T.title)}</h2>
    ${renderBands(judged, release.company)}
  </section>`;
}

function renderBands(judged: readonly ShownGroup[], { bars, setup }: CompanyFigures): Html {
  if (bars === null || judged.length === 0) return html`<p>${say(T.notScored)}</p>`;
  if (judged.every(({ figures }) => figures.readiness?.label === null)) {
    const missing = findAlwaysMissing(judged);
    if (missing.length > 0)
      return html`<p>${say(fill(T.notAsked, { gates: nameGates(missing) }))}</p>`;
  }
  const bands = LABELS.map((label) =>
    renderBand(
      label,
      judged.filter(({ figures }) => figures.readiness?.label === label),
    ),
  );
  return html`<p>${say(T.intro)}</p>
    ${renderSetup(setup)}${bands}
    <p>${say(T.gates)}</p>
    <p>${say(fill(T.bars, { version: bars }))}</p>`;
}

/** Set-up facts, recorded by people: never inferred from answers. */
function renderSetup(setup: ProgrammeSetup | null): Html {
  if (setup === null) return html`<p>${say(T.setupUnknown)}</p>`;
  const facts = (Object.keys(SETUP_WORDS) as (keyof ProgrammeSetup)[]).map((fact) =>
    fill(setup[fact] ? T.inPlace : T.notYet, { fact: SETUP_WORDS[fact] }),
  );
  return html`<p>${say(T.setup)}${say(listWords(facts))}.</p>`;
}

function renderBand(label: ReadinessLabel | null, members: readonly ShownGroup[]): Html {
  if (label === null && members.length === 0) return NOTHING;
  const list =
    members.length === 0
      ? html`<p>${say(T.noTeam)}</p>`
      : html`<ul>
          ${members.map(({ anchor, name }) => html`<li><a href="#${anchor}">${say(name)}</a></li>`)}
        </ul>`;
  const note = label === null ? html`<p>${say(T.someMissing)}</p>` : NOTHING;
  return html`<details class="band" open>
    <summary>
      ${sayLabel(label)} <small>${say(fill(T.count, { n: writeCount(members.length) }))}</small>
    </summary>
    ${note}${list}
  </details>`;
}

function findAlwaysMissing(judged: readonly ShownGroup[]): GateId[] {
  return (Object.keys(GATE_WORDS) as GateId[]).filter((gate) =>
    judged.every(({ figures }) => figures.readiness?.missing.includes(gate) === true),
  );
}

/** A shape goes with each label, so that nobody has to tell colours apart. */
const MARKS: Readonly<Record<ReadinessLabel, string>> = {
  ready: '●',
  nearly: '◐',
  'build-first': '○',
};

export function sayLabel(label: ReadinessLabel | null): Html {
  if (label === null) return say(T.noLabel);
  return html`<span class="l-${label}"
    ><span aria-hidden="true">${MARKS[label]} </span>${say(LABEL_WORDS[label])}</span
  >`;
}

/** Label, gates and next steps of one group. */
export function renderGroupReadiness(readiness: Readiness): Html {
  const { label, probability, gates, missing, next } = readiness;
  const labelWords = label === null ? T.noLabel : LABEL_WORDS[label];
  const certain =
    probability === null
      ? NOTHING
      : html` (${say(fill(T.certain, { share: writeShare(probability) }))})`;
  const known = (Object.keys(GATE_WORDS) as GateId[]).flatMap((id) => {
    const gate = gates[id];
    return gate === undefined ? [] : writeGate(id, gate);
  });
  const sentences = [
    ...(known.length === 0 ? [] : [joinPhrases(known)]),
    ...(missing.length === 0 ? [] : [fill(T.missing, { gates: nameGates(missing) })]),
    ...(next.length === 0 ? [] : [fill(T.next, { steps: writeSteps(next) })]),
  ];
  return html`<p><b>${say(fill(T.ofGroup, { label: labelWords }))}</b>${certain}</p>
    ${sentences.map((sentence) => html`<p>${say(sentence)}</p>`)}`;
}

function writeGate(id: GateId, { value, bar, plain, cautious }: Gate): Words {
  const isPerCent = PER_CENT.includes(id);
  const writeValue = (number: number): Words =>
    isPerCent ? writeShare(number / 100) : writeCount(number);
  // The response rate is known exactly: there is nothing likely about it.
  return fill(plain === null && cautious === null ? T.plainGate : T.gate, {
    gate: GATE_WORDS[id],
    value: value === null ? TEXTS.words.none : writeValue(value),
    bar: writeValue(bar),
    plain: plain === null ? TEXTS.words.none : writeShare(plain),
    cautious: cautious === null ? TEXTS.words.none : writeShare(cautious),
  });
}

function nameGates(gates: readonly GateId[]): Words {
  return listWords(gates.map((gate) => GATE_WORDS[gate]));
}

/** Steps hold commas themselves, so they are numbered. */
function writeSteps(steps: readonly NextStepId[]): Words {
  const join = (language: 'en' | 'fr'): string =>
    steps.map((step, index) => `(${index + 1}) ${STEP_WORDS[step][language]}`).join(' ');
  return { en: join('en'), fr: join('fr') };
}

function joinPhrases(phrases: readonly Words[]): Words {
  return {
    en: `${phrases.map(({ en }) => en).join(', ')}.`,
    fr: `${phrases.map(({ fr }) => fr).join(', ')}.`,
  };
}
