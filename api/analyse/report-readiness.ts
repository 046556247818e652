import { fill, writeReason, writeCount, writeShare } from '../../surveys/report/wording.ts';
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
import { GATE_WORDS, LABEL_WORDS, SETUP_WORDS, STEP_WORDS } from '../../surveys/scoring/words.ts';
import type { Html } from './report-markup.ts';
import { html, NOTHING, say } from './report-markup.ts';
import type { ReportModel, ShownGroup } from '../../surveys/report/model.ts';
import { READINESS_TEXTS as T } from '../../surveys/report/readiness-texts.ts';
import { TEXTS } from '../../surveys/report/texts.ts';

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

function renderBands(judged: readonly ShownGroup[], company: CompanyFigures): Html {
  const { bars, setup, notAsked = [] } = company;
  if (bars === null || judged.length === 0) return html`<p>${say(T.pulse)}</p>`;
  const version = html`<p>${say(fill(T.bars, { version: bars }))}</p>`;
  if (notAsked.length > 0) {
    const reason = { id: 'not-asked', gates: notAsked } as const;
    return html`<p>${say(T.noLabels)} ${say(writeReason(reason))}</p>
      <p>${say(T.gates)}</p>
      ${version}`;
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
    ${version}`;
}

/** Set-up facts as a check list: recorded by people, never inferred from answers. */
function renderSetup(setup: ProgrammeSetup | null): Html {
  const facts = (Object.keys(SETUP_WORDS) as (keyof ProgrammeSetup)[]).map((fact) => {
    const isInPlace = setup?.[fact] === true;
    const state = setup === null ? T.notRecorded : isInPlace ? T.inPlace : T.notYet;
    return html`<li>
      <span aria-hidden="true">${isInPlace ? '☑' : '☐'} </span>${say(SETUP_WORDS[fact])}
      <small>${say(state)}</small>
    </li>`;
  });
  return html`<h3>${say(T.setup)}</h3>
    <ul class="checks">
      ${facts}
    </ul>
    <p>${say(T.setupWhy)}</p>`;
}

function renderBand(label: ReadinessLabel | null, members: readonly ShownGroup[]): Html {
  if (label === null && members.length === 0) return NOTHING;
  const list =
    members.length === 0
      ? html`<p>${say(T.noTeam)}</p>`
      : html`<ul>
          ${members.map(({ anchor, name }) => html`<li><a href="#${anchor}">${say(name)}</a></li>`)}
        </ul>`;
  return html`<details class="band" open>
    <summary>
      ${sayLabel(label)} <small>${say(fill(T.count, { n: writeCount(members.length) }))}</small>
    </summary>
    ${list}
  </details>`;
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
  const { label, probability, gates, reasons, next } = readiness;
  const labelWords = label === null ? T.noLabel : LABEL_WORDS[label];
  const certain =
    probability === null
      ? NOTHING
      : html` (${say(fill(T.certain, { share: writeShare(probability) }))})`;
  const known = (Object.keys(GATE_WORDS) as GateId[]).flatMap((id) => {
    const gate = gates[id];
    return gate === undefined ? [] : writeGate(id, gate);
  });
  // That the programme is not complete is said once, by its check list, and by the next step.
  const own = reasons.filter(({ id }) => id !== 'setup').map(writeReason);
  const steps = next.length === 0 ? [] : [fill(T.next, { steps: writeSteps(next) })];
  const sentences = [
    joinPhrases([...own, ...steps], ' '),
    ...(known.length === 0 ? [] : [joinPhrases(known, '; ')]),
  ];
  return html`<p><b>${say(fill(T.ofGroup, { label: labelWords }))}</b>${certain}</p>
    ${sentences.map((sentence) => html`<p>${say(sentence)}</p>`)}`;
}

function writeGate(id: GateId, { value, bar, plain, cautious, range }: Gate): Words {
  const isPerCent = PER_CENT.includes(id);
  const writeValue = (number: number): Words =>
    isPerCent ? writeShare(number / 100) : writeCount(number);
  // The response rate is known exactly: there is nothing likely about it.
  const sentence = fill(plain === null && cautious === null ? T.plainGate : T.gate, {
    gate: GATE_WORDS[id],
    value: value === null ? TEXTS.words.none : writeValue(value),
    bar: writeValue(bar),
    plain: plain === null ? TEXTS.words.none : writeShare(plain),
    cautious: cautious === null ? TEXTS.words.none : writeShare(cautious),
  });
  if (range === undefined) return sentence;
  const bounds = `[${range.join('–')}]`;
  return { en: `${sentence.en} ${bounds}`, fr: `${sentence.fr} ${bounds}` };
}

/** Steps are sentences, so they are numbered. */
function writeSteps(steps: readonly NextStepId[]): Words {
  const join = (language: 'en' | 'fr'): string =>
    steps.map((step, index) => `(${index + 1}) ${STEP_WORDS[step][language]}`).join(' ');
  return { en: join('en'), fr: join('fr') };
}

function joinPhrases(phrases: readonly Words[], separator: string): Words {
  const join = (language: 'en' | 'fr'): string =>
    phrases.map((phrase) => phrase[language]).join(separator);
  return { en: join('en'), fr: join('fr') };
}
