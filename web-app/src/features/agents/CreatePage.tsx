import { ActionIcon, Button, Card, Grid, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { AgentMark, useAgent, type Agent } from '../../shared/agent';
import { useProblemText } from '../../shared/api';
import { confirm, toast } from '../../shared/feedback';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { AgentForm } from './AgentForm';
import classes from './Agents.module.css';
import { deleteAgent, useAgentsChanged, useOwnAgents } from './queries';
import { texts } from './texts';

export default function CreatePage() {
  const t = useTexts(texts);
  const { user } = useSession();
  const [params] = useSearchParams();
  const edited = params.get('agent');
  return (
    <Page lead={t.createLead} width="wide">
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Editor user={user} edited={edited} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack>
            <Workshop />
            {user && <OwnAgents edited={edited} />}
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Editor({ user, edited }: { user: unknown; edited: string | null }) {
  const t = useTexts(texts);
  if (user === undefined) return <LoadingState height={500} />;
  if (user === null) {
    return (
      <Card mih={260}>
        <EmptyState
          title={t.signInTitle}
          action={
            <Button component={Link} to="/auth/login?next=/agents/create">
              {t.signIn}
            </Button>
          }
        >
          {t.signInBody}
        </EmptyState>
      </Card>
    );
  }
  return <Card>{edited ? <Edit key={edited} id={edited} /> : <AgentForm key="new" />}</Card>;
}

function Edit({ id }: { id: string }) {
  const t = useTexts(texts);
  return (
    <Loaded query={useAgent(id)} loading={<Skeleton height={600} />}>
      {(agent) => (
        <>
          <Title order={2} size="h3" mb="md">
            {t.editTitle(agent.name ?? '')}
          </Title>
          <AgentForm agent={agent} />
        </>
      )}
    </Loaded>
  );
}

function Workshop() {
  const t = useTexts(texts);
  return (
    <Card>
      <Title order={2} size="h4">
        {t.workshop}
      </Title>
      <Text c="dimmed" size="sm" my="xs">
        {t.workshopBody}
      </Text>
      <Button component={Link} to="/agents/create/chat" variant="default">
        {t.workshopAction}
      </Button>
    </Card>
  );
}

function OwnAgents({ edited }: { edited: string | null }) {
  const t = useTexts(texts);
  return (
    <Card>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t.yours}
        </Title>
        {edited && (
          <Button component={Link} to="/agents/create" size="xs" variant="default">
            {t.newAgent}
          </Button>
        )}
      </Group>
      <Loaded query={useOwnAgents(true)} loading={<LoadingState rows={2} />}>
        {(agents) =>
          agents.length === 0 ? (
            <Text c="dimmed" size="sm">
              {t.noOwn}
            </Text>
          ) : (
            <ul className={classes.own}>
              {agents.map((agent) => (
                <OwnAgent key={agent.id} agent={agent} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function OwnAgent({ agent }: { agent: Agent }) {
  const t = useTexts(texts);
  const say = useProblemText();
  const changed = useAgentsChanged();
  const [params, setParams] = useSearchParams();
  const { id = '', name = '', category } = agent;
  const remove = async () => {
    const question = { title: t.removeTitle(name), body: t.removeBody, confirm: t.removeAction, cancel: t.cancel, danger: true };
    if (!(await confirm(question))) return;
    try {
      await deleteAgent(id);
      if (params.get('agent') === id) setParams({});
      await changed();
      toast.success(t.removed(name));
    } catch (error) {
      toast.error(say(error));
    }
  };
  return (
    <Group component="li" wrap="nowrap" gap="xs">
      <Link to={`/agents/${id}`} className={classes.member} style={{ flex: 1, minWidth: 0 }}>
        <AgentMark id={id} name={name} category={category} size={32} />
        <Text truncate>{name}</Text>
      </Link>
      <ActionIcon component={Link} to={`/agents/create?agent=${id}`} variant="subtle" color="gray" size="lg" aria-label={t.edit(name)}>
        <IconPencil size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t.remove(name)} onClick={() => void remove()}>
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
