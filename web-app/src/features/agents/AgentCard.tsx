import { Card, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { AccessBadge, AgentMark, FavoriteButton, type Agent } from '../../shared/agent';
import classes from './Agents.module.css';

/** An agent of the catalogue; all of the card leads to it. */
export function AgentCard({ agent }: { agent: Agent }) {
  const { id = '', name = '', category, description } = agent;
  return (
    <Card component="li" className={classes.card}>
      <Group wrap="nowrap" align="center" mb="sm">
        <AgentMark id={id} name={name} category={category} />
        <Title order={3} size="h4" flex={1}>
          <Link to={`/agents/${id}`} className={classes.cardLink}>
            {name}
          </Link>
        </Title>
        <FavoriteButton agent={agent} />
      </Group>
      <Text c="dimmed" size="sm" flex={1}>
        {description}
      </Text>
      <Group mt="md">
        <AccessBadge agent={agent} />
      </Group>
    </Card>
  );
}
