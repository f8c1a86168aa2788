import { Alert, List, Stack, Text } from '@mantine/core';
import { communityTexts } from '../../shared/community';
import { Facts } from '../../shared/facts';
import { useFormat } from '../../shared/format';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useTrust } from './queries';
import { texts } from './texts';

/** How far the user is trusted, what is missing for more, and what may still be done today. */
export function TrustPanel() {
  const t = useTexts(texts);
  const { levels, activities } = useTexts(communityTexts);
  const { number, dateTime } = useFormat();
  return (
    <Panel title={t.trust} lead={t.trustLead}>
      <Loaded query={useTrust()} loading={<LoadingState height={160} />}>
        {({ level, next, limits = [], bannedUntil }) => (
          <Stack>
            {bannedUntil && (
              <Alert color="red" variant="outline">
                {t.banned(dateTime(bannedUntil))}
              </Alert>
            )}
            {level && <Text fw={600}>{levels[level]}</Text>}
            {next?.level && (
              <div>
                <Text>{t.nextLevel(levels[next.level])}</Text>
                <List>
                  {next.needs?.map(({ measure = 'days', needed = 0, have = 0 }) => (
                    <List.Item key={measure}>
                      {t.measures[measure]}: {t.haveOf(number(have), number(needed))}
                    </List.Item>
                  ))}
                </List>
              </div>
            )}
            <Text>{t.usedToday}</Text>
            <Facts
              facts={limits.map(({ activity = 'post', limit = 0, used = 0 }) => [activities[activity], t.haveOf(number(used), number(limit))])}
            />
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}
