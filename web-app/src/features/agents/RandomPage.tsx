import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { AccessBadge, AgentMark, type Agent } from '../../shared/agent';
import { Page } from '../../shared/page';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import classes from './Agents.module.css';
import { useRandomAgent } from './queries';
import { texts } from './texts';

export default function RandomPage() {
  const t = useTexts(texts);
  const drawn = useRandomAgent();
  return (
    <Page lead={t.randomLead}>
      <Loaded query={drawn} loading={<LoadingState height={340} />}>
        {(agent) => <Drawn agent={agent} isDrawing={drawn.isFetching} onAnother={() => void drawn.refetch()} />}
      </Loaded>
      <Card>
        <Title order={2} size="h4">
          {t.shape}
        </Title>
        <Text c="dimmed" mb="sm">
          {t.shapeBody}
        </Text>
        <Button component={Link} to="/agents/random/chat" variant="default" style={{ alignSelf: 'flex-start' }}>
          {t.shapeAction}
        </Button>
      </Card>
    </Page>
  );
}

function Drawn({ agent, isDrawing, onAnother }: { agent: Agent; isDrawing: boolean; onAnother: () => void }) {
  const t = useTexts(texts);
  const { id = '', name = '', category, description, starters = [] } = agent;
  return (
    <Card className={classes.drawn}>
      <AgentMark id={id} name={name} category={category} size={112} />
      <Stack gap="md">
        <div role="status">
          <Group gap="sm">
            <Title order={2}>{name}</Title>
            <AccessBadge agent={agent} />
          </Group>
          <Text size="lg" c="dimmed">
            {description}
          </Text>
        </div>
        <div>
          <Text fw={600} size="sm">
            {t.opener}
          </Text>
          <ul className={classes.openers}>
            {starters.slice(0, 3).map((starter) => (
              <li key={starter}>
                <Link to={`/agents/${id}`} state={{ question: starter }} className={classes.opener}>
                  {starter}
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <Group>
          <Button component={Link} to={`/agents/${id}`}>
            {t.talkTo(name)}
          </Button>
          <Button
            variant="default"
            loading={isDrawing}
            leftSection={<IconArrowsShuffle size={18} aria-hidden />}
            onClick={onAnother}
          >
            {t.another}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
