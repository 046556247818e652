import type { Page } from 'playwright-core';
import type { TestServer } from './server.ts';

/** Signs a browser in as one of the accounts of a test server, and opens a page of the staff application. */
export async function openStaff(
  page: Page,
  server: Pick<TestServer, 'url' | 'makeLink'>,
  email: string,
  path = '',
): Promise<void> {
  const answer = await page.request.post(`${server.url}/api/staff/sign-in`, {
    data: { token: await server.makeLink(email) },
    headers: { origin: server.url },
  });
  if (!answer.ok()) throw new Error(`sign-in was refused: ${answer.status()}`);
  await page.goto(`${server.url}/staff${path}`);
}
