import { Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { SUGGESTIONS } from '../../shared/community';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useRoadmap } from './queries';
import { SuggestionCard } from './SuggestionCard';
import { texts } from './texts';

const COLUMNS = ['planned', 'started', 'done'] as const;

export default function RoadmapPage() {
  const t = useTexts(texts);
  const suggest = (
    <Button component={Link} to={SUGGESTIONS}>
      {t.suggest}
    </Button>
  );
  return (
    <Page lead={t.roadmapLead} width="wide" actions={suggest}>
      <Loaded query={useRoadmap()} loading={<LoadingState height={500} />}>
        {(roadmap) => (
          <SimpleGrid cols={{ base: 1, md: 3 }}>
            {COLUMNS.map((column) => (
              <Panel key={column} title={t.columns[column]}>
                <Stack gap="sm">
                  {roadmap[column]?.map((suggestion) => (
                    <SuggestionCard key={suggestion.id} suggestion={suggestion} order={3} withStatus={false} />
                  ))}
                  {!roadmap[column]?.length && <Text c="dimmed">{t.emptyColumn}</Text>}
                </Stack>
              </Panel>
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Page>
  );
}
