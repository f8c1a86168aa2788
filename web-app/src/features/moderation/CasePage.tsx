import { Anchor, Badge, Grid, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { Found, memberPath, PersonName, postPath, suggestionPath, VisibilityBadge } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ActsPanel } from './ActsPanel';
import { useCase, type Case } from './queries';
import { ReportsPanel } from './ReportsPanel';
import { texts } from './texts';

/** Below what is read first. */
const DecisionPanel = lazy(() => import('./DecisionPanel'));

export default function CasePage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const found = useCase(id);
  const back = { to: '/admin/community', label: t.all };
  return (
    <Page title={found.data?.content?.title} width="wide" back={back}>
      <Found query={found} back={back}>
        {(one) => <Shown key={id} found={one} />}
      </Found>
    </Page>
  );
}

function Shown({ found }: { found: Case }) {
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>
          {found.content && <ContentPanel found={found} />}
          <ReportsPanel found={found} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack>
          <Suspense fallback={<LoadingState height={420} />}>
            <DecisionPanel found={found} />
          </Suspense>
          <ActsPanel acts={found.acts ?? []} />
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

/** What was written stays text, whatever it looks like. */
function ContentPanel({ found: { kind = 'post', contentId, content, author } }: { found: Case }) {
  const t = useTexts(texts);
  const { dateTime } = useFormat();
  const { postId, text, visibility, locked, createdAt } = content ?? {};
  const path = kind === 'suggestion' ? suggestionPath(contentId) : `${postPath(postId)}${kind === 'comment' ? `#${contentId ?? ''}` : ''}`;
  return (
    <Panel title={t.kinds[kind]}>
      <Group gap="xs" mb="sm">
        <Text size="sm" c="dimmed">
          <PersonName person={author && { id: author.userId, name: author.name }} />
          {createdAt && `, ${dateTime(createdAt)}`}
        </Text>
        <VisibilityBadge visibility={visibility} />
        {locked && <Badge>{t.locked}</Badge>}
      </Group>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
      <Group mt="xs">
        <Anchor component={Link} to={path} size="sm">
          {t.asMember}
        </Anchor>
        {author && (
          <Anchor component={Link} to={memberPath(author.userId)} size="sm">
            {t.standingOf}
          </Anchor>
        )}
      </Group>
    </Panel>
  );
}
