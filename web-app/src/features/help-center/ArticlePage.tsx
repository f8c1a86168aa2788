import { useEventTracking } from '@onelastai/web-sdk/react';
import { Anchor, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useFormat } from '../../shared/format';
import { Page } from '../../shared/page';
import { Panel } from '../../shared/panel';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import ArticleText from './ArticleText';
import { Helpful } from './Helpful';
import { articlePath } from './paths';
import { useArticle } from './queries';
import { texts } from './texts';

export default function ArticlePage() {
  const t = useTexts(texts);
  const { date } = useFormat();
  const { id = '' } = useParams();
  const { trackEvent } = useEventTracking();
  const article = useArticle(id);
  const isThere = article.isSuccess;
  useEffect(() => {
    if (isThere) void trackEvent('view', 'help_article', { article: id });
  }, [isThere, id, trackEvent]);
  return (
    <Page title={article.data?.article?.title} back={{ to: '/support/help-center', label: t.all }}>
      <Loaded query={article} loading={<LoadingState height={400} />}>
        {({ article: item, text = '', related = [] }) => (
          <>
            <Text size="sm" c="dimmed">
              {item?.category}. {item?.updated && t.updated(date(`${item.updated}T12:00:00Z`))}
            </Text>
            <ArticleText text={text} />
            <Helpful key={id} id={id} />
            {related.length > 0 && (
              <Panel title={t.related}>
                <Stack gap={6}>
                  {related.map((other) => (
                    <Anchor key={other.id} component={Link} to={articlePath(other.id)}>
                      {other.title}
                    </Anchor>
                  ))}
                </Stack>
              </Panel>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
