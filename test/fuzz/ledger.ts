import { writeCanonicalJson } from '../../surveys/ballot/encoding.ts';
import type { ScoringKey } from '../../surveys/scoring-key.ts';
import type { Stored } from '../support/stored.ts';
import { deriveContent, type BoxContent } from './box-content.ts';
import type { Step } from './device.ts';

/** What the server has said yes to. */
export interface Acknowledged {
  readonly step: Step;
  readonly round: string;
  /** As it was sent the first time. */
  readonly body: string;
  /** Signatures of a claim, receipt of a deposit: the same request again gets the same. */
  readonly proof: string;
}

/** Every yes to a claim, a ballot or a comment, whoever asked: what the database has to hold, and nothing else. */
export interface Ledger {
  /** @returns what must never be: two contents for one right, two proofs for one content, one proof for two */
  note(step: Step, body: string, status: number, text: string): string[];
  list(step: Step): readonly Acknowledged[];
  /** @param stored of the round @param isOpen what is gone after the close is looked at as well */
  compare(round: string, stored: Stored, isOpen: boolean): string[];
  /** What the box of the round has to hold as long as it is open. @param key its questionnaire */
  derive(round: string, key: ScoringKey): BoxContent;
}

interface Parsed {
  readonly round: string;
  /** What can be used once: an invitation, or a token. */
  readonly right: string;
  readonly content: string;
}

export function createLedger(): Ledger {
  const used = new Map<string, Acknowledged & { readonly content: string }>();
  const receipts = new Set<string>();
  const lists: Record<Step, Acknowledged[]> = { claim: [], ballots: [], comments: [] };
  const listOf = (step: Step, round: string) => lists[step].filter((one) => one.round === round);
  const count = (step: Step, round: string) => listOf(step, round).length;
  const listBodies = (step: Step, round: string) => listOf(step, round).map(({ body }) => body);
  return {
    note(step, body, status, text) {
      if (status >= 300) return [];
      const parsed = parse(step, body);
      if (parsed === null) return ['accepted what can not be read'];
      const { round, right, content } = parsed;
      const proof = JSON.stringify(JSON.parse(text));
      const past = used.get(right);
      if (past === undefined) {
        const acknowledged = { step, round, body, proof };
        used.set(right, { ...acknowledged, content });
        lists[step].push(acknowledged);
        const isDouble = step !== 'claim' && receipts.has(proof);
        receipts.add(proof);
        return isDouble ? ['two have got one receipt'] : [];
      }
      if (past.content !== content) return ['used a second time, with another content'];
      return past.proof === proof ? [] : ['the same again got another answer'];
    },
    list: (step) => lists[step],
    derive: (round, key) =>
      deriveContent(key, listBodies('ballots', round), listBodies('comments', round)),
    compare(round, stored, isOpen) {
      const claims = count('claim', round);
      const ballots = count('ballots', round);
      const comments = count('comments', round);
      const due: Partial<Stored> = {
        claims,
        ballots,
        comments,
        ballotTokens: ballots,
        commentTokens: comments,
        ...(isOpen ? { breakdownTokens: ballots, counted: ballots } : {}),
      };
      return Object.entries(due).flatMap(([name, number]) => {
        const found = stored[name as keyof Stored];
        return found === number ? [] : [`${name}: ${found} where ${number} were acknowledged`];
      });
    },
  };
}

function parse(step: Step, text: string): Parsed | null {
  try {
    const body = JSON.parse(text) as {
      round: string;
      secret?: string;
      ballot?: { token: string };
      comment?: { token: string };
    };
    const right = step === 'claim' ? body.secret : (body.ballot ?? body.comment)?.token;
    if (typeof right !== 'string') return null;
    return { round: body.round, right, content: writeCanonicalJson(body) };
  } catch {
    return null;
  }
}
