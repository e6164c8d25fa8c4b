import { useAct } from '../../api/queries.ts';
import { ConfirmAction } from '../../parts/ConfirmAction.tsx';
import { Message } from '../../parts/Message.tsx';
import { toast } from '../../parts/toast.tsx';
import { useWords } from '../../words/language.tsx';
import { noticesWords } from '../../words/notices.ts';
import type { NoticeDetail } from './NoticePage.tsx';

/** Nobody knows whether a letter arrived: a person finds out and says so. */
export function ResolveUnknown({ notice }: { readonly notice: NoticeDetail }) {
  const { words, say } = useWords(noticesWords);
  const { resolve } = words;
  const { recipient } = notice;
  const act = useAct('resolveNotice', { refreshes: ['getNotice', 'listNotices'] });
  return (
    <Message tone="warning" title={resolve.title}>
      <p>{say(resolve.text, { recipient })}</p>
      {notice.detail === null ? null : <p className="mono">{notice.detail}</p>}
      <div className="row ErrorState-actions">
        <ConfirmAction
          label={resolve.arrived}
          title={resolve.arrivedTitle}
          consequence={<p>{resolve.arrivedConsequence}</p>}
          permission="notices.write"
          act={async () => {
            await act.act({ params: { id: notice.id }, body: { decision: 'arrived' } });
            toast(resolve.arrivedDone);
          }}
        />
        <ConfirmAction
          label={resolve.again}
          title={say(resolve.againTitle, { recipient })}
          consequence={<p>{resolve.againConsequence}</p>}
          permission="notices.write"
          act={async () => {
            await act.act({ params: { id: notice.id }, body: { decision: 'send_again' } });
            toast(resolve.againDone);
          }}
        />
      </div>
    </Message>
  );
}
