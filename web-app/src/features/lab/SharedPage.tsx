import { Button, Card, Group, Stack } from '@mantine/core';
import { Suspense } from 'react';
import { Link, useLocation } from 'react-router';
import { ApiError } from '../../shared/api';
import { Page } from '../../shared/page';
import { Loaded, LoadingState } from '../../shared/state';
import { defineTexts, useTexts } from '../../shared/texts';
import { pathOf, useExperimentName } from './experiment-name';
import { Given } from './Given';
import { useShared } from './queries';
import { ResultView } from './ResultView';
import { Made } from './RunView';
import { texts as common } from './texts';

const texts = defineTexts({
  en: {
    lead: 'Somebody shared this with you.',
    noToken: 'This link is incomplete',
    noTokenBody: 'Ask whoever sent it for the whole of it.',
    gone: 'This link shows nothing any more',
    goneBody: 'It was withdrawn or has expired.',
    lab: 'See the lab',
    try: 'Try it yourself',
  },
});

export default function SharedPage() {
  const t = useTexts(texts);
  const c = useTexts(common);
  const token = new URLSearchParams(useLocation().hash.slice(1)).get('token') ?? '';
  const nameOf = useExperimentName();
  const shared = useShared(token);
  const isGone = shared.error instanceof ApiError && shared.error.status === 404;
  if (!token) return <Nothing title={t.noToken} body={t.noTokenBody} />;
  if (isGone) return <Nothing title={t.gone} body={t.goneBody} />;
  return (
    <Page title={shared.data && nameOf(shared.data.experimentType)} lead={t.lead}>
      <Loaded query={shared} loading={<LoadingState height={500} />}>
        {(run) => (
          <>
            <Card>
              <Stack>
                <Suspense fallback={<LoadingState height={360} />}>
                  <ResultView experiment={run} />
                </Suspense>
                <Made run={run} />
                <Group>
                  {run.output?.fileUrl && (
                    <Button component="a" href={run.output.fileUrl} download variant="default">
                      {c.download}
                    </Button>
                  )}
                  <Button component={Link} to={pathOf(run.experimentType)}>
                    {t.try}
                  </Button>
                </Group>
              </Stack>
            </Card>
            <Given run={run} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Nothing({ title, body }: { title: string; body: string }) {
  const t = useTexts(texts);
  return (
    <Page title={title} lead={body} width="narrow">
      <div>
        <Button component={Link} to="/lab" variant="default">
          {t.lab}
        </Button>
      </div>
    </Page>
  );
}
