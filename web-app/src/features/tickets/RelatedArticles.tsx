import { Alert, Anchor, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconExternalLink } from '@tabler/icons-react';
import { useTexts } from '../../shared/texts';
import { articlePath } from '../help-center/paths';
import { useFound } from '../help-center/queries';
import { texts } from './texts';

const PAUSE_MS = 500;
const MOST = 3;
/** Fewer letters say nothing yet. */
const SHORTEST = 4;

/** Articles that may answer what is being asked. What is written stays, as they open in a new tab. */
export function RelatedArticles({ subject }: { subject: string }) {
  const t = useTexts(texts);
  const [words] = useDebouncedValue(subject.trim(), PAUSE_MS);
  const asked = words.length >= SHORTEST ? words : '';
  const { data } = useFound(asked, MOST);
  const found = asked ? (data?.items ?? []) : [];
  return (
    <div role="status">
      {found.length > 0 && (
        <Alert title={t.related} variant="outline">
          {found.map(({ article, excerpt }) => (
            <div key={article?.id}>
              <Anchor
                href={articlePath(article?.id)}
                target="_blank"
                rel="noopener"
                fw={600}
                aria-label={t.newTab(article?.title ?? '')}
              >
                {article?.title} <IconExternalLink size={14} aria-hidden />
              </Anchor>
              <Text size="sm">{excerpt}</Text>
            </div>
          ))}
        </Alert>
      )}
    </div>
  );
}
