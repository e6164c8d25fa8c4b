import type { Output } from '../../api/client.ts';
import { useRead } from '../../api/queries.ts';
import { usePathParam } from '../../app/path-param.ts';
import { AppLink } from '../../parts/AppLink.tsx';
import { Detail } from '../../parts/Detail.tsx';
import { InstantText } from '../../parts/InstantText.tsx';
import { Message } from '../../parts/Message.tsx';
import { MoneyText } from '../../parts/MoneyText.tsx';
import { Page } from '../../parts/Page.tsx';
import { Loaded, TextSkeleton } from '../../parts/Skeletons.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { paths } from '../../paths.ts';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import { BounceButton } from './BounceButton.tsx';
import { Letter } from './Letter.tsx';
import { NoticeDeliveries } from './NoticeDeliveries.tsx';
import { NoticeEvidence } from './NoticeEvidence.tsx';
import { ResolveUnknown } from './ResolveUnknown.tsx';
import { noticeTones } from './states.ts';

export type NoticeDetail = Output<'getNotice'>;

/** One letter: as it was written, what it names, and every attempt to deliver it. */
export function NoticePage() {
  const { list } = useWords(noticesWords).words;
  const id = usePathParam('messageId');
  const read = useRead('getNotice', { params: { id } });
  if (read.data === undefined) {
    return (
      <Page title={list.title} breadcrumbs={[{ label: list.title, to: paths.notices() }]}>
        <Loaded read={read} skeleton={<TextSkeleton lines={8} />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  return <OneNotice notice={read.data} />;
}

function OneNotice({ notice }: { readonly notice: NoticeDetail }) {
  const { words, say } = useWords(noticesWords);
  const { one, list } = words;
  return (
    <Detail
      title={words.templates[notice.template]}
      status={
        <StatusBadge tone={noticeTones[notice.state]}>{words.states[notice.state]}</StatusBadge>
      }
      breadcrumbs={[
        { label: list.title, to: paths.notices() },
        { label: notice.customerName, to: paths.customer(notice.customerId) },
      ]}
      actions={
        <>
          <AppLink to={paths.notices({ customerId: notice.customerId })}>
            {say(one.allOfCustomer, { name: notice.customerName })}
          </AppLink>
          <BounceButton notice={notice} />
        </>
      }
      facts={[
        {
          label: one.amount,
          value: <MoneyText amount={notice.amountDue} currency={notice.currency} />,
        },
        {
          label: one.recipient,
          value: notice.recipient === '' ? list.nobody : notice.recipientName || notice.recipient,
          note: notice.recipientName === '' ? words.languages[notice.language] : notice.recipient,
        },
        { label: one.written, value: <InstantText instant={notice.createdAt} /> },
        notice.acceptedAt === null
          ? { label: one.leaves, value: <InstantText instant={notice.notBefore} /> }
          : { label: one.accepted, value: <InstantText instant={notice.acceptedAt} /> },
      ]}
      notice={
        notice.state === 'unknown' ? <ResolveUnknown notice={notice} /> : <State {...notice} />
      }
      tabs={[
        { id: 'letter', label: one.letter, content: () => <Letter {...notice} /> },
        {
          id: 'evidence',
          label: one.evidence,
          content: () => <NoticeEvidence notice={notice} />,
        },
        {
          id: 'delivery',
          label: one.delivery,
          count: String(notice.deliveries.length),
          content: () => <NoticeDeliveries notice={notice} />,
        },
      ]}
    />
  );
}

/** What the state means and what caused it; the usual case needs no box. */
function State({ state, reason, detail }: NoticeDetail) {
  const { words } = useWords(noticesWords);
  const bad = state === 'bounced' || state === 'failed';
  const because = reason === null ? null : words.reasons[reason];
  if (!bad) {
    return (
      <p className="quiet">
        {words.stateHelp[state]} {because}
      </p>
    );
  }
  return (
    <Message tone="danger" title={words.stateHelp[state]}>
      <p>{because}</p>
      {detail === null ? null : <p className="mono">{detail}</p>}
    </Message>
  );
}
