import { Alert, Anchor, Button } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useProblemText } from '../../shared/api';
import { Facts } from '../../shared/facts';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { PriorityBadge, StatusBadge } from './badges';
import { Conversation, messagesOf } from './Conversation';
import { Found } from './Found';
import { MY_TICKETS, ticketPath } from './paths';
import { isOver, useClose, useTicket, type Ticket } from './queries';
import { texts } from './texts';

/** Below what is read first. */
const RatingPanel = lazy(() => import('./RatingPanel'));
const ReplyPanel = lazy(() => import('./ReplyPanel'));

export default function TicketPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const ticket = useTicket(id);
  const back = { to: MY_TICKETS, label: t.allMine };
  return (
    <Page title={ticket.data?.subject} back={back} actions={ticket.data && <CloseButton ticket={ticket.data} />}>
      <Found query={ticket} back={back}>
        {(found) => <Shown key={id} ticket={found} />}
      </Found>
    </Page>
  );
}

function Shown({ ticket }: { ticket: Ticket }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const { ticketId = '', status, category, priority, createdAt, mergedInto } = ticket;
  const entries = messagesOf(ticket).map(({ sender, ...message }) => ({
    ...message,
    kind: sender === 'user' ? ('own' as const) : ('other' as const),
    who: sender === 'user' ? t.you : t.team,
  }));
  return (
    <>
      {mergedInto && (
        <Alert variant="outline">
          {t.goesOnIn}{' '}
          <Anchor component={Link} to={ticketPath(mergedInto)} inherit>
            {mergedInto}
          </Anchor>
        </Alert>
      )}
      <Panel title={t.facts}>
        <Facts
          facts={[
            [t.status, <StatusBadge key="status" status={status} />],
            [t.priority, <PriorityBadge key="priority" priority={priority} />],
            [t.category, category && t.categories[category]],
            [t.created, createdAt && dateTime(createdAt)],
            [t.id, ticketId],
          ]}
        />
      </Panel>
      <Panel title={t.conversation}>
        <div aria-live="polite">
          <Conversation side="user" ticketId={ticketId} entries={entries} />
        </div>
      </Panel>
      {!mergedInto && (
        <Suspense fallback={<LoadingState height={420} />}>
          {isOver(status) && <RatingPanel ticket={ticket} />}
          <ReplyPanel ticket={ticket} />
        </Suspense>
      )}
    </>
  );
}

function CloseButton({ ticket: { ticketId = '', status, mergedInto } }: { ticket: Ticket }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const close = useClose(ticketId);
  if (status === 'closed' || mergedInto) return null;
  const ask = async () => {
    if (!(await confirm({ title: t.closeTitle, body: t.closeBody, confirm: t.close, cancel: t.cancel }))) return;
    close.mutate(undefined, {
      onSuccess: () => toast.success(t.closeDone),
      onError: (error) => toast.error(say(error)),
    });
  };
  return (
    <Button variant="default" loading={close.isPending} onClick={() => void ask()}>
      {t.close}
    </Button>
  );
}
