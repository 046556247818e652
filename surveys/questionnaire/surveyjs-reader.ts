import type { Fault, Words } from '../organisation/fault.ts';
import { showValue } from '../organisation/fault.ts';
import type { DraftText } from './draft.ts';
import { hasHiddenCharacters, isUsableId } from './draft.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** So many faults say enough; a hostile file could have a million. */
const FAULTS_MAX = 100;
const IGNORED_MAX = 100;

/** How something looks or moves elsewhere, which changes neither the question nor its answers. */
const DISPLAY = new Set(
  `locale logo logoPosition logoFit logoWidth logoHeight width minWidth maxWidth widthMode fitToContainer
  startWithNewLine titleLocation descriptionLocation questionTitleLocation questionDescriptionLocation
  questionErrorLocation errorLocation indent showNumber showQuestionNumbers questionStartIndex
  showProgressBar progressBarType progressBarLocation showTitle showPageTitles showPageNumbers
  showNavigationButtons navigationButtonsLocation showPrevButton showCompletePage completedHtml
  completeText pagePrevText pageNextText startSurveyText firstPageIsStartPage firstPageIsStarted questionsOnPageMode
  mode focusFirstQuestionAutomatic autoFocusFirstQuestion autoGrowComment allowResizeComment
  textUpdateMode checkErrorsMode requiredMark requiredText requiredErrorText isRequired required
  showClearButton allowClear colCount itemSize displayMode rateDescriptionLocation rateType
  rateDisplayMode rateColorMode scaleColorMode displayRateDescriptionsAsExtremeItems autoGenerate
  rateCount rows cols acceptCarriageReturn choicesOrder placeholder placeHolder size cellType
  alternateRows showHeader verticalAlign columnMinWidth rowTitleWidth renderAs valueTrue valueFalse isAllRowRequired
  swapOrder storeOthersAsComment calculatedValues cookieName headerView backgroundImage`.split(
    /\s+/,
  ),
);

/** Reads parts of a SurveyJS file and collects what can not be taken over, by JSON path. */
export interface SurveyReader {
  readonly faults: readonly Fault[];
  /** JSON paths of what was left out because it only concerns looks. */
  readonly ignored: readonly string[];
  fault(path: string, problem: Words, expected: Words): void;
  /** Refuses or passes over every property that is not in `known`. */
  checkKeys(value: JsonRecord, path: string, known: readonly string[]): void;
  record(value: unknown, path: string): JsonRecord | null;
  list(value: unknown, path: string, most: number): readonly unknown[] | null;
  /** A text, or per language; null where it is absent. */
  text(
    value: unknown,
    path: string,
    most: number,
    clean?: (text: string) => string,
  ): DraftText | null;
  wholeNumber(value: unknown, path: string): number | null;
  /** The name itself where it can be one, otherwise a short one that is free. */
  nameOf(value: unknown, prefix: string): string;
}

export function createReader(file: string, language: () => 'en' | 'fr'): SurveyReader {
  const faults: Fault[] = [];
  const ignored: string[] = [];
  const taken = new Set<string>();
  const fault = (path: string, problem: Words, expected: Words): void => {
    if (faults.length < FAULTS_MAX)
      faults.push({ file, line: null, column: showPath(path), problem, expected });
  };
  const one = (value: unknown, path: string, most: number, clean: (text: string) => string) =>
    readText(fault, value, path, most, clean);
  return {
    faults,
    ignored,
    fault,
    checkKeys(value, path, known) {
      for (const key of Object.keys(value)) {
        if (known.includes(key)) continue;
        if (!DISPLAY.has(key)) refuseKey(fault, path, key, known);
        else if (ignored.length < IGNORED_MAX) ignored.push(showPath(`${path}.${key}`));
      }
    },
    record(value, path) {
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value as JsonRecord;
      fault(path, say('this is no object', 'ce n’est pas un objet'), say('{ … }', '{ … }'));
      return null;
    },
    list(value, path, most) {
      if (!Array.isArray(value)) {
        fault(path, say('this is no list', 'ce n’est pas une liste'), say('[ … ]', '[ … ]'));
        return null;
      }
      if (value.length > 0 && value.length <= most) return value as readonly unknown[];
      fault(
        path,
        say(`the list has ${value.length} entries`, `la liste a ${value.length} éléments`),
        say(`1 to ${most}`, `de 1 à ${most}`),
      );
      return null;
    },
    text(value, path, most, clean = joinWords) {
      if (value === undefined || value === null) return null;
      if (typeof value !== 'object') {
        const text = one(value, path, most, clean);
        return language() === 'fr' ? { en: '', fr: text } : { en: text, fr: '' };
      }
      const said = { en: '', fr: '' };
      for (const [key, words] of Object.entries(value)) {
        const which = key === 'default' ? language() : key;
        if (which !== 'en' && which !== 'fr') {
          if (ignored.length < IGNORED_MAX) ignored.push(showPath(`${path}.${key}`));
        } else if (key !== 'default' || said[which] === '')
          said[which] = one(words, `${path}.${key}`, most, clean);
      }
      return said;
    },
    wholeNumber(value, path) {
      if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 1000)
        return value;
      fault(
        path,
        say('this is no whole number', 'ce n’est pas un nombre entier'),
        say('a whole number from -1000 to 1000', 'un nombre entier de -1000 à 1000'),
      );
      return null;
    },
    nameOf(value, prefix) {
      let name = typeof value === 'string' && isUsableId(value) ? value : `${prefix}1`;
      for (let next = 2; taken.has(name.toLowerCase()); next += 1) name = `${prefix}${next}`;
      taken.add(name.toLowerCase());
      return name;
    },
  };
}

function readText(
  fault: SurveyReader['fault'],
  value: unknown,
  path: string,
  most: number,
  clean: (text: string) => string,
): string {
  if (typeof value !== 'string') {
    fault(path, say('this is no text', 'ce n’est pas un texte'), TEXT);
    return '';
  }
  const text = clean(value);
  if (text.length > most) {
    fault(
      path,
      say(`the text has ${text.length} characters`, `le texte a ${text.length} caractères`),
      say(`at most ${most}`, `${most} au plus`),
    );
  }
  if (!hasHiddenCharacters(text)) return text;
  fault(
    path,
    say(
      'the text holds an invisible or control character',
      'le texte contient un caractère invisible ou de commande',
    ),
    say('printable characters only', 'des caractères imprimables seulement'),
  );
  return '';
}

export function say(en: string, fr: string): Words {
  return { en, fr };
}

const TEXT = say(
  'a text, or texts per language: { "default": …, "fr": … }',
  'un texte, ou un texte par langue : { "default": …, "fr": … }',
);

function refuseKey(
  fault: SurveyReader['fault'],
  path: string,
  key: string,
  known: readonly string[],
): void {
  const shown = showValue(key);
  if (
    /^(?:visible|enable|required|setValue|reset)If$|^(?:visible|readOnly|clearInvisibleValues|triggers)$/.test(
      key,
    )
  ) {
    fault(
      `${path}.${key}`,
      say(
        `"${shown}" makes a question depend on another answer`,
        `« ${shown} » fait dépendre une question d’une autre réponse`,
      ),
      say(
        'every question shown to everybody: how many people answered a hidden question would tell what they answered before it',
        'chaque question montrée à tout le monde : le nombre de réponses à une question masquée dirait ce qui a été répondu avant elle',
      ),
    );
    return;
  }
  const list = known.join(', ');
  fault(
    `${path}.${key}`,
    say(`"${shown}" is not accepted here`, `« ${shown} » n’est pas accepté ici`),
    say(`one of: ${list}`, `parmi : ${list}`),
  );
}

function joinWords(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim();
}

/** A path fit to be shown: keys come from the file. */
function showPath(path: string): string {
  return path.length <= 150
    ? path.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{fffd}')
    : `${path.slice(0, 150).replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{fffd}')}…`;
}
