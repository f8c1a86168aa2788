import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { defineTexts, useTexts } from '../../../shared/texts';
import { optionLabel } from '../labels';
import { pieces } from '../marked';
import type { ResultProps } from '../operations';
import classes from '../Lab.module.css';

const texts = defineTexts({
  en: {
    reading: 'What the symbols say',
    model: 'What the model reads',
    dream: 'Your dream',
    symbols: 'Symbols',
    none: 'The dictionary knows none of its words.',
    mood: (mood: string) => `Mood: ${mood}`,
    theme: (theme: string) => `Theme: ${theme}`,
  },
});

export default function DreamInterpreterResult({ result }: ResultProps<'dream-interpreter'>) {
  const t = useTexts(texts);
  const { help, dreamText = '', symbols = [], themes = [], mood, interpretation = '', modelInterpretation, note } = result;
  const words = symbols.flatMap(({ found = [] }) => found.map(({ start = 0, end = 0 }) => ({ start, end })));
  // The help stands above it as well.
  const reading = help ? interpretation.replace(help, '').trim() : interpretation;
  return (
    <Stack>
      {help && <Alert variant="outline">{help}</Alert>}
      <Part title={t.reading} text={reading} />
      {modelInterpretation && <Part title={t.model} text={modelInterpretation} />}
      <Group gap="xs">
        {mood && <Badge>{t.mood(optionLabel(mood))}</Badge>}
        {themes.map(({ theme = '' }) => (
          <Badge key={theme} variant="default">
            {t.theme(optionLabel(theme))}
          </Badge>
        ))}
      </Group>
      <div>
        <Title order={3} size="h4">
          {t.dream}
        </Title>
        <p className={classes.prose}>
          {pieces(dreamText, words).map(({ text, isMarked }, index) =>
            isMarked ? <mark key={index}>{text}</mark> : text,
          )}
        </p>
      </div>
      <div>
        <Title order={3} size="h4" mb="xs">
          {t.symbols}
        </Title>
        {symbols.length === 0 && <Text c="dimmed">{t.none}</Text>}
        <dl className={classes.symbols}>
          {symbols.map(({ symbol = '', meaning, traditions = {} }) => (
            <div key={symbol}>
              <dt>{optionLabel(symbol)}</dt>
              <dd>{meaning}</dd>
              {Object.entries(traditions).map(([tradition, said]) => (
                <dd key={tradition}>
                  <Text span size="sm" c="dimmed">
                    {optionLabel(tradition)}: {said}
                  </Text>
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </div>
      <Text size="sm" c="dimmed">
        {note}
      </Text>
    </Stack>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <Title order={3} size="h4">
        {title}
      </Title>
      <p className={classes.prose}>{text}</p>
    </div>
  );
}
