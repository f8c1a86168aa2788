import { Anchor, Badge, Grid, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { ApiError } from '../../shared/api';
import { PersonName, postPath, suggestionPath, VisibilityBadge, type ContentKind } from '../../shared/community';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { ActsPanel } from './ActsPanel';
import { useCase, type Case } from './queries';
import { ReportsPanel } from './ReportsPanel';
import { texts } from './texts';

/** Below what is read first. */
const DecisionPanel = lazy(() => import('./DecisionPanel'));
const ReportForm = lazy(async () => ({ default: (await import('../../shared/community/ReportForm')).ReportForm }));

const NOT_FOUND = 404;

export default function CasePage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const found = useCase(id);
  const isMissing = found.error instanceof ApiError && found.error.status === NOT_FOUND;
  return (
    <Page title={found.data?.content?.title} width="wide" back={{ to: '/admin/community', label: t.all }}>
      {isMissing ? <Missing id={id} /> : <Loaded query={found} loading={<LoadingState height={600} />}>{(one) => <Shown key={id} found={one} />}</Loaded>}
    </Page>
  );
}

/** A case begins with a report. */
function Missing({ id }: { id: string }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const [kind = '', ...rest] = id.split('.');
  return (
    <Panel title={t.noCase} lead={t.noCaseBody}>
      <Suspense fallback={<LoadingState height={300} />}>
        <ReportForm kind={kind as ContentKind} id={rest.join('.')} onDone={() => queries.invalidateQueries({ queryKey: ['moderation'] })} />
      </Suspense>
    </Panel>
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
      <Anchor component={Link} to={path} size="sm">
        {t.asMember}
      </Anchor>
    </Panel>
  );
}
