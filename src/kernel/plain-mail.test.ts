import { expect, test } from 'vitest';
import { plainMailHtml } from './plain-mail.ts';

test('what others typed stays text, lines stay lines, and empty ones are left out', () => {
  const html = plainMailHtml({
    language: 'ja',
    subject: '<b>',
    lines: ['one\ntwo', '', '"<script>"'],
    button: { text: 'Show & tell', link: 'https://example.com/?a=1&b="2"' },
  });
  expect(html).toContain('<html lang="ja">');
  expect(html).toContain('one<br>two');
  expect(html.match(/<p /g)).toHaveLength(3);
  expect(html).not.toMatch(/<script|<b>/);
  expect(html).toContain('href="https://example.com/?a=1&amp;b=&quot;2&quot;"');
});
