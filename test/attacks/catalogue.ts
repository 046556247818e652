import type { Attack } from './finding.ts';
import { compareUnanimity, permuteAnswers } from './rows/answers.ts';
import { askForBreakdowns, filterFreely } from './rows/filters.ts';
import { giveOwnKey, padRoster } from './rows/keys.ts';
import { compareRoles, poolViewers } from './rows/roles.ts';
import {
  askWhoAnswered,
  lowerThreshold,
  pollOpenRound,
  redrawTeams,
  watchJoiner,
} from './rows/rounds.ts';
import { planSmallCohort, surveyTiny } from './rows/small-companies.ts';
import { joinComments, joinDump, readStoredOrder, searchTraces } from './rows/stored-data.ts';
import {
  compareNearlyEqual,
  findSmallCounts,
  findSmallLabels,
  isolateSkipper,
  subtractFromParents,
  subtractInsiders,
  totalHiddenSiblings,
} from './rows/subtraction.ts';
import { bypassDocument, identifyWriter, injectFormulas } from './rows/texts.ts';
import { claimTwice, depositInParallel, spendElsewhere } from './rows/tokens.ts';

interface CataloguedAttack {
  readonly row: number;
  readonly name: string;
  /** What is the case when the attack fails. */
  readonly holds: string;
  readonly attack: Attack;
}

const row = (number: number, name: string, holds: string, attack: Attack): CataloguedAttack => ({
  row: number,
  name,
  holds,
  attack,
});

/** All attacks, by number. Rows 1 to 18 and 30 are about what is published, the others about collecting. */
export const CATALOGUE: readonly CataloguedAttack[] = [
  row(1, 'parent minus children', 'every atom is empty or has 5 or more', subtractFromParents),
  row(2, 'hidden siblings that total 2 to 4', 'they are never a remainder', totalHiddenSiblings),
  row(3, 'three one-way filters', 'never all three are released', askForBreakdowns),
  row(4, 'two nearly equal groups', 'groups differ by nobody or 5 or more', compareNearlyEqual),
  row(5, 'unit by attribute by free filter', 'no address takes a filter', filterFreely),
  row(6, 'viewers pool what they see', 'the union of all roles is safe', poolViewers),
  row(7, 'one person skips one item', 'no figure isolates the one', isolateSkipper),
  row(8, 'everyone answers alike', 'as with one neighbour answer', compareUnanimity),
  row(9, 'suppression as a signal', 'permuted answers, same pattern', permuteAnswers),
  row(10, 'insiders subtract their answers', 'five others remain', subtractInsiders),
  row(11, 'polling while open', 'no figure changes before close', pollOpenRound),
  row(12, 'one joiner between rounds', 'strict: withheld', watchJoiner),
  row(13, 'lower the minimum after launch', 'refused, outputs unchanged', lowerThreshold),
  row(14, 'redraw teams after close', 'outputs unchanged to the byte', redrawTeams),
  row(15, 'counts below the minimum', 'none printed, none derivable', findSmallCounts),
  row(16, 'labels below the minimum', 'none', findSmallLabels),
  row(17, 'owner or administrator exemption', 'one document for every role', compareRoles),
  row(18, 'tiny company or team', 'merged or refused', surveyTiny),
  row(19, 'join a dump of the database', 'no path to a person', joinDump),
  row(20, 'row order, ctid, xmin', 'no correlation with arrival', readStoredOrder),
  row(21, 'logs and timing', 'no address, agent or time of day', searchTraces),
  row(22, 'a key for one person', 'colleagues share keys, devices refuse', giveOwnKey),
  row(23, '50 parallel deposits of one token', 'exactly one stored', depositInParallel),
  row(24, 'token of one group used for another', '401, nothing stored', spendElsewhere),
  row(25, 'a second claim', '409; the same claim, the same bytes', claimTwice),
  row(26, 'group of one to four', 'merged or refused at launch', planSmallCohort),
  row(27, 'comment joined to scores', 'no shared key, order or size', joinComments),
  row(28, 'self-identifying comment', 'warned before sending', identifyWriter),
  row(29, 'reminder as an oracle', 'nobody sees who answered', askWhoAnswered),
  row(30, 'export, API or score bypass', 'all from the frozen document', bypassDocument),
  row(31, 'padded roster', 'head count shown, import logged', padRoster),
  row(32, 'formulas in comments or names', 'made text in every cell', injectFormulas),
];
