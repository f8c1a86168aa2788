import { Anchor, Group, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { MODERATION_LOG, ROADMAP, SUGGESTIONS } from '../../shared/community';
import { useHasRoute } from '../../shared/frame';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { tagPath } from './paths';
import { useTags } from './queries';
import { texts } from './texts';

const MOST = 20;

/** Beside the feed: what else there is. */
export function Side() {
  const t = useTexts(texts);
  const hasRoute = useHasRoute();
  const links = [
    ['/community/overview', t.overview],
    [SUGGESTIONS, t.suggestions],
    [ROADMAP, t.roadmap],
    ['/rewards', t.rewards],
    ['/community/contributing', t.contributing],
    ['/community/discord', t.discord],
    [MODERATION_LOG, t.log],
  ] as const;
  return (
    <Stack>
      <Panel title={t.tags}>
        <Loaded query={useTags()} loading={<LoadingState height={120} />}>
          {(tags) =>
            tags.length === 0 ? (
              t.noTags
            ) : (
              <Group gap="xs">
                {tags.slice(0, MOST).map(({ tag = '' }) => (
                  <Anchor key={tag} component={Link} to={tagPath(tag)}>
                    #{tag}
                  </Anchor>
                ))}
              </Group>
            )
          }
        </Loaded>
      </Panel>
      <Panel title={t.more}>
        <Stack gap={6}>
          {links
            .filter(([path]) => hasRoute(path))
            .map(([path, label]) => (
              <Anchor key={path} component={Link} to={path}>
                {label}
              </Anchor>
            ))}
        </Stack>
      </Panel>
    </Stack>
  );
}
