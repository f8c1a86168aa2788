import { Alert, Anchor, Badge, Button, Card, Group, Text, VisuallyHidden } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  COMMUNITY_KEY,
  ContentHtml,
  Found,
  ModeratorLinks,
  PersonName,
  ReportButton,
  suggestionPath,
  SUGGESTIONS,
  useCommunityLive,
  VisibilityBadge,
} from '../../shared/community';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useSuggestion, type Suggestion } from './queries';
import { StatusBadge } from './StatusBadge';
import { texts } from './texts';
import { VoteButton } from './VoteButton';

const EditForm = lazy(() => import('./EditForm'));
const ManagePanel = lazy(() => import('./ManagePanel'));

const LIVE_MS = 1_000;

export default function SuggestionPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const { isModerator } = useSession();
  const queries = useQueryClient();
  const suggestion = useSuggestion(id);
  useCommunityLive(() => void queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, 'suggestions', 'one', id] }), LIVE_MS, id);
  const back = { to: SUGGESTIONS, label: t.all };
  return (
    <Page title={suggestion.error ? undefined : suggestion.data?.title} back={back}>
      <Found query={suggestion} back={back}>
        {(found) => (
          <>
            <Shown key={id} suggestion={found} />
            {isModerator && !found.mergedInto && (
              <Suspense fallback={<LoadingState height={400} />}>
                <ManagePanel key={id} suggestion={found} />
              </Suspense>
            )}
          </>
        )}
      </Found>
    </Page>
  );
}

function Shown({ suggestion }: { suggestion: Suggestion }) {
  const t = useTexts(texts);
  const { date } = useFormat();
  const { user } = useSession();
  const [isEditing, setEditing] = useState(false);
  const { id = '', author, createdAt, editedAt, category, status, statusAt, note, html = '', visibility, mergedInto } = suggestion;
  const isOwn = Boolean(user) && author?.id === user?.id;
  return (
    <Card component="article">
      <VisuallyHidden component="h2">{t.heading}</VisuallyHidden>
      <Group gap="xs" mb="md">
        <StatusBadge status={status} />
        {category && <Badge variant="default">{t.categories[category]}</Badge>}
        <VisibilityBadge visibility={visibility} />
        <Text size="sm" c="dimmed">
          <PersonName person={author} />
          {createdAt && `, ${t.by(date(createdAt))}`}
          {editedAt && `, ${t.edited(date(editedAt))}`}
        </Text>
      </Group>
      {mergedInto && (
        <Alert variant="outline" mb="md">
          {t.merged}{' '}
          <Anchor component={Link} to={suggestionPath(mergedInto)} inherit>
            {t.mergedInto}
          </Anchor>
        </Alert>
      )}
      {note && (
        <Alert variant="outline" mb="md" title={status && t.statuses[status]}>
          <Text style={{ whiteSpace: 'pre-wrap' }}>{note}</Text>
          {statusAt && (
            <Text size="sm" c="dimmed">
              {t.statusSince(date(statusAt))}
            </Text>
          )}
        </Alert>
      )}
      {isEditing ? (
        <Suspense fallback={<LoadingState height={320} />}>
          <EditForm suggestion={suggestion} onClose={() => setEditing(false)} />
        </Suspense>
      ) : (
        <ContentHtml html={html} />
      )}
      <Group gap="xs" mt="md">
        <VoteButton suggestion={suggestion} />
        {isOwn && status === 'open' && !mergedInto && !isEditing && (
          <Button variant="subtle" size="compact-sm" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        )}
        {!isOwn && <ReportButton kind="suggestion" id={id} />}
        <ModeratorLinks kind="suggestion" id={id} author={author} />
      </Group>
    </Card>
  );
}
