import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useProblemText } from '../../shared/api';
import { useDeviceName } from '../../shared/device';
import { confirm, toast } from '../../shared/feedback';
import { useFormat } from '../../shared/format';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Panel } from '../../shared/panel';
import { endOtherSessions, endSession, useLoginSessions, useRefreshAccount, type LoginSession } from './queries';
import { texts } from './texts';

export function SessionsPanel() {
  const t = useTexts(texts);
  return (
    <Panel title={t.sessions}>
      <Loaded query={useLoginSessions()} loading={<LoadingState rows={3} />}>
        {({ items = [] }) => <Sessions sessions={items} />}
      </Loaded>
    </Panel>
  );
}

function Sessions({ sessions }: { sessions: readonly LoginSession[] }) {
  const t = useTexts(texts);
  const end = useEnding();
  const endOthers = async () => {
    const question = { title: t.endOthers, body: t.endOthersBody, confirm: t.endOthers, cancel: t.cancel, danger: true };
    if (await confirm(question)) end.mutate(undefined);
  };
  return (
    <Stack>
      {sessions.map((session) => (
        <Session key={session.id} session={session} isEnding={end.isPending} onEnd={() => end.mutate(session.id)} />
      ))}
      {sessions.some(({ current }) => !current) && (
        <Group>
          <Button variant="default" loading={end.isPending} onClick={() => void endOthers()}>
            {t.endOthers}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Ends one session, or, without an id, all but this one. */
function useEnding() {
  const t = useTexts(texts);
  const say = useProblemText();
  const refresh = useRefreshAccount();
  return useMutation({
    mutationFn: (id: string | undefined) => (id ? endSession(id) : endOtherSessions()),
    onSuccess: () => {
      toast.success(t.ended);
      return refresh();
    },
    onError: (error) => toast.error(say(error)),
  });
}

function Session({ session, isEnding, onEnd }: { session: LoginSession; isEnding: boolean; onEnd: () => void }) {
  const t = useTexts(texts);
  const { date, relative } = useFormat();
  const { device, startedAt = '', lastSeenAt = '', address = '', current } = session;
  const name = useDeviceName()(device);
  return (
    <Group justify="space-between" wrap="nowrap">
      <div>
        <Group gap="xs">
          <Text fw={500}>{name}</Text>
          {current && <Badge variant="default">{t.thisDevice}</Badge>}
        </Group>
        <Text size="sm" c="dimmed">
          {t.sessionSince(date(startedAt), relative(lastSeenAt), address)}
        </Text>
      </div>
      {!current && (
        <Button size="xs" variant="default" disabled={isEnding} aria-label={t.endOne(name)} onClick={onEnd} flex="none">
          {t.end}
        </Button>
      )}
    </Group>
  );
}
