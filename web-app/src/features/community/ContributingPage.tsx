import { Anchor, Card, SimpleGrid, Text } from '@mantine/core';
import { Link } from 'react-router';
import { COMMUNITY, SUGGESTIONS } from '../../shared/community';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { useTexts } from '../../shared/texts';
import { Elsewhere } from './Elsewhere';
import { SOURCE } from './links';
import { NEW_POST } from './paths';
import { texts } from './texts';

export default function ContributingPage() {
  const t = useTexts(texts);
  const ways = [
    [`${COMMUNITY}?category=help`, t.ways.answer, t.ways.answerBody],
    [NEW_POST, t.ways.show, t.ways.showBody],
    [SUGGESTIONS, t.ways.suggest, t.ways.suggestBody],
    ['/support/create-ticket', t.ways.problem, t.ways.problemBody],
  ] as const;
  return (
    <Page lead={t.contributingLead} back={{ to: COMMUNITY, label: t.allPosts }}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {ways.map(([path, title, body]) => (
          <Card key={path}>
            <Anchor component={Link} to={path} fw={650} size="lg">
              {title}
            </Anchor>
            <Text c="dimmed">{body}</Text>
          </Card>
        ))}
      </SimpleGrid>
      <Panel title={t.codeTitle}>
        <Text mb="md">{t.codeBody}</Text>
        {SOURCE && <Elsewhere to={SOURCE} name="contributing" label={t.source} />}
      </Panel>
    </Page>
  );
}
