import type { StaffRole } from '../../api/account.ts';
import type { ApiDocument, DescribedOperation } from '../../api/openapi/write-document.ts';
import type { ProblemCode } from '../../api/problem-codes.ts';
import { CLOSES_ON, SMALL_COMPANY } from '../support/company.ts';
import type { Chance } from './chance.ts';
import { bendPath, drawBody, drawHeaders, drawText, ODD_METHODS } from './hostile-values.ts';
import { drawFitting, drawUuid, spoil, type KnownValue, type Schema } from './json-values.ts';
import { drawPart, spoilPart, writeForm } from './uploads.ts';
import { ASKERS, VICTIMS, type Asker, type IdKind, type World } from './world.ts';

export const KINDS = ['valid', 'near-valid', 'hostile'] as const;
export type Kind = (typeof KINDS)[number];

export interface Target {
  /** `GET /api/rounds/{id}` */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: DescribedOperation;
  /** Roles that may ask anything at this path; null: everybody may. */
  readonly askers: readonly string[] | null;
}

/** What has to come of a request. */
export interface Due {
  /** In a few words, for whoever reads the finding. */
  readonly of: string;
  readonly outcomes: readonly ('accepted' | ProblemCode)[];
}

export interface FuzzRequest {
  readonly number: number;
  readonly target: Target;
  readonly kind: Kind;
  readonly asker: Asker;
  /** Comes nowhere else. */
  readonly marker: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer | null;
  /** Sent in pieces, without a length. */
  readonly isChunked: boolean;
  /** It is for the address of its target, whatever else is wrong with it. */
  readonly isAtTarget: boolean;
  /** null: not known beforehand. */
  readonly due: Due | null;
}

export function listTargets(document: ApiDocument): Target[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
      askers: Object.values(methods).some((one) => one['x-roles'] === undefined)
        ? null
        : Object.values(methods).flatMap((one) => one['x-roles'] ?? []),
    })),
  );
}

export interface Making {
  readonly chance: Chance;
  readonly world: World;
  readonly base: string;
  /** Tells markers of this run from those of others. */
  readonly run: string;
}

export const makeMarker = (run: string, number: number) => `zq${run}x${number.toString(36)}q`;

/** One request to an address: valid, with one thing wrong, or hostile. */
export function makeRequest(
  making: Making,
  target: Target,
  kind: Kind,
  number: number,
): FuzzRequest {
  const { chance, world, base, run } = making;
  const marker = makeMarker(run, number);
  const asker = drawAsker(chance, target, kind);
  const path = fillPath(making, target, kind, marker, asker);
  const content = drawContent(making, target, kind, marker, path);
  const ways = kind === 'hostile' ? chance.below(5) : 0;
  const method = ways === 1 ? chance.pick(ODD_METHODS) : target.method;
  const sentPath = ways === 2 ? bendPath(chance, path, marker) : path;
  const cookie = asker === 'nobody' ? {} : { cookie: world.staff.cookies.get(asker)! };
  return {
    number,
    target,
    kind,
    asker,
    marker,
    method,
    path: sentPath,
    headers: {
      host: new URL(base).host,
      ...cookie,
      ...(kind === 'near-valid' && chance.maybe(0.1) ? {} : { origin: base }),
      ...content.headers,
      ...(ways === 3 || ways === 4 ? drawHeaders(chance, marker) : {}),
    },
    body: content.body,
    isChunked: kind !== 'valid' && chance.maybe(0.1),
    // An odd method can be the right one, and an odd query leads to the same place.
    isAtTarget: method === target.method && readAddress(sentPath) === readAddress(path),
    due: null,
  };
}

/**
 * Without the query, letters that need not be written as numbers as letters, and without steps up and on the
 * spot (RFC 3986, sections 6.2.2.2 and 6.2.2.3).
 */
function readAddress(path: string): string {
  const written = path.split('?', 1)[0]!.replace(/%([0-9a-f]{2})/gi, (escape, hex: string) => {
    const letter = String.fromCharCode(parseInt(hex, 16));
    return /[\w.~-]/.test(letter) ? letter : escape;
  });
  const steps: string[] = [];
  for (const step of written.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Mostly somebody who may ask; where one thing is to be wrong, that may be who asks. */
function drawAsker(chance: Chance, { operation }: Target, kind: Kind): Asker {
  const roles = operation['x-roles'] as readonly StaffRole[] | undefined;
  if (chance.maybe(kind === 'valid' ? 0.02 : 0.25)) return chance.pick(ASKERS);
  return roles === undefined ? 'nobody' : chance.pick(roles);
}

interface DrawnContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

function drawContent(
  making: Making,
  target: Target,
  kind: Kind,
  marker: string,
  path: string,
): DrawnContent {
  const { chance } = making;
  const content = target.operation.requestBody?.content;
  const json = content?.['application/json']?.schema as Schema | undefined;
  const form = content?.['multipart/form-data']?.schema as Schema | undefined;
  if (form !== undefined) return drawForm(chance, form, kind, marker);
  if (json === undefined) {
    // Where no body belongs, one may come all the same.
    const none = kind !== 'hostile' || chance.maybe(0.8);
    return { headers: {}, body: none ? null : drawBody(chance, marker) };
  }
  const headers = { 'content-type': 'application/json' };
  if (kind === 'hostile' && chance.maybe(0.5)) return { headers, body: drawBody(chance, marker) };
  const fitting = drawFitting(chance, json, '', createKnown(making, target, path));
  const value = kind === 'valid' ? fitting : spoil(chance, fitting, marker);
  return { headers, body: Buffer.from(JSON.stringify(value)) };
}

function drawForm(chance: Chance, schema: Schema, kind: Kind, marker: string): DrawnContent {
  const required = new Set(schema.required);
  const names = Object.keys(schema.properties ?? {});
  // Without a mapping both lists are needed.
  const wanted = names.filter(
    (name) => required.has(name) || (name !== 'mapping' && chance.maybe(0.8)),
  );
  const parts = wanted.map((name) => drawPart(chance, name));
  const at = chance.below(parts.length);
  const sent =
    kind === 'valid'
      ? parts
      : parts.map((part, index) => (index === at ? spoilPart(chance, part, marker) : part));
  const boundary = `b${marker}`;
  const isCutOff = kind === 'hostile' && chance.maybe(0.3);
  const body = writeForm(sent, isCutOff ? `${boundary}x` : boundary);
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body };
}

/** Fields that are about something on the server. */
function createKnown({ chance, world }: Making, target: Target, path: string): KnownValue {
  const { ids, invitations } = world;
  const invitation = invitations.length === 0 ? undefined : chance.pick(invitations);
  const values: Readonly<Record<string, () => unknown>> = {
    content: () => world.draftContent,
    // Somebody else may have saved it meanwhile.
    revision: () => world.revisions.get(path.split('/')[4] ?? ''),
    texts: () => world.mailTexts,
    copyOf: () => 'pulse@1',
    instrument: () => 'pulse@1',
    // An extension has to be later than the last day so far.
    closesOn: () =>
      target.path.includes('/extend') ? `${2100 + chance.below(800)}-01-31` : CLOSES_ON,
    opensOn: () => (chance.maybe(0.8) ? null : '2099-01-01'),
    dueOn: () => null,
    audience: () => null,
    breakdowns: () => (target.path.includes('/ballotbox/') ? undefined : []),
    policy: () => ({}),
    topic: () => null,
    unit: () => drawUnit(chance, target),
    role: () => 'hr',
    email: () => drawEmail(chance, target),
    employee: () => 'south-1',
    token: () => (target.path.includes('/ballotbox/') ? undefined : chance.pick(ids.token)),
    secret: () => invitation?.secret,
    round: () =>
      target.path.includes('/exports') ? chance.pick(ids.released) : invitation?.view.round.id,
    blinded: () => (invitation === undefined ? undefined : drawClaim(chance, invitation)),
    answers: () => ({ WB2: 1 + chance.below(5) }),
  };
  return (name) => (Object.hasOwn(values, name) ? values[name]!() : undefined);
}

function drawClaim(chance: Chance, { view }: World['invitations'][number]): unknown {
  const { ballot, breakdowns, comment } = view.keys;
  const keys = [ballot, ...breakdowns, ...(comment === null ? [] : [comment])];
  // The first byte is small, so that the number is below every modulus.
  return keys.map((key) => ({
    key,
    message: `A${chance.bytes(256).toString('base64url').slice(1)}`,
  }));
}

function drawUnit(chance: Chance, { path }: Target): string | null {
  if (path.includes('/accounts')) return null;
  if (path.includes('/exports') && chance.maybe(0.5)) return null;
  return chance.pick(SMALL_COMPANY)[0];
}

function drawEmail(chance: Chance, { path }: Target): string {
  if (path.includes('/accounts')) return chance.pick(VICTIMS);
  return `somebody${chance.below(10_000)}@example.org`;
}

function fillPath(
  making: Making,
  target: Target,
  kind: Kind,
  marker: string,
  asker: Asker,
): string {
  const { chance } = making;
  const filled = target.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (kind === 'near-valid' && chance.maybe(0.15))
      return encodeURIComponent(
        chance.pick([
          drawUuid(chance),
          marker,
          drawText(chance, marker).slice(0, 300).toWellFormed(),
        ]),
      );
    return encodeURIComponent(drawParameter(making, target, name, asker));
  });
  const query = target.operation.parameters.filter((parameter) => parameter.in === 'query');
  const pairs = query
    .filter(() => chance.maybe(0.5))
    .map(({ name, schema }) => {
      const fitting = String(drawFitting(chance, schema, name, () => undefined));
      const value = kind === 'valid' || chance.maybe(0.5) ? fitting : drawText(chance, marker);
      return `${name}=${encodeURIComponent(value.slice(0, 1_000).toWellFormed())}`;
    });
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}

const KIND_OF_PATH: readonly (readonly [string, IdKind])[] = [
  ['/api/rounds/', 'round'],
  ['/api/reports/', 'released'],
  ['/api/decisions/round/', 'released'],
  ['/api/decisions/', 'decision'],
  ['/api/instruments/drafts/', 'draft'],
  ['/api/volunteers/', 'volunteer'],
  ['/api/exports/', 'export'],
];

/** Of what only a round that is open has. */
const OF_OPEN = /^\/api\/rounds\/\{id\}\/(close|extend|outbox|codes)/;

function drawParameter(
  { chance, world }: Making,
  { path }: Target,
  name: string,
  asker: Asker,
): string {
  if (name === 'unit' || path.startsWith('/api/organisation/units'))
    return chance.pick(SMALL_COMPANY)[0];
  if (name === 'email') return chance.pick(VICTIMS);
  if (name === 'part') return '0';
  if (name === 'name') return chance.pick(['en.csv', 'fr.csv', 'en.xlsx', 'fr.xlsx']);
  if (name === 'ref') return chance.pick(world.ids.ref);
  if (path.includes('/history/')) return chance.pick(world.ids.ref).split('@')[0]!;
  if (OF_OPEN.test(path) && world.ids.open.length > 0 && chance.maybe(0.5))
    return chance.pick(world.ids.open);
  const known = path.startsWith('/api/staff/sessions/')
    ? listSessions(world, asker)
    : listKnown(world, path);
  return known.length === 0 || chance.maybe(0.05) ? drawUuid(chance) : chance.pick(known);
}

function listKnown({ ids }: World, path: string): readonly string[] {
  const kind = KIND_OF_PATH.find(([start]) => path.startsWith(start))?.[1];
  return kind === undefined ? [] : ids[kind];
}

/** An account ends its own; whoever has none tries those of others. */
function listSessions({ staff }: World, asker: Asker): readonly string[] {
  return asker === 'nobody' ? [...staff.ids.values()].flat() : staff.ids.get(asker)!;
}
