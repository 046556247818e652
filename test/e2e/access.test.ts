import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLOSES_ON, SMALL_COMPANY, writeRoster, writeUnits } from '../support/company.ts';
import { LAPTOP, launchBrowser, PHONE, watchPage } from '../support/browser.ts';
import { createLooks } from '../support/looks.ts';
import { readText, startMailServer } from '../support/mail-server.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openStaff } from '../support/sign-in.ts';

const NOT_AN_ADDRESS = 'This is not an e-mail address. One looks like this: ada@example.org';

/** From the very first start to an auditor who reads what was done; each step stands on the one before. */
describe('the first administrator sets up, gives accounts, and everyone signs in by a link', () => {
  let server: TestServer;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let browser: Browser;
  let laptop: BrowserContext;
  let page: Page;
  let troubles: string[];
  const { look, looked } = createLooks();

  beforeAll(async () => {
    mail = await startMailServer();
    server = await startTestServer({ SMTP_URL: mail.url }, { demo: false });
    await server.hr.importOrganisation(writeUnits(SMALL_COMPANY), writeRoster(SMALL_COMPANY));
    // As at the first start: nobody has an account.
    await server.database.owner`delete from staff.account`;
    browser = await launchBrowser();
    laptop = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    page = await laptop.newPage();
    page.setDefaultTimeout(15_000);
    troubles = watchPage(page, server.url);
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await mail.close();
  });

  /** Sends a form with what is no address in it, and reads what is said there. */
  async function mistypeAddress(where: Page, submit: string): Promise<string[]> {
    const said: string[] = [];
    for (const typed of ['', 'not-mail', 'ada@example']) {
      await where.getByLabel('E-mail address').fill(typed);
      await where.getByRole('button', { name: submit }).click();
      const field = where.getByLabel('E-mail address').locator('..');
      said.push(await field.locator('.react-aria-FieldError').innerText());
    }
    return said;
  }
  const SAID = ['Fill in this field.', ...Array<string>(2).fill(NOT_AN_ADDRESS)];

  async function openMailedLink(where: Page, name: string): Promise<void> {
    await server.settle();
    const link = /http\S+\/staff\/sign-in\S*#\S+/.exec(readText(mail.received.at(-1)!))![0];
    await where.goto(link);
    await where.getByRole('button', { name: `Sign in as ${name}` }).click();
  }

  test('the printed link makes the administrator, who lands on the import; then it is of no use', async () => {
    await page.goto(`${server.url}/staff`);
    await page.getByText('Nobody has an account yet').waitFor();
    await page.goto(server.setUpLink!);
    await page.getByLabel('Your name').waitFor();
    expect(page.url()).toBe(`${server.url}/staff/set-up`);
    expect(await look(page, 'set-up')).toEqual([]);
    await page.getByLabel('Your name').fill('Ada');
    expect(await mistypeAddress(page, 'Become administrator')).toEqual(SAID);
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByRole('button', { name: 'Become administrator' }).click();
    await page.getByRole('heading', { level: 1, name: 'Organisation' }).waitFor();
    const other = await laptop.newPage();
    await other.goto(server.setUpLink!);
    await other.getByText('Tutti is set up already').waitFor();
    await other.close();
  });

  test('she gives accounts: a manager of a unit, and an auditor; a doubled address is said in words', async () => {
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.getByRole('button', { name: 'Add an account' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Lea');
    expect(await mistypeAddress(page, 'Save')).toEqual(SAID);
    await page.getByRole('button', { name: 'Cancel' }).click();
    for (const [email, name, role] of [
      ['lea@example.org', 'Lea', 'manager'],
      ['noah@example.org', 'Noah', 'auditor'],
      ['lea@example.org', 'Lea', 'hr'],
    ] as const) {
      await page.getByRole('button', { name: 'Add an account' }).click();
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByLabel('Role', { exact: true }).selectOption(role);
      if (role === 'manager') {
        await page.getByLabel('Search a unit').fill('south');
        await page.getByRole('button', { name: /Team south/ }).click();
        await page.getByText('Chosen: Team south').waitFor();
        expect(await look(page, 'account form')).toEqual([]);
      }
      await page.getByRole('button', { name: 'Save' }).click();
      if (role === 'hr') await page.getByText('has an account already').waitFor();
      else await page.getByText(`${name} has an account`).waitFor();
    }
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('row', { name: /Lea/ }).getByText('Team south').waitFor();
    expect(await look(page, 'accounts')).toEqual([]);
  });

  test('an invited auditor opens the mail and reads the log; a round’s page is refused in words', async () => {
    await page.getByRole('button', { name: 'Sign-in link for Noah' }).click();
    await page.getByRole('button', { name: 'Send to noah@example.org' }).click();
    await page.getByText('on its way to noah@example.org').waitFor();
    const phone = await browser.newContext({ ...PHONE, locale: 'en-GB' });
    const auditor = await phone.newPage();
    const seen = watchPage(auditor, server.url);
    await openMailedLink(auditor, 'Noah');
    await auditor.getByRole('row', { name: /Sent a sign-in link to somebody/ }).waitFor();
    await auditor.getByLabel('Action').selectOption('account-added');
    await auditor
      .getByRole('row', { name: /Signed in/ })
      .first()
      .waitFor({ state: 'detached' });
    expect(await auditor.getByRole('row', { name: /Added an account/ }).count()).toBe(2);
    expect(await look(auditor, 'audit log')).toEqual([]);
    const file = auditor.waitForEvent('download');
    await auditor.getByRole('link', { name: 'Download as CSV' }).click();
    expect((await file).suggestedFilename()).toBe('audit-log.csv');
    await auditor.getByRole('link', { name: 'Rules of the rounds' }).click();
    await auditor.getByText('There is no round yet').waitFor();
    expect(seen).toEqual([]);
    // The router writes the refusal to the console as well.
    await auditor.goto(`${server.url}/staff/accounts`);
    await auditor.getByText('Your role does not allow this').waitFor();
    expect(await auditor.getByRole('link', { name: 'Rounds', exact: true }).count()).toBe(0);
    await phone.close();
  });

  test('a link to a page leads there after signing in by mail, its second use is said in words; the administrator ends her session', async () => {
    const phone = await browser.newContext({ ...PHONE, locale: 'en-GB' });
    const manager = await phone.newPage();
    await manager.goto(`${server.url}/staff/readiness`);
    expect(await mistypeAddress(manager, 'Send me a link')).toEqual(SAID);
    await manager.getByLabel('E-mail address').fill('lea@example.org');
    expect(await look(manager, 'sign-in')).toEqual([]);
    await manager.getByRole('button', { name: 'Send me a link' }).click();
    await manager.getByText('Look into your mailbox').waitFor();
    expect(await look(manager, 'link sent')).toEqual([]);
    await openMailedLink(manager, 'Lea');
    await manager.waitForURL(`${server.url}/staff/readiness`);
    const link = /http\S+#\S+/.exec(readText(mail.received.at(-1)!))![0];
    await manager.goto(link);
    await manager.getByText('You are signed in as Lea').waitFor();
    expect(await look(manager, 'dead link')).toEqual([]);
    await page.getByRole('row', { name: 'Lea' }).getByRole('button', { name: 'Sign out…' }).click();
    await page.getByRole('button', { name: 'End the sessions' }).click();
    await page.getByText('Every session of Lea has ended').waitFor();
    await manager.goto(`${server.url}/staff/readiness`);
    await manager.getByLabel('E-mail address').waitFor();
    const own = page.getByRole('row', { name: 'ada@example.org' });
    expect(await own.getByRole('button').allInnerTexts()).not.toContain('Sign out…');
    await phone.close();
  });

  test('nobody is led to another site after signing in', async () => {
    for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      const context = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
      const visitor = await context.newPage();
      const seen = watchPage(visitor, server.url);
      const token = await server.makeLink('ada@example.org');
      await visitor.goto(`${server.url}/staff/sign-in?to=${encodeURIComponent(to)}#${token}`);
      await visitor.getByRole('button', { name: 'Sign in as Ada' }).click();
      await visitor.getByRole('heading', { level: 1 }).waitFor();
      await visitor.waitForURL(/\/staff\/(rounds|organisation)$/);
      expect(new URL(visitor.url()).origin).toBe(server.url);
      expect(seen).toEqual([]);
      await context.close();
    }
  });

  test('an address where nothing is keeps the frame: navigation, a sentence, and a way back', async () => {
    const main = page.getByRole('main');
    for (const address of ['nonsense', 'rounds/nonsense/nonsense']) {
      await page.goto(`${server.url}/staff/${address}`);
      await main.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
      await main.getByText(/^The address may be mistyped/).waitFor();
      await page.getByRole('navigation').getByRole('link', { name: 'Accounts' }).waitFor();
    }
    expect(await look(page, 'nothing here')).toEqual([]);
    await page.getByRole('radio', { name: 'Français' }).click();
    await main.getByText(/^L’adresse est peut-être mal saisie/).waitFor();
    await page.getByRole('radio', { name: 'English' }).click();
    await main.getByRole('link', { name: 'Go to the start page' }).click();
    await page.waitForURL(/\/staff\/(rounds|organisation)$/);
    await page.getByRole('link', { name: 'Accounts' }).click();
    await page.waitForURL(/\/staff\/accounts$/);
  });

  test('removing an account asks first, and the last administrator stays; signing out everywhere leads out', async () => {
    await page.reload();
    const remove = async (name: string) => {
      await page.getByRole('row', { name }).getByRole('button', { name: 'Remove…' }).click();
      await page.getByRole('button', { name: 'Remove the account' }).click();
    };
    await remove('Lea');
    await page.getByText('The account of Lea is removed').waitFor();
    await remove('Ada');
    await page.getByText('Somebody has to stay administrator').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('link', { name: /Ada/ }).click();
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    const phone = await browser.newContext({ ...PHONE, locale: 'en-GB' });
    const left = await phone.newPage();
    await left.goto(`${server.url}/staff/sign-in#${await server.makeLink('ada@example.org')}`);
    await left.getByRole('button', { name: 'Sign in as Ada' }).click();
    await left.waitForURL(/\/staff\/(rounds|organisation)$/);
    await page.reload();
    await page.getByRole('row', { name: /^Chrome on Linux .*This session$/ }).waitFor();
    expect(await look(page, 'own account')).toEqual([]);
    const ends = page.getByRole('button', { name: /^End the session: \w+ on \w+, signed in on/ });
    for (let others = await ends.count(); others > 0; others -= 1) {
      await ends.first().click();
      await expect.poll(() => ends.count()).toBe(others - 1);
    }
    await page.getByText('The session is over:').waitFor();
    await left.reload();
    await left.getByLabel('E-mail address').waitFor();
    await phone.close();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: 'Sign out everywhere' })
      .click();
    await page.getByLabel('E-mail address').waitFor();
    expect(troubles).toEqual([]);
    expect(looked).toHaveLength(36);
  });
});

test('names of 200 letters without a space are broken, and make no page of staff wider', async () => {
  const long = 'Wolfeschlegelsteinhausen'.repeat(9).slice(0, 200);
  const server = await startTestServer();
  const browser = await launchBrowser();
  try {
    const units = writeUnits(SMALL_COMPANY).replace('Team south', long);
    await server.hr.importOrganisation(units, writeRoster(SMALL_COMPANY));
    await server.hr.launchRound({ title: long, instrument: 'pulse@1', closesOn: CLOSES_ON });
    await server.addAccount('ada@example.org', 'administrator');
    await server.addManager('lea@example.org', 'south');
    await server.database.owner`update staff.account set name = ${long}`;
    const context = await browser.newContext({ ...LAPTOP, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const volunteer = {
      name: long,
      email: `${long.slice(0, 60)}@example.org`,
      message: long,
      consent: true,
    };
    await page.request.post(`${server.url}/api/volunteers`, { data: volunteer });
    /** What is wider than the window, or has to be pushed sideways within it. */
    const findWide = async (): Promise<string[]> => {
      const wide: string[] = [];
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 860 });
        const found = await page.evaluate(() => {
          const frames =
            innerWidth < 1000 ? [] : [...document.querySelectorAll('.table-frame, dialog')];
          return [document.documentElement, ...frames]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map(({ tagName, className, scrollWidth }) => `${tagName} ${className} ${scrollWidth}`);
        });
        wide.push(...found.map((one) => `${page.url()} at ${width}: ${one}`));
      }
      await page.setViewportSize(LAPTOP.viewport);
      return wide;
    };
    const wide: string[] = [];
    const pages = ['accounts', 'volunteers', 'rounds', 'organisation', 'audit', 'account'];
    for (const name of pages) {
      await openStaff(page, server, 'ada@example.org', `/${name}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      wide.push(...(await findWide()));
    }
    await page.goto(`${server.url}/staff/accounts`);
    for (const [row, action] of [
      ['lea@', 'Change'],
      ['lea@', 'Sign-in link'],
      ['lea@', 'Remove…'],
    ] as const) {
      await page
        .getByRole('row', { name: row })
        .getByRole('button', { name: action })
        .first()
        .click();
      wide.push(...(await findWide()));
    }
    expect(wide).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});
