import { Button, Card, Group, NativeSelect, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { COMMUNITY_KEY, loginPath, ROADMAP, SUGGESTIONS, useCommunityLive } from '../../shared/community';
import { MoreButton } from '../../shared/list/MoreButton';
import { Page } from '../../shared/page';
import { useSession } from '../../shared/session';
import { EmptyState, Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { STATUSES, useSuggestions, type Sort, type Status } from './queries';
import { SuggestionCard } from './SuggestionCard';
import { texts } from './texts';

const SuggestionForm = lazy(() => import('./SuggestionForm'));

const LIVE_MS = 3_000;

export default function SuggestionsPage() {
  const t = useTexts(texts);
  const { user } = useSession();
  const [isOpen, setOpen] = useState(false);
  const queries = useQueryClient();
  useCommunityLive((changes) => {
    if (changes.length === 0 || changes.some(({ kind }) => kind === 'suggestion'))
      void queries.invalidateQueries({ queryKey: [COMMUNITY_KEY, 'suggestions'] });
  }, LIVE_MS);
  const actions = (
    <>
      <Button component={Link} to={ROADMAP} variant="default">
        {t.roadmap}
      </Button>
      {user === null ? (
        <Button component={Link} to={loginPath(SUGGESTIONS)}>
          {t.signIn}
        </Button>
      ) : (
        <Button onClick={() => setOpen(true)} aria-expanded={isOpen}>
          {t.suggest}
        </Button>
      )}
    </>
  );
  return (
    <Page lead={t.lead} actions={actions}>
      {isOpen && user && (
        <Card>
          <Suspense fallback={<LoadingState height={420} />}>
            <SuggestionForm onClose={() => setOpen(false)} />
          </Suspense>
        </Card>
      )}
      <List />
    </Page>
  );
}

function List() {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const sort: Sort = search.get('sort') === 'new' ? 'new' : 'top';
  const status = STATUSES.find((one) => one === search.get('status'));
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  const suggestions = useSuggestions(sort, status);
  return (
    <>
      <Group>
        <NativeSelect
          label={t.sort}
          value={sort}
          onChange={({ currentTarget }) => change('sort', currentTarget.value)}
          data={(['top', 'new'] as const).map((value) => ({ value, label: t.sorts[value] }))}
        />
        <NativeSelect
          label={t.status}
          value={status ?? ''}
          onChange={({ currentTarget }) => change('status', currentTarget.value)}
          data={[{ value: '', label: t.anyStatus }, ...STATUSES.map((value: Status) => ({ value, label: t.statuses[value] }))]}
        />
      </Group>
      <Loaded query={suggestions} loading={<LoadingState height={500} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneBody}</EmptyState>
          ) : (
            <Stack gap="sm">
              {items.map((suggestion) => (
                <SuggestionCard key={suggestion.id} suggestion={suggestion} order={2} />
              ))}
              <MoreButton pages={suggestions} />
            </Stack>
          )
        }
      </Loaded>
    </>
  );
}
