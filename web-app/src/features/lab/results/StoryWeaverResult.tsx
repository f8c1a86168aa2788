import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../../shared/texts';
import type { ResultProps, RunResult } from '../operations';
import { Picture } from '../Picture';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    pdf: 'Download as PDF',
    epub: 'Download as EPUB',
    chapter: 'Chapter',
    numbered: (number: number, title: string) => `${number}. ${title}`,
    back: 'Chapter before',
    next: 'Next chapter',
    illustration: (title: string) => `Illustration: ${title}`,
    writtenBy: { algorithm: 'Written by rules', model: 'Written by the model', both: 'Written by the model and by rules' },
  },
});

export default function StoryWeaverResult({ result: { title, chapters = [], pdfUrl, epubUrl } }: ResultProps<'story-weaver'>) {
  const t = useTexts(texts);
  const [at, setAt] = useState(0);
  const chapter = chapters[at];
  return (
    <Stack>
      <Title order={3} size="h2">
        {title}
      </Title>
      <Group>
        <Button component="a" href={pdfUrl} download>
          {t.pdf}
        </Button>
        <Button component="a" href={epubUrl} download>
          {t.epub}
        </Button>
      </Group>
      {chapters.length > 1 && (
        <NativeSelect
          label={t.chapter}
          value={at}
          onChange={({ currentTarget }) => setAt(Number(currentTarget.value))}
          data={chapters.map((each, index) => ({ value: String(index), label: t.numbered(index + 1, each.title ?? '') }))}
        />
      )}
      {chapter && <ChapterView key={at} chapter={chapter} number={at + 1} />}
      <Group>
        <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
          {t.back}
        </Button>
        <Button variant="default" disabled={at + 1 >= chapters.length} onClick={() => setAt(at + 1)}>
          {t.next}
        </Button>
      </Group>
    </Stack>
  );
}

type Chapter = NonNullable<RunResult<'story-weaver'>['chapters']>[number];

function ChapterView({ chapter, number }: { chapter: Chapter; number: number }) {
  const t = useTexts(texts);
  const { title = '', text = '', writtenBy, illustrationUrl = '' } = chapter;
  return (
    <article>
      <Title order={4} mb="xs">
        {t.numbered(number, title)}
      </Title>
      <Picture src={illustrationUrl} alt={t.illustration(title)} width={3} height={2} />
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        <p key={index} className={classes.prose}>
          {paragraph}
        </p>
      ))}
      <Text size="sm" c="dimmed" mt="xs">
        {writtenBy && t.writtenBy[writtenBy]}
      </Text>
    </article>
  );
}
