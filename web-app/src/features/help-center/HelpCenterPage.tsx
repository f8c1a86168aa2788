import { Anchor, SimpleGrid, Stack } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { ArticleSearch } from './ArticleSearch';
import { articlePath } from './paths';
import { useArticles, type ArticleItem } from './queries';

export default function HelpCenterPage() {
  return (
    <Page>
      <ArticleSearch />
      <Loaded query={useArticles('article')} loading={<LoadingState height={500} />}>
        {({ items = [] }) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {[...byCategory(items)].map(([category, articles]) => (
              <Panel key={category} title={category}>
                <Stack gap={6}>
                  {articles.map(({ id, title }) => (
                    <Anchor key={id} component={Link} to={articlePath(id)}>
                      {title}
                    </Anchor>
                  ))}
                </Stack>
              </Panel>
            ))}
          </SimpleGrid>
        )}
      </Loaded>
    </Page>
  );
}

function byCategory(items: readonly ArticleItem[]): Map<string, ArticleItem[]> {
  const categories = new Map<string, ArticleItem[]>();
  for (const item of items) {
    const { category = '' } = item;
    categories.set(category, [...(categories.get(category) ?? []), item]);
  }
  return categories;
}
