import { Anchor, Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { ApiError, useProblemText } from '../../shared/api';
import { Facts } from '../../shared/facts';
import { toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { useSession } from '../../shared/session';
import { useTexts } from '../../shared/texts';
import { Due } from './Due';
import { optionsOf } from './options';
import { useMemberName, useUserName } from './people';
import { ratingText } from './rating';
import { TagEditor } from './TagEditor';
import { CHANGED, type TicketChanges } from './team-queries';
import type { ActionProps } from './TeamReplyPanel';
import { texts } from './texts';

/** What the team sets of a ticket. */
export default function ManagePanel({ ticket, actions }: ActionProps) {
  const t = useTexts(texts);
  const done = useDone();
  const { version = 0, tags = [] } = ticket;
  const { status, priority, category, mergedInto } = ticket.ticket ?? {};
  const change = (changes: TicketChanges) => done(actions.change(version, changes), t.saved);
  const select = (name: 'status' | 'priority' | 'category', value: string | undefined, names: Readonly<Record<string, string>>) => (
    <NativeSelect
      label={t[name]}
      value={value}
      disabled={actions.isPending}
      onChange={({ currentTarget }) => void change({ [name]: currentTarget.value })}
      data={optionsOf(names)}
    />
  );
  return (
    <Panel title={t.manage}>
      <Stack>
        <TicketFacts ticket={ticket} />
        {!mergedInto && (
          <>
            <AssignButtons ticket={ticket} actions={actions} />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              {select('status', status, t.statuses)}
              {select('priority', priority, t.priorities)}
              {select('category', category, t.categories)}
            </SimpleGrid>
            <TagEditor tags={tags} isPending={actions.isPending} onChange={(next) => change({ tags: next })} />
          </>
        )}
      </Stack>
    </Panel>
  );
}

function TicketFacts({ ticket: { ticket = {}, user, sla, assignedTo, merged = [] } }: Pick<ActionProps, 'ticket'>) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const memberName = useMemberName();
  const userName = useUserName();
  const { ticketId, createdAt, rating } = ticket;
  return (
    <Facts
      facts={[
        [t.user, userName(user)],
        [
          t.email,
          user?.email && (
            <Anchor key="email" href={`mailto:${user.email}`} inherit style={{ overflowWrap: 'anywhere' }}>
              {user.email}
            </Anchor>
          ),
        ],
        [t.assignee, assignedTo ? memberName(assignedTo) : t.nobody],
        [t.target, <Due key="due" sla={sla} />],
        [t.firstResponse, sla?.firstResponseDueAt && dateTime(sla.firstResponseDueAt)],
        [t.resolution, sla?.resolutionDueAt && dateTime(sla.resolutionDueAt)],
        [t.created, createdAt && dateTime(createdAt)],
        [t.id, ticketId],
        [t.mergedHere, merged.join(', ')],
        [t.ratingOfUser, rating && ratingText(t.ratings, rating.rating)],
        [t.comment, rating?.comment && <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{rating.comment}</Text>],
      ]}
    />
  );
}

function AssignButtons({ ticket: { assignedTo, version = 0 }, actions }: ActionProps) {
  const t = useTexts(texts);
  const done = useDone();
  const { user } = useSession();
  const assign = (to: string | undefined, text: string) => void done(actions.assign(version, to), text);
  return (
    <Group gap="sm">
      {user?.id && assignedTo !== user.id && (
        <Button disabled={actions.isPending} onClick={() => assign(user.id, t.takenDone)}>
          {t.takeIt}
        </Button>
      )}
      {assignedTo && (
        <Button variant="default" disabled={actions.isPending} onClick={() => assign(undefined, t.unassignDone)}>
          {t.unassign}
        </Button>
      )}
    </Group>
  );
}

/** Says how a change went; a collision stands on the page. Resolves to whether it went well. */
function useDone(): (change: Promise<unknown>, text: string) => Promise<boolean> {
  const say = useProblemText();
  return async (change, text) => {
    try {
      await change;
      toast.success(text);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError && error.code === CHANGED)) toast.error(say(error));
      return false;
    }
  };
}
