import { reportTypes, type Member } from './parse-xarf-types.ts';

const EXAMPLE: Readonly<Record<Extract<Member, string>, unknown>> = {
  text: 'example',
  instant: '2026-03-01T08:00:00Z',
  uri: 'https://example.com/page',
  email: 'somebody@example.com',
  count: 1,
  // Bulk mail has at least a hundred readers.
  counted: 100,
  port: 443,
  number: 1.5,
  share: 0.5,
  flag: true,
  object: {},
  list: [],
};

/** A report in X-ARF version 4 with everything its type needs. */
export function aReport(category = 'messaging', type = 'spam'): Record<string, unknown> {
  const { required, members } = reportTypes[category]![type]!;
  const own = required.map((name) => {
    const member = members[name]!;
    return [name, typeof member === 'string' ? EXAMPLE[member] : member[0]];
  });
  return {
    xarf_version: '4.2.0',
    report_id: '550e8400-e29b-41d4-a716-446655440000',
    timestamp: '2026-03-01T08:00:00Z',
    reporter: { org: 'Example CERT', contact: 'abuse@example.com', domain: 'example.com' },
    sender: { org: 'Example CERT', contact: 'abuse@example.com', domain: 'example.com' },
    source_identifier: '192.0.2.7',
    source_port: 25,
    smtp_from: 'sender@example.com',
    confidence: 0.9,
    category,
    type,
    ...Object.fromEntries(own),
  };
}
