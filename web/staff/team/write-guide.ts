import type { ReleaseGroup } from '../../../surveys/release-document.ts';
import { localise } from '../report/reading.ts';
import type { currentSpeech } from '../text.ts';
import type { Conversation, TalkingPoint } from './conversation.ts';

type Speech = Pick<ReturnType<typeof currentSpeech>, 't' | 'formatNumber' | 'language'>;

/** One step of the agenda in words. */
export interface GuideSection {
  readonly id: 'open' | 'keep' | 'work' | 'agree' | 'close' | 'avoid';
  readonly title: string;
  /** null: not a step, a reminder. */
  readonly minutes: number | null;
  readonly lines: readonly GuideLine[];
}

export interface GuideLine {
  readonly text: string;
  /** Questions to the team. */
  readonly questions: readonly string[];
}

const MINUTES = { open: 5, keep: 8, work: 20, agree: 10, close: 2 } as const;

/** How long the whole agenda takes. */
export const GUIDE_MINUTES = Object.values(MINUTES).reduce((sum, minutes) => sum + minutes, 0);

const say = (text: string): GuideLine => ({ text, questions: [] });

/** The guide in words of the reader's language, section by section. */
export function writeGuide(
  conversation: Conversation,
  speech: Speech,
  labelOf: (group: ReleaseGroup) => string,
): readonly GuideSection[] {
  const { t } = speech;
  return [
    {
      id: 'open',
      title: t('team.guide.open.title'),
      minutes: MINUTES.open,
      lines: writeOpening(conversation, speech, labelOf),
    },
    ...writeMiddle(conversation, speech),
    {
      id: 'agree',
      title: t('team.guide.agree.title'),
      minutes: MINUTES.agree,
      lines: [
        say(t('team.guide.agree.gather')),
        say(t('team.guide.agree.choose')),
        say(t('team.guide.agree.write')),
      ],
    },
    {
      id: 'close',
      title: t('team.guide.close.title'),
      minutes: MINUTES.close,
      lines: [say(t('team.guide.close.back')), say(t('team.guide.close.open'))],
    },
    {
      id: 'avoid',
      title: t('team.guide.avoid.title'),
      minutes: null,
      lines: [
        say(t('team.guide.avoid.who')),
        say(t('team.guide.avoid.quote')),
        say(t('team.guide.avoid.defend')),
        say(t('team.guide.avoid.compare')),
      ],
    },
  ];
}

function writeOpening(
  conversation: Conversation,
  { t }: Speech,
  labelOf: (group: ReleaseGroup) => string,
): GuideLine[] {
  const rules = [say(t('team.guide.open.anonymous')), say(t('team.guide.open.aim'))];
  if (conversation.kind === 'figures') {
    const { respondents, invited } = conversation.group;
    return [say(t('team.guide.open.thanks', { respondents, invited })), ...rules];
  }
  const { why, heardIn } = conversation;
  return [
    say(t('team.guide.open.thanksWithout')),
    say(t(`team.guide.open.noFigures.${why ?? 'none'}`)),
    ...(heardIn === null
      ? []
      : [
          say(
            t('team.guide.open.heardIn', {
              group: labelOf(heardIn),
              respondents: heardIn.respondents,
            }),
          ),
        ]),
    ...rules,
  ];
}

function writeMiddle(conversation: Conversation, speech: Speech): GuideSection[] {
  const { t } = speech;
  const isWithout = conversation.kind === 'without-figures';
  const keep = isWithout
    ? [say(t('team.guide.without.keep1')), say(t('team.guide.without.keep2'))]
    : [
        say(t('team.guide.keep.lead')),
        ...conversation.keep.map((point) => writePoint(point, 'keep', speech)),
      ];
  const work = isWithout
    ? [
        say(t('team.guide.without.work1')),
        say(t('team.guide.without.work2')),
        say(t('team.guide.without.work3')),
      ]
    : [
        say(t('team.guide.work.lead')),
        ...conversation.work.map((point) => writePoint(point, 'work', speech)),
      ];
  return [
    {
      id: 'keep',
      title: t(isWithout ? 'team.guide.without.keepTitle' : 'team.guide.keep.title'),
      minutes: MINUTES.keep,
      lines: keep,
    },
    {
      id: 'work',
      title: t(isWithout ? 'team.guide.without.workTitle' : 'team.guide.work.title'),
      minutes: MINUTES.work,
      lines: work,
    },
  ];
}

function writePoint(
  { dimension, figures, topic, standing, item, change }: TalkingPoint,
  part: 'keep' | 'work',
  { t, formatNumber, language }: Speech,
): GuideLine {
  const name = localise(dimension.title, language);
  const mean = formatNumber(figures.mean);
  const figure =
    figures.margin === null
      ? t('team.guide.figureExact', { mean })
      : t('team.guide.figure', { mean, margin: formatNumber(Math.round(figures.margin)) });
  const stands = t(`team.guide.${part}.${standing}`, { name, figure });
  const changed = change === null ? '' : ` ${t(`team.guide.changed.${change}`)}`;
  const about = { name, item: item === null ? name : localise(item.text, language) };
  const questions =
    part === 'keep'
      ? [t(`team.guide.topic.${topic}.keep`, about)]
      : [
          t(`team.guide.topic.${topic}.ask1`, about),
          t(`team.guide.topic.${topic}.ask2`, about),
          t(`team.guide.topic.${topic}.ask3`, about),
        ];
  return { text: stands + changed, questions };
}

/** The guide as plain text, for a mail or a document. */
export function writePlainGuide(
  title: string,
  sections: readonly GuideSection[],
  { t }: Pick<Speech, 't'>,
): string {
  const blocks = sections.map(({ title: name, minutes, lines }) => {
    const heading =
      minutes === null ? name : t('team.guide.minutes', { title: name, minutes: String(minutes) });
    const written = lines.flatMap(({ text, questions }) => [
      `- ${text}`,
      ...questions.map((question) => `    · ${question}`),
    ]);
    return [heading, ...written].join('\n');
  });
  return [title, ...blocks].join('\n\n') + '\n';
}
