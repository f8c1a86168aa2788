import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { suggestionPath } from '../../shared/community';
import { MarkdownInput } from '../../shared/community/MarkdownInput';
import { toast } from '../../shared/feedback';
import { ApiFormView, SubmitButton, useApiForm } from '../../shared/form';
import { useTexts } from '../../shared/texts';
import { LONGEST_DESCRIPTION, LONGEST_TITLE } from './limits';
import { useSimilar, useSuggest, type Category } from './queries';
import { SuggestionCard } from './SuggestionCard';
import { texts } from './texts';

const PAUSE_MS = 400;
const AGENTS: Category = 'agents';

/** What is wished for; what is like it is offered meanwhile. */
export default function SuggestionForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const suggest = useSuggest();
  const [clientId] = useState(() => crypto.randomUUID());
  const form = useApiForm({
    initialValues: { title: '', category: AGENTS, description: '' },
    submit: (values) => suggest.mutateAsync({ ...values, clientId }),
    onDone: ({ id, visibility }) => {
      toast.success(visibility === 'held' ? t.held : t.sent);
      return go(suggestionPath(id));
    },
  });
  const { getInputProps, values } = form.fields;
  return (
    <ApiFormView form={form}>
      <TextInput label={t.title} description={t.titleHint} required autoFocus maxLength={LONGEST_TITLE} {...getInputProps('title')} />
      <Similar title={values.title} />
      <NativeSelect
        label={t.category}
        data={Object.entries(t.categories).map(([value, label]) => ({ value, label }))}
        {...getInputProps('category')}
      />
      <MarkdownInput form={form} name="description" label={t.description} maxLength={LONGEST_DESCRIPTION} />
      <Group>
        <SubmitButton form={form}>{t.send}</SubmitButton>
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
      </Group>
    </ApiFormView>
  );
}

function Similar({ title }: { title: string }) {
  const t = useTexts(texts);
  const [words] = useDebouncedValue(title.trim(), PAUSE_MS);
  const { data: similar = [] } = useSimilar(words);
  return (
    <div aria-live="polite">
      {words && similar.length > 0 && (
        <Stack gap="xs">
          <Text fw={600}>{t.similar}</Text>
          <Text size="sm" c="dimmed">
            {t.similarBody}
          </Text>
          {similar.map((one) => (
            <SuggestionCard key={one.id} suggestion={one} order={2} />
          ))}
        </Stack>
      )}
    </div>
  );
}
