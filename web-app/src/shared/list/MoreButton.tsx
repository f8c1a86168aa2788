import { Button, Center } from '@mantine/core';
import { defineTexts, useTexts } from '../texts';
import type { MorePages } from './use-pages';

const texts = defineTexts({ en: { more: 'Show more' } });

/** The button that brings the next page. */
export function MoreButton({ pages }: { pages: Partial<MorePages> }) {
  const t = useTexts(texts);
  if (!pages.hasMore) return null;
  return (
    <Center>
      <Button variant="default" loading={pages.isLoadingMore} onClick={pages.more}>
        {t.more}
      </Button>
    </Center>
  );
}
