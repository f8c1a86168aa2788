import { Button, Grid, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../../shared/page';
import { LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { Feed } from './Feed';
import { toFilter, toSearch, type FeedFilter } from './filter';
import { NEW_POST } from './paths';
import { Side } from './Side';
import { texts } from './texts';

/** The feed is read without them. */
const FeedControls = lazy(() => import('./FeedControls'));
const Found = lazy(() => import('./Found'));
const Search = lazy(() => import('./Search'));

export default function CommunityPage() {
  const t = useTexts(texts);
  const [search, setSearch] = useSearchParams();
  const words = search.get('q')?.trim() ?? '';
  const filter = toFilter(search);
  const change = (next: FeedFilter) => setSearch(toSearch(next), { replace: true, preventScrollReset: true });
  const write = (
    <Button component={Link} to={NEW_POST}>
      {t.write}
    </Button>
  );
  return (
    <Page lead={t.lead} width="wide" actions={write}>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            <Suspense fallback={<LoadingState height={60} />}>
              <Search words={words} onChange={(q) => setSearch(q ? { q } : {}, { replace: true, preventScrollReset: true })} />
            </Suspense>
            {words ? (
              <Suspense fallback={<LoadingState height={400} />}>
                <Found words={words} />
              </Suspense>
            ) : (
              <>
                <Suspense fallback={<LoadingState height={110} />}>
                  <FeedControls filter={filter} onChange={change} />
                </Suspense>
                <Feed key={toSearch(filter).toString()} filter={filter} />
              </>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Side />
        </Grid.Col>
      </Grid>
    </Page>
  );
}
