import { Anchor, Card, List, SimpleGrid, Text } from '@mantine/core';
import { Link } from 'react-router';
import { COMMUNITY, MODERATION_LOG, ROADMAP, SUGGESTIONS } from '../../shared/community';
import { useHasRoute } from '../../shared/frame';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { texts } from './texts';

export default function OverviewPage() {
  const t = useTexts(texts);
  const hasRoute = useHasRoute();
  const places = [
    [COMMUNITY, t.places.posts, t.places.postsBody],
    [SUGGESTIONS, t.places.suggestions, t.places.suggestionsBody],
    [ROADMAP, t.places.roadmap, t.places.roadmapBody],
    ['/rewards', t.places.rewards, t.places.rewardsBody],
    ['/community/contributing', t.places.contributing, t.places.contributingBody],
    ['/community/discord', t.places.discord, t.places.discordBody],
  ] as const;
  return (
    <Page lead={t.overviewLead} back={{ to: COMMUNITY, label: t.allPosts }}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {places
          .filter(([path]) => hasRoute(path))
          .map(([path, title, body]) => (
            <Card key={path}>
              <Anchor component={Link} to={path} fw={650} size="lg">
                {title}
              </Anchor>
              <Text c="dimmed">{body}</Text>
            </Card>
          ))}
      </SimpleGrid>
      <Panel title={t.guidelines}>
        <List spacing="xs">
          {Object.entries(t.guideline).map(([key, text]) => (
            <List.Item key={key}>{text}</List.Item>
          ))}
        </List>
      </Panel>
      <Panel title={t.moderationTitle}>
        <Text>{t.moderationBody}</Text>
        <Anchor component={Link} to={MODERATION_LOG}>
          {t.log}
        </Anchor>
      </Panel>
    </Page>
  );
}
