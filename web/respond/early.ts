import type { InvitationView } from '../../api/app.ts';
import { postText } from './api.ts';
import type { Fetch, Reply } from './api.ts';
import { findObstacle, isKiosk, takeSecret } from './entry.ts';
import { createDeviceKeep, createMemoryKeep } from './keep.ts';
import { listPending } from './pending.ts';

/** What need not wait for React. Small: the entry of the page loads nothing else. */
export const fetchHere: Fetch = (path, init) => window.fetch(path, init);
export const kiosk = isKiosk(window);
export const device = kiosk ? createMemoryKeep() : createDeviceKeep(() => window.localStorage);

export const obstacle = findObstacle(window);
export const secret = takeSecret(window);

export function askForInvitation(ofSecret: string): Promise<Reply<InvitationView>> {
  return postText(fetchHere, '/api/registrar/invitation', JSON.stringify({ secret: ofSecret }));
}

/**
 * The first answer to `askForInvitation`, asked for at once. null where it is of no use, and where
 * something is still being sent: a ballot must not follow on the heels of a request that names a person.
 */
export const firstReply =
  secret !== null && obstacle === null && listPending(device).length === 0
    ? askForInvitation(secret)
    : null;
