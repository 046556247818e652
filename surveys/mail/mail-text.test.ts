import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMailText } from './check-mail-text.ts';
import { MAIL_KINDS, MAIL_LANGUAGES, tidyText } from './mail-text.ts';
import { renderMail, writeMailHtml, writeMailText, type MailValues } from './render-mail.ts';
import { STANDARD_TEXTS } from './standard-texts.ts';

const LINK = 'https://survey.example.org/a#abcdefghijklmnopqrstuv';
const VALUES: MailValues = {
  title: 'Pulse',
  organisation: 'Duval & Fils',
  closesOn: '2027-05-01',
  minutes: 1,
  link: LINK,
  words: ['ant', 'bee', 'cow', 'dog'],
  manifestRoot: 'ab12',
};

describe('a text is checked before it is kept', () => {
  const faultsOf = (subject: string, body: string) =>
    checkMailText({ subject, body }).map(
      ({ part, line, why }) => `${part} ${line === null ? '' : `${line} `}${why}`,
    );

  test('the standard texts have no fault', () => {
    for (const language of MAIL_LANGUAGES)
      for (const kind of MAIL_KINDS)
        expect(checkMailText(STANDARD_TEXTS[language][kind])).toEqual([]);
  });

  test.each([
    ['S', '{{link}}', []],
    ['S', '{{ link }}\n', []],
    ['', '', ['subject empty', 'body empty']],
    ['S', 'no link', ['body link-missing']],
    ['S', '{{link}}\n\n{{link}}', ['body 3 link-twice']],
    ['S', 'a\n{{links}} {{link}}', ['body 2 unknown-placeholder']],
    ['S', '{{link}}\n{{title', ['body 2 unclosed-placeholder']],
    ['S', '{{link}}}}', ['body 1 unclosed-placeholder']],
    ['{{link}}', '{{link}}', ['subject not-in-subject']],
    ['a\r\nBcc: x@y', '{{link}}', ['subject several-lines', 'subject 1 control-character']],
    ['S', '{{link}}\u0000', ['body 1 control-character']],
    ['S', '{{link}} \u202egnp.exe', ['body 1 control-character']],
    ['S'.repeat(201), '{{link}}', ['subject too-long']],
    ['S', `{{link}}${'x'.repeat(5000)}`, ['body too-long']],
  ])('%j, %j', (subject, body, faults) => {
    expect(faultsOf(subject, body).toSorted()).toEqual([...faults].toSorted());
  });

  test('a text without fault names the link once and leaves no placeholder', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('{{link}}', '{{title}}', '{{words}}', '{{promise}}', '{{', '}}', '\n\n'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = tidyText({ subject: 'S', body: pieces.join('') });
        if (checkMailText(text).length > 0) return;
        const plain = writeMailText(renderMail('en', text, VALUES));
        expect(plain.split(LINK)).toHaveLength(2);
        expect(plain).not.toMatch(/\{\{|\}\}/);
      }),
    );
  });
});

describe('a message as its reader gets it', () => {
  test('values are written in the language of the message', () => {
    const write = (language: 'en' | 'fr') =>
      writeMailText(renderMail(language, STANDARD_TEXTS[language].invitation, VALUES));
    expect(write('en')).toContain('It takes about 1 minute, until 1 May 2027 inclusive.');
    expect(write('fr')).toContain('Cela prend environ 1 minute, jusqu’au 1er mai 2027 inclus.');
  });

  test('promise, words and fingerprint stand below a text that does not say them, and only then', () => {
    const bare = renderMail('en', { subject: 'S', body: '{{link}}' }, VALUES);
    expect(bare.footer).toHaveLength(3);
    const full = renderMail('en', { subject: 'S', body: '{{link}} {{promise}} {{words}}' }, VALUES);
    expect(full.footer).toEqual(['Fingerprint of the public manifest: ab12']);
  });

  test('what is filled in is not filled in again, and begins no line', () => {
    const mail = renderMail(
      'en',
      { subject: '{{title}}', body: '{{title}} {{link}}' },
      { ...VALUES, title: 'A\r\nBcc: x@example.org\u2028{{link}}' },
    );
    expect(mail.subject).toBe('A Bcc: x@example.org {{link}}');
    expect(mail.paragraphs[0]).toEqual([
      { text: 'A Bcc: x@example.org {{link}} ' },
      { link: LINK },
    ]);
  });

  test('HTML: every text is escaped, whatever it is, and nothing is loaded', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (title, organisation, words) => {
        const text = { subject: '{{title}}', body: `${words}\n\n{{link}}\n\n{{organisation}}` };
        const mail = renderMail('fr', text, { ...VALUES, title, organisation });
        const html = writeMailHtml('fr', mail);
        const tags = html.match(/<\/?[a-z0-9]+/gi)!.map((tag) => tag.replace('/', ''));
        expect(new Set(tags).difference(new Set(TAGS))).toEqual(new Set());
        expect(html.match(/href="[^"]*"/g)).toEqual([`href="${LINK}"`]);
      }),
    );
  });
});

const TAGS = [
  '<!doctype',
  '<html',
  '<head',
  '<meta',
  '<title',
  '<body',
  '<div',
  '<p',
  '<br',
  '<a',
  '<hr',
];
