import { Alert, Anchor, Grid, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { CollisionAlert } from './CollisionAlert';
import { Conversation, messagesOf, type Entry } from './Conversation';
import { Found } from './Found';
import { HistoryPanel } from './HistoryPanel';
import { QUEUE, teamTicketPath } from './paths';
import { useMemberName, useUserName } from './people';
import { useTeamActions, useTeamTicket, useViewing, type TeamTicket } from './team-queries';
import { texts } from './texts';

/** Below what is read first. */
const ManagePanel = lazy(() => import('./ManagePanel'));
const MergePanel = lazy(() => import('./MergePanel'));
const NotePanel = lazy(() => import('./NotePanel'));
const TeamReplyPanel = lazy(() => import('./TeamReplyPanel'));

export default function TeamTicketPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const ticket = useTeamTicket(id);
  useViewing(id, ticket.isSuccess);
  const back = { to: QUEUE, label: t.allTickets };
  return (
    <Page title={ticket.data?.ticket?.subject} width="wide" back={back}>
      <Found query={ticket} back={back}>
        {(found) => <Shown key={id} id={id} ticket={found} />}
      </Found>
    </Page>
  );
}

function Shown({ id, ticket }: { id: string; ticket: TeamTicket }) {
  const t = useTexts(texts);
  const actions = useTeamActions(id);
  const entries = useEntries(ticket);
  const mergedInto = ticket.ticket?.mergedInto;
  return (
    <>
      <CollisionAlert collision={actions.collision} />
      <Viewers viewers={ticket.viewers ?? []} />
      {mergedInto && (
        <Alert variant="outline">
          {t.goesOnIn}{' '}
          <Anchor component={Link} to={teamTicketPath(mergedInto)} inherit>
            {mergedInto}
          </Anchor>
        </Alert>
      )}
      <Grid>
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Panel title={t.conversation}>
              <div aria-live="polite">
                <Conversation side="team" ticketId={id} entries={entries} />
              </div>
            </Panel>
            <Suspense fallback={<LoadingState height={700} />}>
              {!mergedInto && <TeamReplyPanel ticket={ticket} actions={actions} />}
              <NotePanel actions={actions} />
            </Suspense>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Suspense fallback={<LoadingState height={700} />}>
              <ManagePanel ticket={ticket} actions={actions} />
              {!mergedInto && <MergePanel ticket={ticket} actions={actions} />}
            </Suspense>
            <HistoryPanel history={ticket.history ?? []} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  );
}

/** Who else looks at it, so that two do not answer it at once. */
function Viewers({ viewers }: { viewers: readonly string[] }) {
  const t = useTexts(texts);
  const nameOf = useMemberName();
  return (
    <div role="status">
      {viewers.length > 0 && (
        <Alert variant="outline">
          <Text size="sm">{t.viewing(viewers.map(nameOf).join(', '))}</Text>
        </Alert>
      )}
    </div>
  );
}

/** Messages and notes, as they came. */
function useEntries({ ticket = {}, user, authors = {}, notes = [] }: TeamTicket): Entry[] {
  const t = useTexts(texts);
  const nameOf = useMemberName();
  const userName = useUserName()(user);
  const teamName = (messageId: string) => (authors[messageId] ? nameOf(authors[messageId]) : t.team);
  const messages = messagesOf(ticket).map(({ sender, ...message }): Entry => ({
    ...message,
    kind: sender === 'support' ? 'own' : 'other',
    who: sender === 'support' ? teamName(message.id) : userName,
  }));
  const internal = notes.map(({ id = '', authorId, note = '', createdAt = '' }): Entry => ({
    id, kind: 'note', who: authorId ? nameOf(authorId) : t.team, text: note, at: createdAt,
  }));
  return [...messages, ...internal].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
