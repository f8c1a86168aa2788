import { Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../../shared/texts';
import { Picture } from '../Picture';
import type { Engine, ResultProps } from '../types';
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

interface Chapter {
  title: string;
  /** Paragraphs with an empty line between them. */
  text: string;
  writtenBy: Engine['kind'];
  illustrationUrl: string;
}

interface Story {
  title: string;
  chapters: readonly Chapter[];
  pdfUrl: string;
  epubUrl: string;
}

export default function StoryWeaverResult({ experiment }: ResultProps) {
  const t = useTexts(texts);
  const { title, chapters, pdfUrl, epubUrl } = experiment.output?.result as Story;
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
          data={chapters.map((each, index) => ({ value: String(index), label: t.numbered(index + 1, each.title) }))}
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

function ChapterView({ chapter: { title, text, writtenBy, illustrationUrl }, number }: { chapter: Chapter; number: number }) {
  const t = useTexts(texts);
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
        {t.writtenBy[writtenBy]}
      </Text>
    </article>
  );
}
