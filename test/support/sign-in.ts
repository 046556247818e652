import type { Page } from 'playwright-core';
import { PASSWORD } from './server.ts';

/** Signs a browser in as one of the accounts of a test server, and opens a page of the staff application. */
export async function openStaff(
  page: Page,
  server: { readonly url: string },
  email: string,
  path = '',
): Promise<void> {
  const answer = await page.request.post(`${server.url}/api/staff/sign-in`, {
    data: { email, password: PASSWORD },
    headers: { origin: server.url },
  });
  if (!answer.ok()) throw new Error(`sign-in was refused: ${answer.status()}`);
  await page.goto(`${server.url}/staff${path}`);
}
