import { useState } from 'react';
import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Message } from '../../parts/Message.tsx';
import { Section } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { paths } from '../../paths.ts';
import { useFormat, useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { SettingsFrame } from '../people/SettingsFrame.tsx';
import { MailSettingsForm } from './MailSettingsForm.tsx';
import { TestMessage } from './TestMessage.tsx';

export type MailSettings = Output<'getNoticeSettings'>;

/** How mail leaves, in whose name and when, and a message that tries it. */
export function MailSettingsPage() {
  const { words } = useWords(noticesWords);
  const { settings } = words;
  const read = useRead('getNoticeSettings', {});
  const [changed, setChanged] = useState(false);
  return (
    <SettingsFrame title={settings.title} lead={settings.lead}>
      <Loaded read={read} skeleton={<TextSkeleton lines={10} />}>
        {(current) => (
          <>
            <Health settings={current} />
            <MailSettingsForm key={current.version} settings={current} onChanged={setChanged} />
            <Section title={settings.test} lead={settings.testLead}>
              <TestMessage unsaved={changed} />
            </Section>
          </>
        )}
      </Loaded>
    </SettingsFrame>
  );
}

function Health({ settings: { smtp, health } }: { readonly settings: MailSettings }) {
  const { words, say, count } = useWords(noticesWords);
  const { settings } = words;
  const format = useFormat();
  if (smtp === null) {
    return (
      <Message tone="information">
        <p>{settings.mailboxNow}</p>
        <AppLink to={paths.mailbox()}>{settings.toMailbox}</AppLink>
      </Message>
    );
  }
  if (health === null) return null;
  return (
    <Message
      tone="danger"
      title={say(settings.failingTitle, { since: format.instant(health.failingSince) })}
    >
      <p>{count(settings.failing, health.failures, { until: format.instant(health.heldUntil) })}</p>
      <p className="mono">{health.lastError}</p>
    </Message>
  );
}
