import { expect, test } from 'vitest';
import { readParagraphs, writeParagraphs } from './paragraphs.ts';

test('text can not become markup when it is displayed, whatever is in it', () => {
  const text = '<img src=x onerror="alert(1)">\n\n</p><script>alert(\'1\')</script> & &lt;b&gt;';
  expect(writeParagraphs(text)).toBe(
    '<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>' +
      '<p>&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &amp;lt;b&amp;gt;</p>',
  );
  expect(readParagraphs(writeParagraphs(text))).toBe(text);
});

test('of HTML only the words are kept, also where tags and comments are never closed', () => {
  expect(readParagraphs('<ul><li>a</li><li>b<br>c</li></ul><script>x()')).toBe('a\n\nb\nc');
  expect(readParagraphs('a<!-- b')).toBe('a');
  expect(readParagraphs('&#65;&#x42;&unknown;&#0;')).toBe('AB&unknown;&#0;');
});
