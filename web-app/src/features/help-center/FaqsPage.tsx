import { useEventTracking } from '@onelastai/web-sdk/react';
import { Accordion } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Page } from '../../shared/page';
import { Loaded, LoadingState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { useArticle, useArticles } from './queries';
import { texts } from './texts';

/** Markdown is heavy, and first only the questions are read. */
const ArticleText = lazy(() => import('./ArticleText'));

export default function FaqsPage() {
  const t = useTexts(texts);
  const { trackEvent } = useEventTracking();
  const onOpen = (id: string | null) => {
    if (id) void trackEvent('click', 'faq', { article: id });
  };
  return (
    <Page lead={t.faqsLead}>
      <Loaded query={useArticles('faq')} loading={<LoadingState height={500} />}>
        {({ items = [] }) => (
          <Accordion onChange={onOpen} order={2}>
            {items.map(({ id = '', title }) => (
              <Accordion.Item key={id} value={id}>
                <Accordion.Control>{title}</Accordion.Control>
                <Accordion.Panel>
                  <Answer id={id} />
                </Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        )}
      </Loaded>
    </Page>
  );
}

function Answer({ id }: { id: string }) {
  const loading = <LoadingState height={60} />;
  return (
    <Suspense fallback={loading}>
      <Loaded query={useArticle(id)} loading={loading}>
        {({ text = '' }) => <ArticleText text={text} />}
      </Loaded>
    </Suspense>
  );
}
