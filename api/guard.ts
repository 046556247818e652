import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { findRule, type Rule } from './access.ts';
import type { AccountVariables, CurrentAccount } from './account.ts';
import type { Forward } from './forward.ts';
import { AppError } from './problem.ts';

/** A way in, as a router names it; middleware has the method `ALL`. */
export interface Address {
  readonly method: string;
  readonly path: string;
}

export interface GuardDependencies {
  /** The account that this request is signed in as. */
  readonly findAccount: (context: Context) => Promise<CurrentAccount | null>;
  /** Address at which browsers reach this server, also through a proxy. */
  readonly publicUrl: () => string;
  /** Hands on what staff ask, where another process serves them; null where this one does. */
  readonly forward: Forward | null;
}

/**
 * Stands before every address of the API and asks the table (access.ts) who may pass. What staff may do
 * is done from our own pages only.
 * @throws AppError cross-origin, sign-in-required, not-allowed
 */
export function createGuard(dependencies: GuardDependencies): MiddlewareHandler<AccountVariables> {
  return async (context, next) => {
    const address = findAddress(context);
    // Nothing is there; the frame says so.
    if (address === undefined) return next();
    const rule = findRule(nameAddress(address));
    if (rule === undefined) throw new AppError('not-found');
    if (isForStaff(address, rule)) {
      if (dependencies.forward !== null) return dependencies.forward(context);
      refuseOtherSites(context, dependencies.publicUrl());
    }
    if (rule !== 'anyone') context.set('account', await admit(context, rule, dependencies));
    return next();
  };
}

/** The address that a request is for; undefined where there is none. */
export function findAddress(context: Context): Address | undefined {
  return matchedRoutes(context).find(isHandler);
}

/** Of staff, those who sign in among them; everything else is for employees and visitors. */
export function isForStaff({ path }: Address, rule: Rule | undefined): boolean {
  return rule !== 'anyone' || path.startsWith('/api/staff/');
}

async function admit(
  context: Context,
  rule: Exclude<Rule, 'anyone'>,
  { findAccount }: GuardDependencies,
): Promise<CurrentAccount> {
  const account = await findAccount(context);
  if (account === null) throw new AppError('sign-in-required');
  if (!rule.includes(account.role)) throw new AppError('not-allowed');
  return account;
}

/**
 * Another site can make a browser send a request with our cookie, but can not make it lie about where
 * the request comes from: `Sec-Fetch-Site`, and `Origin` in browsers that do not send that. A request
 * that changes something and tells neither is refused as well, whatever its content type.
 */
function refuseOtherSites(context: Context, publicUrl: string): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)) return;
  const site = context.req.header('sec-fetch-site');
  const isOwn =
    site === undefined
      ? isOwnOrigin(context.req.header('origin'), context, publicUrl)
      : site === 'same-origin';
  if (!isOwn) throw new AppError('cross-origin');
}

/** The host is compared without the scheme: a proxy may speak https with the browser and http with us. */
function isOwnOrigin(origin: string | undefined, context: Context, publicUrl: string): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === new URL(publicUrl).host || host === context.req.header('host');
}

/** @throws Error naming the addresses that have no rule: such a server must not start */
export function requireRules(addresses: readonly Address[]): void {
  const missing = addresses
    .filter((address) => isHandler(address) && address.path.startsWith('/api/'))
    .map(nameAddress)
    .filter((name) => findRule(name) === undefined);
  if (missing.length > 0) throw new Error(`api/access.ts has no rule for ${missing.join(', ')}`);
}

function isHandler({ method }: Address): boolean {
  return method !== 'ALL';
}

/** As `ACCESS` has it. */
export function nameAddress({ method, path }: Address): string {
  return `${method} ${path}`;
}
