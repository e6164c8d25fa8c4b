export interface PlainMail {
  readonly language: 'en' | 'ja';
  readonly subject: string;
  /** Paragraphs in their order; empty ones are left out. */
  readonly lines: readonly string[];
  readonly button: { readonly text: string; readonly link: string };
}

/**
 * A mail to a colleague as HTML: some paragraphs and one button. Nothing is loaded from elsewhere,
 * and nothing typed by others becomes markup.
 */
export function plainMailHtml({ language, subject, lines, button }: PlainMail): string {
  const paragraphs = lines
    .filter((line) => line !== '')
    .map(
      (line) => `<p style="margin:0 0 16px">${escapedForHtml(line).replaceAll('\n', '<br>')}</p>`,
    );
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${escapedForHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.6;color:#1a1d21">
<div style="max-width:560px">
${paragraphs.join('\n')}
<p style="margin:0 0 16px"><a href="${escapedForHtml(button.link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#1f5f8b;color:#ffffff;text-decoration:none">${escapedForHtml(button.text)}</a></p>
</div>
</body>
</html>
`;
}

/** Text that stands in HTML as text. */
export function escapedForHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
