import { useEventTracking } from '@onelastai/web-sdk/react';
import { Anchor, Button, Card, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../../shared/format';
import { EmptyState } from '../../shared/state';
import { useTexts } from '../../shared/texts';
import { articlePath } from './paths';
import { useFound } from './queries';
import { texts } from './texts';

const PAUSE_MS = 400;

/** Searches while it is typed. What was searched, and whether in vain, is tracked. */
export function ArticleSearch() {
  const t = useTexts(texts);
  const { number } = useFormat();
  const { trackEvent } = useEventTracking();
  const [text, setText] = useState('');
  const [words] = useDebouncedValue(text.trim(), PAUSE_MS);
  const { data, isPlaceholderData } = useFound(words);
  const found = data?.items ?? [];
  const results = data && !isPlaceholderData ? found.length : undefined;
  useEffect(() => {
    if (words && results !== undefined) void trackEvent('search', 'help_center', { words, results });
  }, [words, results, trackEvent]);
  return (
    <Stack role="search">
      <TextInput
        type="search"
        label={t.search}
        placeholder={t.searchHint}
        size="md"
        maxLength={200}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div aria-live="polite">
        {words && data && (
          <Stack gap="sm">
            {found.length > 0 && (
              <Text size="sm" c="dimmed">
                {t.results(number(found.length), words)}
              </Text>
            )}
            {found.map(({ article, excerpt }) => (
              <Card key={article?.id} p="sm">
                <Anchor component={Link} to={articlePath(article?.id)} fw={600}>
                  {article?.title}
                </Anchor>
                <Text size="sm">{excerpt}</Text>
              </Card>
            ))}
            {found.length === 0 && (
              <EmptyState
                title={t.none}
                action={
                  <Button component={Link} to="/support/create-ticket">
                    {t.ask}
                  </Button>
                }
              >
                {t.noneBody}
              </EmptyState>
            )}
          </Stack>
        )}
      </div>
    </Stack>
  );
}
