import { Anchor, Badge, Card, Group, Title } from '@mantine/core';
import { Link } from 'react-router';
import { suggestionPath, VisibilityBadge } from '../../shared/community';
import { useTexts } from '../../shared/texts';
import type { Suggestion } from './queries';
import { StatusBadge } from './StatusBadge';
import { texts } from './texts';
import { VoteButton } from './VoteButton';

export function SuggestionCard({ suggestion, order, withStatus = true }: { suggestion: Suggestion; order: 2 | 3; withStatus?: boolean }) {
  const t = useTexts(texts);
  const { id, title, category, status, visibility } = suggestion;
  return (
    <Card component="article" p="md">
      <Group wrap="nowrap" align="flex-start">
        <VoteButton suggestion={suggestion} />
        <div style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
          <Title order={order} size="h4">
            <Anchor component={Link} to={suggestionPath(id)} inherit>
              {title}
            </Anchor>
          </Title>
          <Group gap="xs" mt={6}>
            {withStatus && <StatusBadge status={status} />}
            {category && <Badge variant="default">{t.categories[category]}</Badge>}
            <VisibilityBadge visibility={visibility} />
          </Group>
        </div>
      </Group>
    </Card>
  );
}
