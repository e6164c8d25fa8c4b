import './notices.css';
import type { ReactNode } from 'react';
import { type RowOf, useRead, useRows } from '../../api/queries.ts';
import { useSearchState } from '../../app/search-state.ts';
import { ActionButton } from '../../parts/ActionButton.tsx';
import { AppLink } from '../../parts/AppLink.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TableSkeleton, TextSkeleton } from '../../parts/Skeletons.tsx';
import { SubNavigation } from '../../parts/SubNavigation.tsx';
import { paths } from '../../paths.ts';
import { noticesPages } from '../../shell/navigation.ts';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { partsWords } from '../../words/parts.ts';
import { Letter } from './Letter.tsx';

type Mail = RowOf<'listMailbox'>;

/** The built-in mailbox: what a newcomer's customers would have received. */
export function MailboxPage() {
  const { words, say } = useWords(noticesWords);
  const { mailbox } = words;
  const [search] = useSearchState();
  const rows = useRows('listMailbox', {});
  const settings = useRead('getNoticeSettings', {});
  const smtp = settings.data?.smtp ?? null;
  const opened = search.get('mail') ?? rows.rows[0]?.id ?? null;
  return (
    <Page
      title={mailbox.title}
      lead={smtp === null ? mailbox.lead : say(mailbox.leadSet, { host: smtp.host })}
      actions={<AppLink to={paths.mailSettings()}>{mailbox.setUp}</AppLink>}
      fill
    >
      <SubNavigation pages={noticesPages} label={words.list.title} />
      {rows.problem === null ? null : <ErrorState problem={rows.problem} retry={rows.retry} />}
      {rows.loading && rows.problem === null ? <TableSkeleton rows={6} /> : null}
      {rows.complete && rows.rows.length === 0 ? (
        <EmptyState title={mailbox.emptyTitle}>{mailbox.empty}</EmptyState>
      ) : null}
      {opened === null ? null : (
        <div className="Mailbox">
          <MailList rows={rows.rows} opened={opened}>
            {rows.complete ? null : <LoadMore busy={rows.loadingMore} loadMore={rows.loadMore} />}
          </MailList>
          <OpenMail key={opened} id={opened} />
        </div>
      )}
    </Page>
  );
}

function LoadMore({ busy, loadMore }: { readonly busy: boolean; readonly loadMore: () => void }) {
  const { words } = useWords(noticesWords);
  return (
    <li className="row">
      <ActionButton busy={busy} onClick={loadMore}>
        {words.mailbox.older}
      </ActionButton>
    </li>
  );
}

function MailList({
  rows,
  opened,
  children,
}: {
  readonly rows: readonly Mail[];
  readonly opened: string;
  readonly children: ReactNode;
}) {
  const { words } = useWords(noticesWords);
  return (
    <nav className="Mailbox-list" aria-label={words.mailbox.title}>
      <ul>
        {rows.map((mail) => (
          <li key={mail.id}>
            <AppLink
              to={paths.mailbox({ mail: mail.id })}
              className="Mailbox-mail"
              aria-current={mail.id === opened ? 'true' : undefined}
            >
              <span>{mail.subject}</span>
              <span className="small quiet">{mail.recipient}</span>
              <span className="small quiet">
                <InstantText instant={mail.deliveredAt} />
              </span>
            </AppLink>
          </li>
        ))}
        {children}
      </ul>
    </nav>
  );
}

function OpenMail({ id }: { readonly id: string }) {
  const { words } = useWords(noticesWords);
  const { mailbox } = words;
  const loading = useWords(partsWords).words.loading;
  const read = useRead('getMailboxMail', { params: { id } });
  return (
    <section className="Mailbox-open" aria-label={read.data?.subject ?? loading}>
      <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
        {(mail) => (
          <>
            <h2>{mail.subject}</h2>
            <Facts
              items={[
                { label: mailbox.from, value: mail.sender },
                { label: mailbox.to, value: mail.recipient },
                ...(mail.replyTo === null ? [] : [{ label: mailbox.replyTo, value: mail.replyTo }]),
                { label: mailbox.at, value: <InstantText instant={mail.deliveredAt} /> },
              ]}
            />
            {mail.messageId === null ? null : (
              <p>
                <AppLink to={paths.notice(mail.messageId)}>{mailbox.notice}</AppLink>
              </p>
            )}
            <Letter html={mail.html} text={mail.text} subject={mail.subject} />
          </>
        )}
      </Loaded>
    </section>
  );
}
